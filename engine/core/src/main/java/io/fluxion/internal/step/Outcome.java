// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.column.Ring;
import io.fluxion.internal.exact.Int128;

/**
 * What became of a field's last sample, and how many samples had which status. Of a usual sample,
 * which is OK, an update notes a count and the ring's entry; status, delta and derivative are
 * worked out when they are asked for.
 *
 * <p>Not thread-safe: the writer's thread.
 */
public abstract class Outcome {
  // An outcome is a status and these flags.
  static final int HAS_DELTA = 0x10;
  static final int READABLE = 0x20;
  static final int ACCEPTED = 0x40;
  private static final int STATUS = 0x0f;
  static final int FIRST = Status.FIRST | READABLE | ACCEPTED;
  private static final int USUAL = Status.OK | HAS_DELTA | READABLE | ACCEPTED;

  public final StepRule rule;
  public final XAxis xAxis;
  final Ring ring;
  final long[] xs;
  final long[] ys;
  final double[] keyScales;
  final double scale;

  final long[] counts = new long[Status.COUNT];
  long usualCount;
  // First samples that a fast path has taken.
  long firstCount;
  // The ring's entry of the last sample, if it was usual. Otherwise usualCount still is what it was
  // when the outcome was noted.
  int latest;
  long outcomeCount;
  int outcome;
  long deltaHigh;
  long deltaLow;
  double realDelta;
  double derivative;

  Outcome(final FieldSettings settings, final FieldColumns columns) {
    rule = new StepRule(settings);
    xAxis = new XAxis(settings);
    scale = settings.scale;
    ring = columns.ring;
    xs = columns.xs;
    ys = columns.ys;
    keyScales = columns.keyScales;
  }

  public final int status() {
    return outcome() & STATUS;
  }

  /** Whether the last sample made a derivative and a delta, NaN included. */
  public final boolean hasDelta() {
    return (outcome() & HAS_DELTA) != 0;
  }

  /** Whether the key has readings after the last sample. */
  public final boolean isReadable() {
    return (outcome() & READABLE) != 0;
  }

  /** Whether the last sample became the key's baseline. */
  final boolean isAccepted() {
    return (outcome() & ACCEPTED) != 0;
  }

  /** The derivative of the last sample; NaN where it made none. */
  public final double derivative() {
    if (!isUsual() || keyScales != null) {
      // A factor per key may have changed since; such a field notes what each sample made.
      return derivative;
    }
    final double dx = xAxis.distance(xs[ring.before(latest)], xs[latest]);
    return Quotient.of(delta(), dx, scale);
  }

  /** Δy of the last sample, rounded to a double; NaN where it made none. */
  public final double delta() {
    if (!hasDelta()) {
      return Double.NaN;
    }
    if (!rule.doubles) {
      return Int128.toDouble(deltaHigh(), deltaLow());
    }
    return isUsual()
        ? Double.longBitsToDouble(ys[latest]) - Double.longBitsToDouble(ys[ring.before(latest)])
        : realDelta;
  }

  /** The upper half of an integer Δy. */
  public final long deltaHigh() {
    return isUsual() ? deltaLow() >> 63 : deltaHigh;
  }

  /** The lower half of an integer Δy. */
  public final long deltaLow() {
    return isUsual() ? ys[latest] - ys[ring.before(latest)] : deltaLow;
  }

  /** How many samples of this field had a status, over all keys. */
  public final long count(final int status) {
    return counts[status]
        + (status == Status.OK ? usualCount : 0)
        + (status == Status.FIRST ? firstCount : 0);
  }

  /** Notes usual samples that a round has taken, and the ring's entry of the last one. */
  final void tookUsual(final int samples, final int last) {
    usualCount += samples;
    latest = last;
  }

  private boolean isUsual() {
    return usualCount != outcomeCount;
  }

  private int outcome() {
    return isUsual() ? USUAL : outcome;
  }

  /** Notes a status of a sample that changed nothing. */
  final double outcome(final int status) {
    return outcome(status, 0);
  }

  /** Notes a status and its flags. */
  final double outcome(final int status, final int flags) {
    counts[status]++;
    outcome = status | flags;
    outcomeCount = usualCount;
    return derivative = Double.NaN;
  }

  /** What was just taken replaces a sample with the same x. */
  final double asDuplicate() {
    if (isUsual()) {
      final double usual = derivative();
      realDelta = delta();
      deltaHigh = deltaHigh();
      deltaLow = deltaLow();
      derivative = usual;
      usualCount--;
      outcomeCount = usualCount;
      outcome = USUAL;
    } else {
      counts[status()]--;
    }
    counts[Status.DUPLICATE_X]++;
    outcome = (outcome & ~STATUS) | Status.DUPLICATE_X;
    return derivative;
  }

  final double scaleOf(final int slot) {
    return keyScales == null ? scale : scale * keyScales[slot];
  }

  /** Adds the counts to those of another store's field. */
  public final void addCountsTo(final Outcome target) {
    for (int status = 0; status < Status.COUNT; status++) {
      target.counts[status] += count(status);
    }
  }
}
