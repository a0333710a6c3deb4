// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import io.fluxion.collector.row.RowSchema;

/** Makes the decoder of a format. */
public final class Decoders {
  private Decoders() {}

  /**
   * A decoder at the beginning of an input. Reads nothing yet.
   *
   * @param format what the input holds; a text, since what a recording holds stands in its header
   *     (the recording package has one)
   * @param buffer over the input; the decoder is its only reader from now on
   * @param inputName what messages call the input
   * @param options what the columns mean
   * @return a new decoder
   * @throws UsageException where a column is not named as the format names columns
   */
  public static Decoder open(
      final Format format, final RowBuffer buffer, final String inputName, final RowSchema options)
      throws UsageException {
    return switch (format) {
      case DOCKER ->
          new JsonDecoder(buffer, inputName, new DockerFrameReader(options.maxKeyBytes()));
      case CSV -> new CsvDecoder(buffer, inputName, options);
      case NDJSON -> new JsonDecoder(buffer, inputName, new NdjsonRow(options));
      case FLUXION ->
          throw new IllegalArgumentException(inputName + " is a recording, which has no lines");
    };
  }
}
