// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.IdleListener;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Lines on standard input, so that a shell's pipe is a live source; at its end the run ends. What
 * arrives after a wait is a poll of its own.
 */
final class LineSource implements LiveSource {
  /** So many rows at a time; whether the run was stopped meanwhile is looked at in between. */
  private static final int BATCH = 256;

  private final Input input;
  private final Decoder decoder;
  private final Sample sample;
  private final Waits waits;

  /** Hears of each wait for input; what was taken goes out before it. */
  static final class Waits implements IdleListener {
    private SampleOutput out;

    @Override
    public void beforeBlocking() {
      if (out != null) {
        out.flush();
      }
    }
  }

  /**
   * A source at its first line.
   *
   * @param waits told before each read of the input
   */
  LineSource(final Input input, final Decoder decoder, final Sample sample, final Waits waits) {
    this.input = input;
    this.decoder = decoder;
    this.sample = sample;
    this.waits = waits;
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public boolean poll(final SampleOutput out) throws IOException, InputException, UsageException {
    waits.out = out;
    for (int i = 0; i < BATCH; i++) {
      final int outcome = decoder.next(sample);
      if (outcome == Decoder.END) {
        return false;
      }
      handOn(outcome, out);
    }
    return true;
  }

  private void handOn(final int outcome, final SampleOutput out) {
    if (outcome == Decoder.MALFORMED) {
      out.malformed(decoder.place(input.name()), decoder.reason());
    } else {
      final String label = decoder.label();
      final byte[] text = label == null ? null : label.getBytes(StandardCharsets.UTF_8);
      out.sample(sample, text, text == null ? SampleOutput.NO_LABEL : text.length);
    }
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
