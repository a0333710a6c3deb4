package io.fluxion.derivative;

import io.fluxion.state.Ring;

/**
 * What can be read of a key in one field of a store: of any taken slot, at any time, without
 * allocating. Readings are those after the key's last accepted sample; a NaN says that there is not
 * enough yet, but for y, where it may be what came.
 *
 * <p>What is read of a window is computed from its raw samples then and there: exact at every
 * slide, however many samples came before.
 *
 * <p>Not thread-safe: readers on the writer's thread.
 */
public abstract class FieldReadings {
  final FieldSchema schema;
  final XAxis xAxis;
  final StepRule rule;
  final Ring ring;
  final long[] lastX;
  final long[] lastY;
  final long[] xs;
  final long[] ys;
  final long[] resets;
  final long[] changes;
  final double[] keyScales;
  final IncreaseColumn increase;
  final EwmaColumn ewma;
  final IntegralColumn integral;
  final double scale;

  private final WindowRate windowRate;
  private final LeastSquares line;
  private final DerivativeStatistics derivatives;
  private final ValueStatistics values;
  private final StoreRates storeRates;
  private final StoreSlopes storeSlopes;

  FieldReadings(final FieldSchema schema, final FieldColumns columns, final WindowScratch scratch) {
    this.schema = schema;
    xAxis = new XAxis(schema);
    rule = new StepRule(schema);
    ring = columns.ring;
    lastX = columns.lastX;
    lastY = columns.lastY;
    xs = columns.xs;
    ys = columns.ys;
    resets = columns.resets;
    changes = columns.changes;
    keyScales = columns.keyScales;
    increase = columns.increase;
    ewma = columns.ewma;
    integral = columns.integral;
    scale = schema.scale();
    final StepRule readRule = new StepRule(schema);
    windowRate = new WindowRate(schema, readRule, columns);
    line = LeastSquares.of(schema, readRule, columns, scratch.line);
    derivatives = new DerivativeStatistics(schema, readRule, columns);
    values = new ValueStatistics(schema, readRule, columns, scratch.sum);
    storeRates = new StoreRates(this, readRule, columns);
    storeSlopes = new StoreSlopes(this, readRule, columns, scratch);
  }

  /**
   * What this field is.
   *
   * @return its schema
   */
  public final FieldSchema schema() {
    return schema;
  }

  // ---- the last sample

  /**
   * The last accepted y, rounded to a double.
   *
   * @param slot a taken slot
   * @return NaN before the first, and where a NaN was accepted
   */
  public final double value(final int slot) {
    return ring.length(slot) == 0 ? Double.NaN : toDouble(valueBits(slot));
  }

  /**
   * The last accepted y in its 64 bits.
   *
   * @param slot a slot whose window is not empty
   * @return a long, the bits of an unsigned one, or those of a double
   */
  public final long valueBits(final int slot) {
    return lastY[slot] ^ rule.bias;
  }

  // ---- since FIRST

  /**
   * The sum of accepted Δy since FIRST, rounded to a double.
   *
   * @param slot a taken slot
   * @return 0 at FIRST
   */
  public final double increase(final int slot) {
    increase.read(slot, lastY[slot]);
    return increase.value();
  }

  /**
   * The exact sum of accepted Δy since FIRST of an integer y: the upper 64 of its 128 bits.
   *
   * @param slot a taken slot
   * @return for integers only
   */
  public final long increaseHigh(final int slot) {
    increase.read(slot, lastY[slot]);
    return increase.high;
  }

  /**
   * The exact sum of accepted Δy since FIRST of an integer y: the lower 64 of its 128 bits.
   *
   * @param slot a taken slot
   * @return for integers only
   */
  public final long increaseLow(final int slot) {
    increase.read(slot, lastY[slot]);
    return increase.low;
  }

  /**
   * How often the counter fell since FIRST, wraps included.
   *
   * @param slot a taken slot
   * @return 0 or more
   */
  public final long resets(final int slot) {
    return resets[slot];
  }

  /**
   * How often y changed since FIRST, resets and wraps included.
   *
   * @param slot a taken slot
   * @return 0 or more
   * @throws IllegalStateException where the schema does not {@link FieldSchema#countChanges}
   */
  public final long changes(final int slot) {
    require(changes != null, "count changes");
    return changes[slot];
  }

  /**
   * The exponentially weighted moving average of the derivative, for samples at uneven distances:
   * {@code m += (1 - e^(-Δx/τ)) × (d - m)}, beginning at the first derivative.
   *
   * @param slot a taken slot
   * @return NaN before the first derivative, and again after a gap
   * @throws IllegalStateException where the schema keeps no {@link FieldSchema#ewma}
   */
  public final double ewma(final int slot) {
    require(ewma != null, "keep ewma");
    return ring.length(slot) == 0 ? Double.NaN : ewma.value(slot) * scaleOf(slot);
  }

  /**
   * The integral of raw y over x since FIRST, over every step but those of gaps and of NaN.
   *
   * @param slot a taken slot
   * @return in units of y times {@link FieldSchema#integralUnit}; 0 at FIRST
   * @throws IllegalStateException where the schema keeps no {@link FieldSchema#integral}
   */
  public final double integral(final int slot) {
    require(integral != null, "keep integral");
    return integral.value(slot);
  }

  // ---- the window

  /**
   * Samples in the key's window.
   *
   * @param slot a taken slot
   * @return 0 before the first good one, to W
   */
  public final int windowLength(final int slot) {
    return ring.length(slot);
  }

  /**
   * Δy/Δx × scale of a step inside the window.
   *
   * @param slot a taken slot
   * @param age 0 for the step to the newest sample, up to {@code windowLength(slot) - 2}
   * @return NaN where that step has none
   */
  public final double derivative(final int slot, final int age) {
    return windowRate.derivative(slot, age) * scaleOf(slot);
  }

  /**
   * The sum of accepted Δy inside the window over the sum of the Δx of the same steps, × scale.
   *
   * @param slot a taken slot
   * @return NaN where the window has no accepted Δy
   */
  public final double rate(final int slot) {
    return windowRate.rate(slot) * scaleOf(slot);
  }

  /**
   * The slope of the line of least squares through the window's samples, × scale. Counters are
   * reset-corrected: y goes on from the oldest sample by accepted Δy.
   *
   * @param slot a taken slot
   * @return NaN below two samples
   */
  public final double slope(final int slot) {
    return line.slope(slot) * scaleOf(slot);
  }

  /**
   * Where the line of {@link #slope} meets x = 0. No scale applies.
   *
   * @param slot a taken slot
   * @return in units of y; NaN below two samples
   */
  public final double intercept(final int slot) {
    return line.intercept(slot);
  }

  /**
   * The coefficient of determination of the line of {@link #slope}: which part of the variance of y
   * it explains.
   *
   * @param slot a taken slot
   * @return 0 to 1; NaN below two samples, and where all y are the same
   */
  public final double r2(final int slot) {
    return line.r2(slot);
  }

  /**
   * The mean of the derivatives inside the window, each step with the same weight.
   *
   * @param slot a taken slot
   * @return NaN where there is none
   */
  public final double mean(final int slot) {
    return derivatives.mean(slot) * scaleOf(slot);
  }

  /**
   * The smallest of the derivatives inside the window.
   *
   * @param slot a taken slot
   * @return NaN where there is none
   */
  public final double min(final int slot) {
    final double factor = scaleOf(slot);
    return (factor < 0 ? derivatives.max(slot) : derivatives.min(slot)) * factor;
  }

  /**
   * The largest of the derivatives inside the window.
   *
   * @param slot a taken slot
   * @return NaN where there is none
   */
  public final double max(final int slot) {
    final double factor = scaleOf(slot);
    return (factor < 0 ? derivatives.min(slot) : derivatives.max(slot)) * factor;
  }

  /**
   * The population standard deviation of the derivatives inside the window.
   *
   * @param slot a taken slot
   * @return 0 or more; NaN where there is no derivative
   */
  public final double stddev(final int slot) {
    return derivatives.standardDeviation(slot) * Math.abs(scaleOf(slot));
  }

  /**
   * The mean of the values inside the window, as they came; NaN among them is passed over.
   *
   * @param slot a taken slot
   * @return NaN where there is none
   */
  public final double yMean(final int slot) {
    return values.mean(slot);
  }

  /**
   * The smallest of the values inside the window, rounded to a double.
   *
   * @param slot a taken slot
   * @return NaN where there is none
   */
  public final double yMin(final int slot) {
    return ring.length(slot) == 0 ? Double.NaN : toDouble(values.min(slot));
  }

  /**
   * The smallest of the values inside the window in its 64 bits.
   *
   * @param slot a slot whose window is not empty
   * @return a long, the bits of an unsigned one, or those of a double
   */
  public final long yMinBits(final int slot) {
    return values.min(slot);
  }

  /**
   * The largest of the values inside the window, rounded to a double.
   *
   * @param slot a taken slot
   * @return NaN where there is none
   */
  public final double yMax(final int slot) {
    return ring.length(slot) == 0 ? Double.NaN : toDouble(values.max(slot));
  }

  /**
   * The largest of the values inside the window in its 64 bits.
   *
   * @param slot a slot whose window is not empty
   * @return a long, the bits of an unsigned one, or those of a double
   */
  public final long yMaxBits(final int slot) {
    return values.max(slot);
  }

  // ---- the windows of many keys

  /**
   * The {@link #rate} of every key at once: the same numbers in far less time, most of all where
   * keys are updated round by round.
   *
   * @param out takes each slot's rate at the slot's own number, for all of the store's capacity:
   *     NaN where there is none and where no key ever was; where a key was removed, its last
   * @throws IndexOutOfBoundsException where {@code out} is shorter than the capacity; then nothing
   *     was read
   */
  public final void rates(final double[] out) {
    storeRates.all(out);
  }

  /**
   * The {@link #rate} of some keys. Slots in ascending order without a hole are the cheapest.
   *
   * @param slots taken slots
   * @param count how many of them are read
   * @param out takes each one's rate, beside its slot
   * @throws IndexOutOfBoundsException where {@code out} or {@code slots} is shorter than {@code
   *     count}
   */
  public final void rates(final int[] slots, final int count, final double[] out) {
    storeRates.some(slots, count, out);
  }

  /**
   * The {@link #slope} of every key at once: the same numbers in less time.
   *
   * @param out takes each slot's slope at the slot's own number, for all of the store's capacity:
   *     NaN where there is none and where no key ever was; where a key was removed, its last
   * @throws IndexOutOfBoundsException where {@code out} is shorter than the capacity; then nothing
   *     was read
   */
  public final void slopes(final double[] out) {
    storeSlopes.all(out);
  }

  /**
   * The {@link #slope} of some keys. Slots in ascending order without a hole are the cheapest.
   *
   * @param slots taken slots
   * @param count how many of them are read
   * @param out takes each one's slope, beside its slot
   * @throws IndexOutOfBoundsException where {@code out} or {@code slots} is shorter than {@code
   *     count}
   */
  public final void slopes(final int[] slots, final int count, final double[] out) {
    storeSlopes.some(slots, count, out);
  }

  final double scaleOf(final int slot) {
    return keyScales == null ? scale : scale * keyScales[slot];
  }

  private double toDouble(final long bits) {
    if (rule.doubles) {
      return Double.longBitsToDouble(bits);
    }
    return rule.bias == 0 ? bits : Int128.unsignedToDouble(bits);
  }

  private void require(final boolean kept, final String what) {
    if (!kept) {
      throw new IllegalStateException("field " + schema.name() + " does not " + what);
    }
  }
}
