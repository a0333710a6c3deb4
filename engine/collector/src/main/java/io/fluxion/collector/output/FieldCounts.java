// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeField;
import io.fluxion.SampleStatus;

/** What became of the samples of one field, of a key or of several, in numbers. */
final class FieldCounts {
  private final boolean doubles;
  private long samples;
  private long missing;
  private long gaps;
  private long falls;
  private boolean begun;
  // Bits of x, and of a step of it, unsigned; of samples that were not ignored.
  private long first;
  private long last;
  private long step;

  /**
   * No sample yet.
   *
   * @param doubles whether x is a double
   */
  FieldCounts(final boolean doubles) {
    this.doubles = doubles;
  }

  /** Takes what became of a field's last sample, which has an x unless it is MISSING. */
  void note(final DerivativeField field, final long x) {
    final int status = field.status();
    if (status == SampleStatus.MISSING) {
      missing++;
      return;
    }
    samples++;
    switch (status) {
      case SampleStatus.GAP -> gaps++;
      case SampleStatus.RESET, SampleStatus.WRAP -> falls++;
      case SampleStatus.OK -> falls += field.delta() < 0 ? 1 : 0;
      case SampleStatus.FIRST, SampleStatus.OUT_OF_RANGE -> {}
      // Ignored: the next step begins before it.
      default -> {
        return;
      }
    }
    if (!begun) {
      begun = true;
      first = x;
    } else if (status != SampleStatus.FIRST && compare(x, last) > 0) {
      step = larger(step, step(last, x));
    }
    last = x;
  }

  private int compare(final long one, final long other) {
    return doubles
        ? Double.compare(Double.longBitsToDouble(one), Double.longBitsToDouble(other))
        : Long.compare(one, other);
  }

  private long step(final long from, final long to) {
    return doubles
        ? Double.doubleToRawLongBits(Double.longBitsToDouble(to) - Double.longBitsToDouble(from))
        : to - from;
  }

  /** From the lowest long to the highest it is one step, and doubles above 0 sort as their bits. */
  private static long larger(final long one, final long other) {
    return Long.compareUnsigned(one, other) > 0 ? one : other;
  }

  /** Adds those of another key. */
  void add(final FieldCounts other) {
    samples += other.samples;
    missing += other.missing;
    gaps += other.gaps;
    falls += other.falls;
    step = larger(step, other.step);
    if (other.begun) {
      first = begun && compare(first, other.first) < 0 ? first : other.first;
      last = begun && compare(last, other.last) > 0 ? last : other.last;
      begun = true;
    }
  }

  /** Samples that have x and y. */
  long samples() {
    return samples;
  }

  /** Rows that lack x or y. */
  long missing() {
    return missing;
  }

  /** Steps above the maximum gap. */
  long gaps() {
    return gaps;
  }

  /** How often y was below the one before, or began again. */
  long falls() {
    return falls;
  }

  /** Whether there is a first and a last x. */
  boolean hasX() {
    return begun;
  }

  /** In bits. */
  long first() {
    return first;
  }

  /** In bits. */
  long last() {
    return last;
  }

  /** The largest step of x ahead, in bits; of an unsigned long where x is a long. */
  long step() {
    return step;
  }
}
