// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.collector.source.Log;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Lines on standard error, each of them one line whatever is in it; the malformed rows counted.
 * Thread-safe. Whoever says something waits until it is printed, but between {@link #queue} and
 * {@link #endQueue}.
 */
public final class Messages implements Log {
  /** How many malformed rows, or places where there are several, are named. */
  static final int NAMED = 10;

  /** What every line begins with. */
  static final String PREFIX = "fluxion: ";

  private static final String DEBUG = "fluxion.debug";

  /** At its end a run waits so long for whoever reads what was said. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final PrintStream err;
  private boolean overProgress;
  private Consumer<String> taker;
  // Where nobody is to wait for standard error, otherwise null.
  private OutputQueue queue;
  private long skipped;
  // Read while whoever says something may hang in it.
  private final AtomicLong malformed = new AtomicLong();
  // In a recording, many rows may be lost in one place.
  private long places;

  /**
   * No message so far, and no malformed row.
   *
   * @param err standard error; not closed
   */
  public Messages(final PrintStream err) {
    this.err = err;
  }

  /** Whether a progress bar stands on the line that the next message is written on. */
  synchronized void overProgress(final boolean over) {
    overProgress = over;
  }

  /**
   * Hands messages to whoever has the screen meanwhile.
   *
   * @param newTaker takes each as one line; null for standard error again
   */
  public synchronized void divert(final Consumer<String> newTaker) {
    taker = newTaker;
  }

  /**
   * From now on what is said is printed by a thread of its own, in its order, and nobody waits for
   * that: a run that goes on for ever must not hang on a reader who has stopped reading.
   */
  public synchronized void queue() {
    queue = new OutputQueue("messages", new ErrorTarget(), false, null);
  }

  /** Standard error behind a queue. */
  private final class ErrorTarget implements OutputTarget {
    @Override
    public void write(final ByteBuffer chunk) {
      err.write(chunk.array(), 0, chunk.limit());
      err.flush();
    }

    @Override
    public void close() {
      // It belongs to the process.
    }
  }

  /**
   * Waits until what was said is printed, but no more than two seconds. Where that is not enough,
   * whatever is said from then on is lost: it would wait for ever.
   */
  public void endQueue() {
    final OutputQueue ended;
    synchronized (this) {
      ended = queue;
      if (ended == null) {
        return;
      }
    }
    ended.deadline(System.nanoTime() + PATIENCE_NANOS);
    try {
      if (skipped > 0) {
        ended.offerLast(ByteBuffer.wrap(skippedLine().getBytes(StandardCharsets.UTF_8)), 0);
        skipped = 0;
      }
      if (ended.close()) {
        synchronized (this) {
          queue = null;
        }
      }
    } catch (final IOException e) {
      // Nobody is left to be told.
    }
  }

  private String skippedLine() {
    return PREFIX + skipped + " further messages were not shown\n";
  }

  private boolean queueLine(final String text) {
    try {
      return queue.offer(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (final IOException e) {
      return false;
    }
  }

  /** Says something; what would end its line or move a cursor is replaced by spaces. */
  @Override
  public synchronized void say(final String message) {
    if (taker != null) {
      taker.accept(oneLine(message));
    } else {
      print((overProgress ? Progress.CLEAR_LINE : "") + PREFIX + oneLine(message));
    }
  }

  private synchronized void print(final String text) {
    if (queue != null) {
      // The count stands before the line that comes after those it counts.
      final String line = (skipped > 0 ? skippedLine() : "") + text + '\n';
      skipped = queueLine(line) ? 0 : skipped + 1;
    } else {
      err.println(text);
      err.flush();
    }
  }

  @Override
  public void malformed(final String place, final String reason) {
    malformed(place, reason, 1);
  }

  /**
   * Counts malformed rows that are one in place and reason, and says it of the first places.
   *
   * @param place input and line, or block
   * @param reason what is wrong there
   * @param rows how many, 1 or more
   */
  public synchronized void malformed(final String place, final String reason, final long rows) {
    malformed(rows);
    if (places <= NAMED) {
      say(place + ": " + reason);
    }
  }

  @Override
  public synchronized void malformed(final long rows) {
    malformed.addAndGet(rows);
    places++;
  }

  /**
   * The malformed rows so far.
   *
   * @return 0 or more; never waits, whoever says something meanwhile
   */
  public long malformed() {
    return malformed.get();
  }

  /**
   * One line for what nobody foresaw; where it came from is printed only if asked for.
   *
   * @param e what was thrown
   * @return the line, to be said
   */
  public String unexpected(final Throwable e) {
    if (Boolean.getBoolean(DEBUG)) {
      final StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      print(trace.toString().stripTrailing());
    }
    if (e instanceof InternalError && String.valueOf(e.getMessage()).contains("unsafe memory")) {
      // A page of a mapped file that is gone, which the JVM says when it pleases.
      return "an input was cut off while it was read";
    }
    return "unexpected: " + e + " (java -D" + DEBUG + "=true says where)";
  }

  /** Says the count of malformed rows, where not all of them were named. */
  public synchronized void sayMalformed() {
    if (places > NAMED) {
      final String named = malformed() == places ? NAMED + " of them" : NAMED + " places";
      say(malformed() + " malformed rows, the first " + named + " named above");
    }
  }

  /** Text from elsewhere may hold line ends, and what a terminal would obey. */
  private static String oneLine(final String text) {
    final StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      final char c = text.charAt(i);
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
    return line.toString();
  }
}
