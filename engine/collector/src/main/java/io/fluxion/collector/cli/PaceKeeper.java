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
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Sink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** Holds rows back until they are due, over all files of a run. */
final class PaceKeeper {
  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  private final Pace pace;
  private final Messages messages;

  PaceKeeper(final double speed, final Messages messages) {
    this.messages = messages;
    pace = new Pace(speed);
  }

  /**
   * Waits for the row, where it has an x and is not due yet. What came before is out by then.
   *
   * @param sample the row
   * @param frames whether its time is that of a frame
   * @param decoder where it came from
   * @param name of its file
   */
  void await(
      final Sample sample,
      final boolean frames,
      final Decoder decoder,
      final String name,
      final Sink sink)
      throws IOException {
    if (frames ? !sample.hasFrame() : !sample.hasX(0)) {
      return;
    }
    final long delay = pace.delay(frames ? sample.frame() : sample.xBits(0), System.nanoTime());
    if (delay == 0) {
      return;
    }
    sink.flush();
    if (pace.isWorthSaying(delay)) {
      messages.say(
          decoder.place(name)
              + ": this row is due in "
              + Pace.text(delay)
              + " by its x, at the speed asked for; waiting for it");
    }
    try {
      Thread.sleep(delay / MILLISECOND, (int) (delay % MILLISECOND));
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a row to be due");
    }
  }
}
