package io.fluxion.derivative;

import java.math.BigInteger;

/**
 * One field: the types and kinds of its y and x, and what is done about resets, repeats, holes and
 * gaps. Immutable; every method that changes something returns a new schema.
 *
 * <pre>{@code
 * FieldSchema.counter("bytes_sent").reset(ResetPolicy.WRAP_32).scale(1e9)
 * }</pre>
 *
 * <p>The default: long y, long x that is a time, {@code drop}, scale 1, no maximum gap, the first
 * of repeated samples kept, NaN and missing samples skipped.
 */
public final class FieldSchema {
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  private final String name;
  private final boolean gauge;
  private NumberType yType = NumberType.LONG;
  private NumberType xType = NumberType.LONG;
  private boolean xCounter;
  private ResetPolicy reset = ResetPolicy.DROP;
  private double scale = 1;
  private boolean scaledPerKey;
  // Unsigned: -1 is the largest step there can be.
  private long maxGap = -1;
  private double maxGapDouble = Double.POSITIVE_INFINITY;
  private boolean keepsLast;
  private boolean propagatesNaN;
  private boolean breaksOnMissing;
  private boolean countsChanges;
  // Not a number: no average is kept.
  private double tau = Double.NaN;
  private IntegralRule integralRule;
  private double integralUnit = 1;

  private FieldSchema(final String name, final boolean gauge) {
    this.name = name;
    this.gauge = gauge;
  }

  private FieldSchema(final FieldSchema other) {
    this(other.name, other.gauge);
    yType = other.yType;
    xType = other.xType;
    xCounter = other.xCounter;
    reset = other.reset;
    scale = other.scale;
    scaledPerKey = other.scaledPerKey;
    maxGap = other.maxGap;
    maxGapDouble = other.maxGapDouble;
    keepsLast = other.keepsLast;
    propagatesNaN = other.propagatesNaN;
    breaksOnMissing = other.breaksOnMissing;
    countsChanges = other.countsChanges;
    tau = other.tau;
    integralRule = other.integralRule;
    integralUnit = other.integralUnit;
  }

  /**
   * A y that only grows, until a reset or a wrap.
   *
   * @param name the field's name
   * @return a schema with the defaults
   */
  public static FieldSchema counter(final String name) {
    return new FieldSchema(name, false);
  }

  /**
   * A y that goes up and down.
   *
   * @param name the field's name
   * @return a schema with the defaults
   */
  public static FieldSchema gauge(final String name) {
    return new FieldSchema(name, true);
  }

  /**
   * The type of y.
   *
   * @param type any
   * @return the changed schema
   */
  public FieldSchema yType(final NumberType type) {
    final FieldSchema changed = new FieldSchema(this);
    changed.yType = type;
    return changed;
  }

  /**
   * The type of x.
   *
   * @param type {@link NumberType#LONG} or {@link NumberType#DOUBLE}
   * @return the changed schema
   */
  public FieldSchema xType(final NumberType type) {
    if (type == NumberType.ULONG) {
      throw new IllegalArgumentException("x is LONG or DOUBLE, not ULONG");
    }
    final FieldSchema changed = new FieldSchema(this);
    changed.xType = type;
    return changed;
  }

  /**
   * x is a counter, such as the host's CPU time: where it falls, both axes start again.
   *
   * @return the changed schema
   */
  public FieldSchema overCounter() {
    final FieldSchema changed = new FieldSchema(this);
    changed.xCounter = true;
    return changed;
  }

  /**
   * What happens when the counter falls. A gauge never resets.
   *
   * @param policy any
   * @return the changed schema
   */
  public FieldSchema reset(final ResetPolicy policy) {
    final FieldSchema changed = new FieldSchema(this);
    changed.reset = policy;
    return changed;
  }

  /**
   * A factor for the derivative, the rate and what else is per unit of x.
   *
   * @param factor finite; 1e9 makes "per second" of an x in nanoseconds
   * @return the changed schema
   */
  public FieldSchema scale(final double factor) {
    if (!(Math.abs(factor) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("scale must be a finite number, is " + factor);
    }
    final FieldSchema changed = new FieldSchema(this);
    changed.scale = factor;
    return changed;
  }

  /**
   * Each key has a factor of its own besides, 1 until it is set with {@link
   * DerivativeField#keyScale}: a container's number of CPUs.
   *
   * @return the changed schema
   */
  public FieldSchema scaledPerKey() {
    final FieldSchema changed = new FieldSchema(this);
    changed.scaledPerKey = true;
    return changed;
  }

  /**
   * The largest step of an x in longs that still makes a derivative.
   *
   * @param gap in units of x, 0 or more
   * @return the changed schema
   */
  public FieldSchema maxGap(final long gap) {
    if (gap < 0) {
      throw new IllegalArgumentException("maximum gap must be 0 or more, is " + gap);
    }
    final FieldSchema changed = new FieldSchema(this);
    changed.maxGap = gap;
    return changed;
  }

  /**
   * The largest step of an x in doubles that still makes a derivative.
   *
   * @param gap in units of x, 0 or more
   * @return the changed schema
   */
  public FieldSchema maxGap(final double gap) {
    if (!(gap >= 0)) {
      throw new IllegalArgumentException("maximum gap must be 0 or more, is " + gap);
    }
    final FieldSchema changed = new FieldSchema(this);
    changed.maxGapDouble = gap;
    return changed;
  }

  /**
   * Of samples with the same x the last one counts, as if the earlier ones had never come.
   *
   * @return the changed schema
   */
  public FieldSchema keepLast() {
    final FieldSchema changed = new FieldSchema(this);
    changed.keepsLast = true;
    return changed;
  }

  /**
   * A y of NaN becomes the baseline and makes its own and the next derivative NaN.
   *
   * @return the changed schema
   */
  public FieldSchema propagateNaN() {
    final FieldSchema changed = new FieldSchema(this);
    changed.propagatesNaN = true;
    return changed;
  }

  /**
   * After a missing sample the field starts again at FIRST.
   *
   * @return the changed schema
   */
  public FieldSchema breakOnMissing() {
    final FieldSchema changed = new FieldSchema(this);
    changed.breaksOnMissing = true;
    return changed;
  }

  /**
   * Keeps the metric {@code changes}, 8 bytes a key.
   *
   * @return the changed schema
   */
  public FieldSchema countChanges() {
    final FieldSchema changed = new FieldSchema(this);
    changed.countsChanges = true;
    return changed;
  }

  /**
   * Keeps the metric {@code ewma}, 8 bytes a key: the exponentially weighted moving average of the
   * derivative.
   *
   * @param newTau the time constant τ in units of x, above 0 and finite: what is older by τ weighs
   *     1/e
   * @return the changed schema
   */
  public FieldSchema ewma(final double newTau) {
    if (!(newTau > 0 && newTau <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("tau must be a finite number above 0, is " + newTau);
    }
    final FieldSchema changed = new FieldSchema(this);
    changed.tau = newTau;
    return changed;
  }

  /**
   * Keeps the metric {@code integral}, 24 bytes a key, 16 where x or y are doubles.
   *
   * @param rule what y is between two samples
   * @return the changed schema
   */
  public FieldSchema integral(final IntegralRule rule) {
    final FieldSchema changed = new FieldSchema(this);
    changed.integralRule = rule;
    return changed;
  }

  /**
   * The unit in which the integral takes x.
   *
   * @param unitsOfX how many units of x it is, above 0 and finite; 1e9 makes {@code y × seconds} of
   *     an x in nanoseconds
   * @return the changed schema
   */
  public FieldSchema integralUnit(final double unitsOfX) {
    if (!(unitsOfX > 0 && unitsOfX <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "the integral's unit must be a finite number above 0, is " + unitsOfX);
    }
    final FieldSchema changed = new FieldSchema(this);
    changed.integralUnit = unitsOfX;
    return changed;
  }

  /**
   * The field's name.
   *
   * @return as given
   */
  public String name() {
    return name;
  }

  /**
   * The type of y.
   *
   * @return one of the three
   */
  public NumberType yType() {
    return yType;
  }

  /**
   * The type of x.
   *
   * @return LONG or DOUBLE
   */
  public NumberType xType() {
    return xType;
  }

  /**
   * Whether x is a counter.
   *
   * @return false where it is a time
   */
  public boolean isXCounter() {
    return xCounter;
  }

  /**
   * Whether y goes up and down.
   *
   * @return false where it is a counter
   */
  public boolean isGauge() {
    return gauge;
  }

  /**
   * Whether repeated samples replace one another.
   *
   * @return false where the first is kept
   */
  public boolean keepsLast() {
    return keepsLast;
  }

  /**
   * The factor of the derivative and the rate.
   *
   * @return 1 where none was given
   */
  public double scale() {
    return scale;
  }

  boolean isScaledPerKey() {
    return scaledPerKey;
  }

  long maxGap() {
    return maxGap;
  }

  double maxGapDouble() {
    return maxGapDouble;
  }

  boolean propagatesNaN() {
    return propagatesNaN;
  }

  boolean breaksOnMissing() {
    return breaksOnMissing;
  }

  boolean countsChanges() {
    return countsChanges;
  }

  boolean averages() {
    return !Double.isNaN(tau);
  }

  double tau() {
    return tau;
  }

  /** Null where no integral is kept. */
  IntegralRule integralRule() {
    return integralRule;
  }

  double integralUnit() {
    return integralUnit;
  }

  /** The policy that applies: none for a gauge. */
  ResetPolicy effectiveReset() {
    return gauge ? ResetPolicy.NONE : reset;
  }

  /** Refuses a declared width that the type of y cannot hold. */
  FieldSchema checked() {
    final ResetPolicy policy = effectiveReset();
    if (policy.isWrap() && yType != NumberType.DOUBLE) {
      final boolean unsigned = yType == NumberType.ULONG;
      final BigInteger lowest = unsigned ? BigInteger.ZERO : LONG_MIN;
      final BigInteger highest = unsigned ? ResetPolicy.WRAP_64.max : LONG_MAX;
      if (policy.min.compareTo(lowest) < 0 || policy.max.compareTo(highest) > 0) {
        throw new IllegalArgumentException(
            "reset " + policy + " of field " + name + " does not fit a y of type " + yType);
      }
    }
    return this;
  }
}
