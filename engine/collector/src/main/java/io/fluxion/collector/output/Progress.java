// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.collector.input.Input;
import java.io.File;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a run has come, as a bar on standard error, for a person, and only once it takes longer
 * than a second. Closed, it leaves its line empty.
 */
public final class Progress implements AutoCloseable {
  /** Back to the line's start, and what stands there away. */
  static final String CLEAR_LINE = "\r\u001b[K";

  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int CELLS = 79;
  private static final int UPDATE_MILLIS = 200;
  private static final long MEGABYTE = 1_000_000;

  private final PrintStream err;
  private final Messages messages;
  private final boolean wanted;
  private final String task;
  private final long totalBytes;
  private final long started = System.nanoTime();
  private long bytesBefore;
  private ProgressBar bar;

  /**
   * No progress so far.
   *
   * @param err standard error, where it is drawn
   * @param messages what is written in between
   * @param wanted whether there is a person to see it
   * @param task what the run does
   * @param files what will be read, in turn: paths, or - for standard input
   */
  public Progress(
      final PrintStream err,
      final Messages messages,
      final boolean wanted,
      final String task,
      final List<String> files) {
    this.task = task;
    this.err = err;
    this.messages = messages;
    this.wanted = wanted;
    totalBytes = totalBytes(files);
  }

  /** The size of all files together, or -1 where one of them has none. */
  private static long totalBytes(final List<String> files) {
    long total = 0;
    for (final String name : files) {
      final File file = new File(name);
      if (name.equals(Input.STANDARD_INPUT) || !file.isFile()) {
        return -1;
      }
      total += file.length();
    }
    return total;
  }

  /**
   * Called now and then; cheap.
   *
   * @param input what is being read
   * @param rows of all inputs so far
   */
  public void tick(final Input input, final long rows) {
    if (!wanted) {
      return;
    }
    if (bar == null) {
      final long elapsed = System.nanoTime() - started;
      if (elapsed < SILENT_NANOS) {
        return;
      }
      bar = bar(elapsed);
      messages.overProgress(true);
    }
    bar.stepTo(totalBytes < 0 ? rows : bytesBefore + input.bytesRead());
  }

  private ProgressBar bar(final long elapsedNanos) {
    final ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(totalBytes)
            .startsFrom(0, Duration.ofNanos(elapsedNanos))
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new Line(err));
    return totalBytes < 0
        ? builder.setUnit(" rows", 1).hideEta().build()
        : builder.setUnit(" MB", MEGABYTE).build();
  }

  /**
   * An input is through; the next one follows.
   *
   * @param input that was read
   */
  public void passed(final Input input) {
    bytesBefore += input.bytesRead();
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      messages.overProgress(false);
    }
  }

  /** Draws by a carriage return alone: needs no terminal library and not the terminal's width. */
  private record Line(PrintStream err) implements ProgressBarConsumer {
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
      accept(CLEAR_LINE);
    }
  }
}
