package io.fluxion.collector.command;

import java.io.PrintStream;

/** Lines on standard error, each of them one line whatever is in it; the malformed rows counted. */
final class Messages {
  /** How many malformed rows are named; the others are counted. */
  static final int NAMED = 10;

  private static final String DEBUG = "fluxion.debug";

  private final PrintStream err;
  private boolean overProgress;
  private long malformed;

  Messages(final PrintStream err) {
    this.err = err;
  }

  /** Whether a progress bar stands on the line that the next message is written on. */
  void overProgress(final boolean over) {
    overProgress = over;
  }

  void say(final String message) {
    err.println((overProgress ? ProgressLine.CLEAR_LINE : "") + "fluxion: " + oneLine(message));
    err.flush();
  }

  /** Counts a malformed row, and names it where it is one of the first. */
  void malformed(final String file, final long line, final String reason) {
    countMalformed();
    if (malformed <= NAMED) {
      say(file + ':' + line + ": " + reason);
    }
  }

  void countMalformed() {
    malformed++;
  }

  long malformed() {
    return malformed;
  }

  /** One line for what nobody foresaw; where it came from, only if asked for. */
  String unexpected(final Throwable e) {
    if (Boolean.getBoolean(DEBUG)) {
      e.printStackTrace(err);
    }
    return "unexpected: " + e + " (java -D" + DEBUG + "=true says where)";
  }

  /** The count of malformed rows, where not all of them were named. */
  void sayMalformed() {
    if (malformed > NAMED) {
      say(malformed + " malformed rows, the first " + NAMED + " of them named above");
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
