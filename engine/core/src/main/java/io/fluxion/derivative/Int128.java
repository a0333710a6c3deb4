package io.fluxion.derivative;

/**
 * Signed 128-bit integers as two longs: sums of 64-bit deltas that no stream is long enough to
 * overflow.
 */
final class Int128 {
  private Int128() {}

  /** The high half of a sum whose low half is {@code sumLow = aLow + bLow}. */
  static long addHigh(final long aHigh, final long aLow, final long bHigh, final long sumLow) {
    return aHigh + bHigh + (Long.compareUnsigned(sumLow, aLow) < 0 ? 1 : 0);
  }

  /** The high half of the difference a - b. */
  static long subtractHigh(final long aHigh, final long aLow, final long bHigh, final long bLow) {
    return aHigh - bHigh - (Long.compareUnsigned(aLow, bLow) < 0 ? 1 : 0);
  }

  /** The high half of the product of a signed and an unsigned 64-bit integer. */
  static long multiplyHighUnsigned(final long signed, final long unsigned) {
    return Math.multiplyHigh(signed, unsigned) + ((unsigned >> 63) & signed);
  }

  /** The nearest double to an unsigned 64-bit integer. */
  static double unsignedToDouble(final long value) {
    if (value >= 0) {
      return value;
    }
    // Halved with a sticky last bit, so that the conversion rounds as the whole number would.
    return (double) ((value >>> 1) | (value & 1)) * 2;
  }

  /** The nearest double. */
  static double toDouble(final long high, final long low) {
    if (high == low >> 63) {
      return low;
    }
    if (high < 0) {
      final long negatedHigh = low == 0 ? -high : ~high;
      return -magnitudeToDouble(negatedHigh, -low);
    }
    return magnitudeToDouble(high, low);
  }

  private static double magnitudeToDouble(final long high, final long low) {
    if (high == 0) {
      return unsignedToDouble(low);
    }
    final int shift = Long.numberOfLeadingZeros(high);
    // The top 64 bits, with all that is below them gathered in a sticky last bit.
    final long top = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
    final long rest = low << shift;
    return Math.scalb(unsignedToDouble(rest == 0 ? top : top | 1), 64 - shift);
  }
}
