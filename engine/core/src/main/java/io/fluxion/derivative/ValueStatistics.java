package io.fluxion.derivative;

/** Mean and extremes of the values inside a window; NaN among them is passed over. */
final class ValueStatistics extends WindowKernel {
  private final ExactSum sum;

  ValueStatistics(
      final FieldSchema schema,
      final StepRule rule,
      final FieldColumns columns,
      final ExactSum sum) {
    super(schema, rule, columns);
    this.sum = sum;
  }

  /** The mean; NaN where there is no value. */
  double mean(final int slot) {
    return rule.doubles ? meanOfDoubles(slot) : meanOfLongs(slot);
  }

  /** The bits of the smallest value; those of NaN where no double is a number. */
  long min(final int slot) {
    return extreme(slot, false);
  }

  /** The bits of the largest value; those of NaN where no double is a number. */
  long max(final int slot) {
    return extreme(slot, true);
  }

  private double meanOfLongs(final int slot) {
    final int length = ring.length(slot);
    if (length == 0) {
      return Double.NaN;
    }
    long high = 0;
    long low = 0;
    for (int age = length - 1; age >= 0; age--) {
      final long value = ys[ring.index(slot, age)] ^ rule.bias;
      final long next = low + value;
      high = Int128.addHigh(high, low, rule.bias == 0 ? value >> 63 : 0, next);
      low = next;
    }
    return Int128.toDouble(high, low) / length;
  }

  private double meanOfDoubles(final int slot) {
    int count = 0;
    sum.clear();
    for (int age = oldest(slot); age >= 0; age--) {
      final double value = Double.longBitsToDouble(ys[ring.index(slot, age)]);
      if (!Double.isNaN(value)) {
        count++;
        sum.add(value);
      }
    }
    return count == 0 ? Double.NaN : sum.round() / count;
  }

  private long extreme(final int slot, final boolean largest) {
    boolean any = false;
    long extreme = Double.doubleToRawLongBits(Double.NaN);
    for (int age = oldest(slot); age >= 0; age--) {
      final long value = ys[ring.index(slot, age)];
      if (rule.isNaN(value)) {
        continue;
      }
      if (!any || isBeyond(value, extreme, largest)) {
        extreme = value;
        any = true;
      }
    }
    return rule.doubles ? extreme : extreme ^ rule.bias;
  }

  private boolean isBeyond(final long value, final long extreme, final boolean largest) {
    final long lower = largest ? extreme : value;
    final long upper = largest ? value : extreme;
    return rule.doubles
        ? Double.longBitsToDouble(lower) < Double.longBitsToDouble(upper)
        : lower < upper;
  }
}
