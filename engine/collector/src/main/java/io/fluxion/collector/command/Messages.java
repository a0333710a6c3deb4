package io.fluxion.collector.command;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Lines on standard error, each of them one line whatever is in it; the malformed rows counted.
 * Thread-safe.
 */
final class Messages {
  /** How many malformed rows, or places where there are several, are named. */
  static final int NAMED = 10;

  private static final String DEBUG = "fluxion.debug";

  private final PrintStream err;
  private boolean overProgress;
  private Consumer<String> taker;
  private long malformed;
  // In a recording, many rows may be lost in one place.
  private long places;

  Messages(final PrintStream err) {
    this.err = err;
  }

  /** Whether a progress bar stands on the line that the next message is written on. */
  synchronized void overProgress(final boolean over) {
    overProgress = over;
  }

  /** Whoever takes messages while the screen is somebody else's; null for standard error. */
  synchronized void divert(final Consumer<String> newTaker) {
    taker = newTaker;
  }

  synchronized void say(final String message) {
    if (taker != null) {
      taker.accept(oneLine(message));
      return;
    }
    err.println((overProgress ? ProgressLine.CLEAR_LINE : "") + "fluxion: " + oneLine(message));
    err.flush();
  }

  /** Counts malformed rows that are one in place and reason, and names the first of them. */
  synchronized void malformed(final String place, final String reason, final long rows) {
    countMalformed(rows);
    if (places <= NAMED) {
      say(place + ": " + reason);
    }
  }

  synchronized void countMalformed(final long rows) {
    malformed += rows;
    places++;
  }

  synchronized long malformed() {
    return malformed;
  }

  /** One line for what nobody foresaw; where it came from, only if asked for. */
  String unexpected(final Throwable e) {
    if (Boolean.getBoolean(DEBUG)) {
      e.printStackTrace(err);
    }
    if (e instanceof InternalError && String.valueOf(e.getMessage()).contains("unsafe memory")) {
      // A page of a mapped file that is gone, which the JVM says when it pleases.
      return "an input was cut off while it was read";
    }
    return "unexpected: " + e + " (java -D" + DEBUG + "=true says where)";
  }

  /** The count of malformed rows, where not all of them were named. */
  synchronized void sayMalformed() {
    if (places > NAMED) {
      final String named = malformed == places ? NAMED + " of them" : NAMED + " places";
      say(malformed + " malformed rows, the first " + named + " named above");
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
