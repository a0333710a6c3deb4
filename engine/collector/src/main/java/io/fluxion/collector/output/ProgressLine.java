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
package io.fluxion.collector.output;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on the line where the cursor is; closed, it leaves that line empty. */
final class ProgressLine {
  /** Back to the line's start, and what stands there away. */
  static final String CLEAR_LINE = "\r\u001b[K";

  private static final int CELLS = 79;
  private static final int MILLIS = 200;
  private static final long MEGABYTE = 1_000_000;

  private final ProgressBar bar;

  /**
   * Draws a bar.
   *
   * @param task what stands before it
   * @param totalBytes where it ends, or -1 where it counts rows without an end
   * @param elapsedNanos how long the run took so far
   */
  ProgressLine(
      final PrintStream err, final String task, final long totalBytes, final long elapsedNanos) {
    final ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(totalBytes)
            .startsFrom(0, Duration.ofNanos(elapsedNanos))
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(MILLIS)
            .setConsumer(new Line(err));
    if (totalBytes < 0) {
      builder.setUnit(" rows", 1).hideEta();
    } else {
      builder.setUnit(" MB", MEGABYTE);
    }
    bar = builder.build();
  }

  void moveTo(final long position) {
    bar.stepTo(position);
  }

  void close() {
    bar.close();
  }

  /**
   * Draws by a carriage return alone: needs neither a terminal library nor the terminal's width.
   */
  private static final class Line implements ProgressBarConsumer {
    private final PrintStream err;

    private Line(final PrintStream err) {
      this.err = err;
    }

    @Override
    public int getMaxRenderedLength() {
      return CELLS;
    }

    @Override
    public void accept(final String text) {
      err.print('\r' + text);
      err.flush();
    }

    @Override
    public void close() {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
