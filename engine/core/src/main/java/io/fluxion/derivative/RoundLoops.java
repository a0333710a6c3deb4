package io.fluxion.derivative;

/**
 * The loops over a block of a round. Each is so plain that C2 makes vector code of it by itself, on
 * JDK 17 too: few operations, no branch, no call, at most one sum, and indices that begin anywhere
 * and go up by one. Merged into fewer loops they are not vectorised, or not on 17.
 *
 * <p>A check ors together what is negative where a sample is unusual: one sign tells of a block.
 */
final class RoundLoops {
  /** 0, 1, 2 and so on: a loop's own counter is no vector on JDK 17. */
  private static final int[] IOTA = new int[RoundUpdate.BLOCK];

  static {
    for (int i = 0; i < IOTA.length; i++) {
      IOTA[i] = i;
    }
  }

  private RoundLoops() {}

  /**
   * Whether the slots are neighbours, in ascending order from {@code first} on; at most a block.
   */
  static boolean isRun(final int[] slots, final int from, final int length, final int first) {
    // Where keys come in no order, this is all that it costs.
    if (slots[from] != first || slots[from + length - 1] != first + length - 1) {
      return false;
    }
    int different = 0;
    for (int i = 0; i < length; i++) {
      different |= slots[from + i] ^ (first + IOTA[i]);
    }
    return different == 0;
  }

  /** How many of the slots are neighbours, in ascending order; 1 to {@code most}, a block's. */
  static int runLength(final int[] slots, final int from, final int most) {
    final int first = slots[from];
    if (isRun(slots, from, most, first)) {
      return most;
    }
    int length = 1;
    int step = RoundUpdate.SMALLEST;
    // The step is doubled as long as there are so many more, and halved from then on.
    boolean doubling = true;
    while (step > 0) {
      final boolean more =
          length + step <= most && isRun(slots, from + length, step, first + length);
      if (more) {
        length += step;
      }
      doubling &= more;
      step = doubling ? step << 1 : step >> 1;
    }
    return length;
  }

  static boolean areSame(final long[] values, final int from, final int length) {
    final long first = values[from];
    long different = 0;
    for (int i = 0; i < length; i++) {
      different |= values[from + i] ^ first;
    }
    return different == 0;
  }

  /** Negative where one x for all is not ahead, or too far: {@code gap} is 0 or more. */
  static long unusualX(
      final long[] lastX, final int slot, final int length, final long x, final long gap) {
    long unusual = 0;
    for (int i = 0; i < length; i++) {
      final long previous = lastX[slot + i];
      final long dx = x - previous;
      // The third says that dx left 64 bits upwards.
      unusual |= (dx - 1) | (gap - dx) | (x & ~previous);
    }
    return unusual;
  }

  static long unusualX(
      final long[] lastX,
      final int slot,
      final int length,
      final long[] xs,
      final int from,
      final long gap) {
    long unusual = 0;
    for (int i = 0; i < length; i++) {
      final long previous = lastX[slot + i];
      final long x = xs[from + i];
      final long dx = x - previous;
      unusual |= (dx - 1) | (gap - dx) | (x & ~previous);
    }
    return unusual;
  }

  /** Negative where a y is below its last one, or its step leaves 64 bits. */
  static long unusualY(
      final long[] lastY,
      final int slot,
      final int length,
      final long[] ys,
      final int from,
      final long bias) {
    long unusual = 0;
    for (int i = 0; i < length; i++) {
      final long previous = lastY[slot + i];
      final long y = ys[from + i] ^ bias;
      unusual |= (y - previous) | (y & ~previous);
    }
    return unusual;
  }

  /**
   * Negative where a y is above the largest that there is, and maybe where the range is wider than
   * 63 bits. The difference leaves 64 bits upwards only where that of {@link #unusualY} does too.
   */
  static long aboveRange(
      final long[] ys, final int from, final int length, final long bias, final long max) {
    long above = 0;
    for (int i = 0; i < length; i++) {
      above |= max - (ys[from + i] ^ bias);
    }
    return above;
  }

  /** Where all samples have one x, and all last ones had. */
  static void quotients(
      final double[] out,
      final int from,
      final double dx,
      final long[] lastY,
      final int slot,
      final int length,
      final long[] ys,
      final long bias,
      final double scale) {
    for (int i = 0; i < length; i++) {
      final long dy = (ys[from + i] ^ bias) - lastY[slot + i];
      out[from + i] = (double) dy / dx * scale;
    }
  }

  /** Where all samples have one x. */
  static void quotients(
      final double[] out,
      final int from,
      final long x,
      final long[] lastX,
      final long[] lastY,
      final int slot,
      final int length,
      final long[] ys,
      final long bias,
      final double scale) {
    for (int i = 0; i < length; i++) {
      final long dy = (ys[from + i] ^ bias) - lastY[slot + i];
      out[from + i] = (double) dy / (double) (x - lastX[slot + i]) * scale;
    }
  }

  static void quotients(
      final double[] out,
      final int from,
      final long[] xs,
      final long[] lastX,
      final long[] lastY,
      final int slot,
      final int length,
      final long[] ys,
      final long bias,
      final double scale) {
    for (int i = 0; i < length; i++) {
      final long dy = (ys[from + i] ^ bias) - lastY[slot + i];
      out[from + i] = (double) dy / (double) (xs[from + i] - lastX[slot + i]) * scale;
    }
  }

  static void copyBiased(
      final long[] to,
      final int at,
      final long[] ys,
      final int from,
      final int length,
      final long bias) {
    for (int i = 0; i < length; i++) {
      to[at + i] = ys[from + i] ^ bias;
    }
  }
}
