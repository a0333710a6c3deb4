package io.fluxion.collector.codec;

import io.fluxion.collector.source.RowBuffer;

/** Makes the decoder of a format. */
public final class Decoders {
  private Decoders() {}

  /**
   * A decoder at the beginning of an input. Reads nothing yet.
   *
   * @param format what the input holds; a text, since what a recording holds stands in its header
   *     ({@link RecordingDecoder})
   * @param buffer over the input; the decoder is its only reader from now on
   * @param inputName what messages call the input
   * @param options what the columns mean
   * @return a new decoder
   */
  public static Decoder open(
      final Format format,
      final RowBuffer buffer,
      final String inputName,
      final RowOptions options) {
    return switch (format) {
      case DOCKER -> new DockerDecoder(buffer, inputName, options.maxKeyBytes());
      case CSV -> new CsvDecoder(buffer, inputName, options);
      case NDJSON -> new NdjsonDecoder(buffer, inputName, options);
      case FLUXION ->
          throw new IllegalArgumentException(inputName + " is a recording, which has no lines");
    };
  }
}
