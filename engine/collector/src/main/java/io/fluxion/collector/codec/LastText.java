package io.fluxion.collector.codec;

/**
 * The text that was read last, to tell whether the next is the same: the rows of a scrape mostly
 * have one x, and to compare it costs less than to read it. Of 8 to 24 bytes; others are not kept.
 */
final class LastText {
  private static final int LONGEST = 3 * Long.BYTES;
  private static final int NONE = -1;

  private int length = NONE;
  private long head;
  private long middle;
  private long tail;

  /** Whether a text is the one that was kept. */
  boolean is(final byte[] bytes, final int from, final int to) {
    // Times differ at their end first.
    return to - from == length
        && Bytes.word(bytes, to - Long.BYTES) == tail
        && Bytes.word(bytes, from) == head
        && (length <= 2 * Long.BYTES || Bytes.word(bytes, from + Long.BYTES) == middle);
  }

  /** Keeps a text. */
  void keep(final byte[] bytes, final int from, final int to) {
    length = to - from;
    if (length < Long.BYTES || length > LONGEST) {
      length = NONE;
      return;
    }
    head = Bytes.word(bytes, from);
    middle = Bytes.word(bytes, from + Long.BYTES);
    tail = Bytes.word(bytes, to - Long.BYTES);
  }
}
