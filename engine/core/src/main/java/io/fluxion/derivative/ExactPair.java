package io.fluxion.derivative;

/** A difference of two 64-bit numbers as a double and what it is short of: exact. */
final class ExactPair {
  private static final double TWO_32 = 0x1p32;
  private static final double TWO_64 = 0x1p64;
  private static final long LOW_WORD = 0xffff_ffffL;

  double high;
  double low;

  void set(final double newHigh, final double newLow) {
    high = newHigh;
    low = newLow;
  }

  /** Sets a signed integer of 128 bits, not beyond 2^100. */
  void setInteger(final long integerHigh, final long integerLow) {
    final double top = integerHigh * TWO_64;
    final double middle = (integerLow >>> 32) * TWO_32;
    final double upper = top + middle;
    setSum(upper, integerLow & LOW_WORD);
    low += Doubles.sumError(top, middle, upper);
  }

  /** Sets {@code to - from}, x being ahead. */
  void setDistance(final XAxis xAxis, final long from, final long to) {
    if (xAxis.doubles) {
      final double distance = xAxis.distance(from, to);
      set(distance, xAxis.distanceError(from, to, distance));
    } else {
      final long distance = to - from;
      setSum((distance >>> 32) * TWO_32, distance & LOW_WORD);
    }
  }

  /** Sets {@code to - from}, both finite. */
  void setDifference(final double from, final double to) {
    final double difference = to - from;
    set(difference, Doubles.differenceError(to, from, difference));
  }

  private void setSum(final double a, final double b) {
    final double sum = a + b;
    set(sum, Doubles.sumError(a, b, sum));
  }
}
