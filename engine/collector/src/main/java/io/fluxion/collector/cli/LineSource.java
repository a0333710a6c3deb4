/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.cli;

import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lines on standard input, so that a shell's pipe is a live source; at its end the run ends. A poll
 * hands on what arrived at one time, and nothing that was waited for meanwhile.
 */
final class LineSource implements LiveSource {
  /** So many rows at a time; whether the run was stopped meanwhile is looked at in between. */
  private static final int BATCH = 256;

  private static final int NOTHING = -1;

  private final Input input;
  private final Decoder decoder;
  private final Sample sample;
  private final AtomicBoolean waited;
  // Of the row that is read and not handed on yet.
  private int outcome = NOTHING;

  /**
   * A source at its first line.
   *
   * @param waited is set before each read of the input
   */
  LineSource(
      final Input input, final Decoder decoder, final Sample sample, final AtomicBoolean waited) {
    this.input = input;
    this.decoder = decoder;
    this.sample = sample;
    this.waited = waited;
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public boolean poll(final SampleOutput out) throws IOException, InputException, UsageException {
    if (outcome == NOTHING) {
      outcome = decoder.next(sample);
    }
    waited.set(false);
    for (int i = 0; i < BATCH && !waited.get(); i++) {
      if (outcome == Decoder.END) {
        return false;
      }
      handOn(out);
      outcome = decoder.next(sample);
    }
    return true;
  }

  private void handOn(final SampleOutput out) {
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
