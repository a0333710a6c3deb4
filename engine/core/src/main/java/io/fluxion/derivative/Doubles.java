package io.fluxion.derivative;

/** Error-free transformations of doubles (D. E. Knuth, TAOCP vol. 2, section 4.2.2, theorem B). */
final class Doubles {
  private Doubles() {}

  /** What {@code sum}, the rounded a + b, is short of the true sum. */
  static double sumError(final double a, final double b, final double sum) {
    final double bRounded = sum - a;
    return (a - (sum - bRounded)) + (b - bRounded);
  }

  /** What {@code difference}, the rounded a - b, is short of the true difference. */
  static double differenceError(final double a, final double b, final double difference) {
    return sumError(a, -b, difference);
  }
}
