package io.fluxion.collector.command;

import io.fluxion.collector.codec.Decoder;
import io.fluxion.collector.live.LiveSource;
import io.fluxion.collector.live.SampleOutput;
import io.fluxion.collector.source.Input;
import io.fluxion.collector.source.InputException;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lines on standard input, so that a shell's pipe is a live source; at its end the run ends. */
final class LineSource implements LiveSource {
  /** So many rows at a time; whether the run was stopped meanwhile is looked at in between. */
  private static final int BATCH = 256;

  private final Input input;
  private final Decoder decoder;
  private final Sample sample;

  LineSource(final Input input, final Decoder decoder, final Sample sample) {
    this.input = input;
    this.decoder = decoder;
    this.sample = sample;
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public boolean poll(final SampleOutput out) throws IOException, InputException, UsageException {
    for (int i = 0; i < BATCH; i++) {
      final int outcome = decoder.next(sample);
      if (outcome == Decoder.END) {
        return false;
      }
      if (outcome == Decoder.MALFORMED) {
        out.malformed(decoder.place(input.name()), decoder.reason());
      } else {
        final String label = decoder.label();
        final byte[] text = label == null ? null : label.getBytes(StandardCharsets.UTF_8);
        out.sample(sample, text, text == null ? SampleOutput.NO_LABEL : text.length);
      }
    }
    return true;
  }

  @Override
  public void close() {
    try {
      input.close();
    } catch (final IOException e) {
      // It was only read.
    }
  }
}
