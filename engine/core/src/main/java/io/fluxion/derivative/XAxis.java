package io.fluxion.derivative;

/** How one field's x is compared: its type, its kind and its maximum gap. Bits in, answers out. */
final class XAxis {
  final boolean doubles;
  final boolean counter;

  /** The largest step, as an unsigned 64-bit integer. */
  final long maxGap;

  private final double maxGapDouble;

  XAxis(final FieldSchema schema) {
    doubles = schema.xType() == NumberType.DOUBLE;
    counter = schema.isXCounter();
    maxGap = schema.maxGap();
    maxGapDouble = schema.maxGapDouble();
  }

  boolean isNumber(final long x) {
    return !doubles || Math.abs(Double.longBitsToDouble(x)) <= Double.MAX_VALUE;
  }

  int compare(final long a, final long b) {
    if (doubles) {
      final double da = Double.longBitsToDouble(a);
      final double db = Double.longBitsToDouble(b);
      // Not Double.compare, to which 0.0 and -0.0 differ.
      return da < db ? -1 : da > db ? 1 : 0;
    }
    return Long.compare(a, b);
  }

  /** Whether x moves by more than the maximum gap; {@code from} is not above {@code to}. */
  boolean isBeyondGap(final long from, final long to) {
    if (doubles) {
      final double distance = distance(from, to);
      return distance > maxGapDouble
          || (distance == maxGapDouble && distanceError(from, to, distance) > 0);
    }
    return Long.compareUnsigned(to - from, maxGap) > 0;
  }

  /** The nearest double to {@code to - from}, which is positive. */
  double distance(final long from, final long to) {
    if (doubles) {
      return Double.longBitsToDouble(to) - Double.longBitsToDouble(from);
    }
    return Int128.unsignedToDouble(to - from);
  }

  /** What {@link #distance} of two doubles is short of the true one. */
  double distanceError(final long from, final long to, final double distance) {
    return Doubles.differenceError(
        Double.longBitsToDouble(to), Double.longBitsToDouble(from), distance);
  }
}
