// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.column;

/**
 * What an array takes on the heap of a 64-bit JVM: a header of 16 bytes (compressed class pointers,
 * the default) and its elements, rounded up to 8 bytes.
 */
public final class Footprint {
  /** The few fixed objects around the arrays; a rounded figure, it never grows. */
  public static final int OBJECTS_PER_INDEX = 128;

  /** A column's description: its name and what holds it. */
  public static final int OBJECTS_PER_COLUMN = 96;

  private static final int HEADER = 16;

  private Footprint() {}

  public static long ofLongs(final long length) {
    return HEADER + 8L * length;
  }

  public static long ofInts(final int length) {
    return aligned(HEADER + 4L * length);
  }

  public static long ofChars(final int length) {
    return aligned(HEADER + 2L * length);
  }

  public static long ofBytes(final long length) {
    return aligned(HEADER + length);
  }

  private static long aligned(final long bytes) {
    return (bytes + 7) & ~7L;
  }
}
