package io.fluxion.collector.counters;

/** A file whose counters cannot be read. The message is a clause that goes behind its name. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isForEver;

  private UnreadableException(final String clause, final boolean isForEver) {
    super(clause);
    this.isForEver = isForEver;
  }

  /** There may be counters soon. */
  static UnreadableException atPresent(final String clause) {
    return new UnreadableException(clause, false);
  }

  /** As this file is, there will be none. */
  static UnreadableException forEver(final String clause) {
    return new UnreadableException(clause, true);
  }

  boolean isForEver() {
    return isForEver;
  }
}
