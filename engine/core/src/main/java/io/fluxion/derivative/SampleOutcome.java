package io.fluxion.derivative;

/**
 * What became of a field's last sample, and how many samples had which status. An update notes as
 * little as it can: of a plain sample, which is OK, a count and where it stands in the ring;
 * status, delta and derivative are worked out when they are asked for.
 *
 * <p>Not thread-safe: one writer, and readers on the same thread.
 */
public abstract class SampleOutcome extends FieldReadings {
  // An outcome is a status and what stands beside it.
  static final int HAS_DELTA = 0x10;
  static final int READABLE = 0x20;
  private static final int STATUS = 0x0f;
  private static final int PLAIN_OK = SampleStatus.OK | HAS_DELTA | READABLE;

  final long[] counts = new long[SampleStatus.COUNT];
  long plainCount;
  // Of the last sample, if it was not plain: then plainCount still is what it was. Of a plain one
  // only the ring's entry is noted, from which all else can be had.
  int latest;
  long outcomeCount;
  int outcome;
  long deltaHigh;
  long deltaLow;
  double realDelta;
  double derivative;

  SampleOutcome(final FieldSchema schema, final FieldColumns columns, final WindowScratch scratch) {
    super(schema, columns, scratch);
  }

  /**
   * What became of the last sample.
   *
   * @return a {@link SampleStatus}
   */
  public final int status() {
    return outcome() & STATUS;
  }

  /**
   * Whether the last sample made a derivative and a delta; under {@link FieldSchema#propagateNaN}
   * they may be NaN.
   *
   * @return false where it has none
   */
  public final boolean hasDelta() {
    return (outcome() & HAS_DELTA) != 0;
  }

  /**
   * Whether the key has readings after the last sample: not where the sample was ignored, nor after
   * a gap or a reset of x.
   *
   * @return false where outputs leave their cells empty
   */
  public final boolean isReadable() {
    return (outcome() & READABLE) != 0;
  }

  /**
   * Δy/Δx × scale of the last sample.
   *
   * @return NaN where there is none
   */
  public final double derivative() {
    if (isPlain()) {
      final int before = ring.before(latest);
      return (double) (ys[latest] - ys[before]) / (double) (xs[latest] - xs[before]) * scale;
    }
    return derivative;
  }

  /**
   * Δy of the last sample, rounded to a double; NaN where there is none.
   *
   * @return in units of y
   */
  public final double delta() {
    if (!hasDelta()) {
      return Double.NaN;
    }
    return rule.doubles ? realDelta : Int128.toDouble(deltaHigh(), deltaLow());
  }

  /**
   * The exact Δy of the last sample of an integer y: the upper 64 of its 128 bits.
   *
   * @return meaningful where {@link #hasDelta()}
   */
  public final long deltaHigh() {
    return isPlain() ? 0 : deltaHigh;
  }

  /**
   * The exact Δy of the last sample of an integer y: the lower 64 of its 128 bits.
   *
   * @return meaningful where {@link #hasDelta()}
   */
  public final long deltaLow() {
    return isPlain() ? ys[latest] - ys[ring.before(latest)] : deltaLow;
  }

  /**
   * How many samples had this status, over all keys.
   *
   * @param status a {@link SampleStatus}
   * @return 0 or more
   */
  public final long count(final int status) {
    return counts[status] + (status == SampleStatus.OK ? plainCount : 0);
  }

  /** Notes OK samples that a round has taken, and the ring's entry of the last one. */
  final void tookPlain(final int samples, final int last) {
    plainCount += samples;
    latest = last;
  }

  private boolean isPlain() {
    return plainCount != outcomeCount;
  }

  private int outcome() {
    return isPlain() ? PLAIN_OK : outcome;
  }

  /** Notes a status that a store gave a sample before it reached the field. */
  final double outcome(final int status) {
    return outcome(status, 0);
  }

  /** Notes a status, and which of the flags above stand beside it. */
  final double outcome(final int status, final int flags) {
    counts[status]++;
    outcome = status | flags;
    outcomeCount = plainCount;
    return derivative = Double.NaN;
  }

  /** What was just judged takes the place of a sample that had come before. */
  final double asDuplicate() {
    counts[status()]--;
    counts[SampleStatus.DUPLICATE_X]++;
    outcome = (outcome & ~STATUS) | SampleStatus.DUPLICATE_X;
    return derivative;
  }
}
