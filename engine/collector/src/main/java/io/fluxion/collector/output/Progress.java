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

import io.fluxion.collector.input.Input;
import java.io.File;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How far a run has come, on standard error, for a person, and only once it takes longer than a
 * second: what draws it is not even loaded before.
 */
public final class Progress implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private final PrintStream err;
  private final Messages messages;
  private final boolean wanted;
  private final String task;
  private final long totalBytes;
  private final long started = System.nanoTime();
  private long bytesBefore;
  private ProgressLine line;

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
    if (line == null) {
      final long elapsed = System.nanoTime() - started;
      if (elapsed < PATIENCE) {
        return;
      }
      line = new ProgressLine(err, task, totalBytes, elapsed);
      messages.overProgress(true);
    }
    line.moveTo(totalBytes < 0 ? rows : bytesBefore + input.bytesRead());
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
    if (line != null) {
      line.close();
      line = null;
      messages.overProgress(false);
    }
  }
}
