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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Lines on their way to standard error, printed by a thread of their own: whoever says something
 * does not wait for whoever reads it, who may not read at all. Thread-safe.
 *
 * <p>Lines come out in the order in which they were put. What finds no room is counted, and where
 * it would have stood is said how many lines are not there.
 */
final class MessageQueue {
  /** So many lines wait; further ones are counted. */
  static final int MOST = 1_000;

  private final PrintStream err;
  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread thread = new Thread(this::print, "fluxion-messages");
  private long skipped;
  private boolean closed;

  /** A queue whose thread waits for the first line; it keeps no process alive. */
  MessageQueue(final PrintStream err) {
    this.err = err;
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes a line, or counts it; once closed, neither. */
  synchronized void put(final String line) {
    if (closed) {
      return;
    }
    // The count stands before the line that comes after those it counts.
    final int needed = skipped > 0 ? 2 : 1;
    if (lines.size() + needed > MOST) {
      skipped++;
      return;
    }
    if (skipped > 0) {
      lines.addLast(takeSkipped());
    }
    lines.addLast(line);
    notifyAll();
  }

  private String takeSkipped() {
    final String line = Messages.PREFIX + skipped + " further messages were not shown";
    skipped = 0;
    return line;
  }

  private void print() {
    String line = next();
    while (line != null) {
      err.println(line);
      err.flush();
      line = next();
    }
  }

  /** Waits for the next line; null once there will be none. */
  private synchronized String next() {
    while (lines.isEmpty() && skipped == 0 && !closed) {
      try {
        wait();
      } catch (final InterruptedException e) {
        // Nobody else has this thread: the queue's end is the only one.
        closed = true;
      }
    }
    if (lines.isEmpty() && skipped > 0) {
      return takeSkipped();
    }
    return lines.pollFirst();
  }

  /**
   * Takes no more lines, and waits until those that it took are printed.
   *
   * @param longestMillis how long, above 0
   * @return false where not all of them are printed by then
   */
  boolean close(final long longestMillis) {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    final long begun = System.nanoTime();
    boolean interrupted = false;
    long left = longestMillis;
    while (left > 0 && thread.isAlive()) {
      try {
        thread.join(left);
      } catch (final InterruptedException e) {
        interrupted = true;
      }
      left = longestMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
