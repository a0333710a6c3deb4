package io.fluxion.state;

/**
 * What an array takes on the heap of a 64-bit JVM: a header of 16 bytes (compressed class pointers,
 * the default) and its elements, rounded up to 8 bytes.
 */
final class Footprint {
  /** The few fixed objects around the arrays; a rounded figure, it never grows. */
  static final int OBJECTS_PER_INDEX = 128;

  /** A column's description: its name and what holds it. */
  static final int OBJECTS_PER_COLUMN = 96;

  private static final int HEADER = 16;

  private Footprint() {}

  static long ofLongs(final long length) {
    return HEADER + 8L * length;
  }

  static long ofInts(final int length) {
    return aligned(HEADER + 4L * length);
  }

  static long ofChars(final int length) {
    return aligned(HEADER + 2L * length);
  }

  static long ofBytes(final long length) {
    return aligned(HEADER + length);
  }

  private static long aligned(final long bytes) {
    return (bytes + 7) & ~7L;
  }
}
