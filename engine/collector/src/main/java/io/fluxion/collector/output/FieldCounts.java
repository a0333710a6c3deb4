/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.output;

import io.fluxion.DerivativeField;
import io.fluxion.SampleStatus;
import java.util.Arrays;

/**
 * What became of the samples of one field, in numbers: a line for each slot of the store, one for
 * the keys that are gone, and one for all. Memory grows with the slots in use.
 */
final class FieldCounts {
  /** The line of the keys that have lost their slots. */
  static final int GONE = 0;

  /** The line of all keys, once {@link #add} was called for each. */
  static final int ALL = 1;

  private static final int FIRST_SLOT = 2;

  private final DerivativeField field;
  private final boolean doubles;
  private long[] samples = {};
  private long[] missing = {};
  private long[] gaps = {};
  private long[] falls = {};
  // Bits of x, and of a step of it, unsigned; of samples that were not ignored.
  private long[] steps = {};
  private long[] firsts = {};
  private long[] lasts = {};
  private boolean[] begun = {};

  FieldCounts(final DerivativeField field, final boolean doubles) {
    this.field = field;
    this.doubles = doubles;
    grow(FIRST_SLOT);
  }

  static int line(final int slot) {
    return FIRST_SLOT + slot;
  }

  private void grow(final int lines) {
    samples = Arrays.copyOf(samples, lines);
    missing = Arrays.copyOf(missing, lines);
    gaps = Arrays.copyOf(gaps, lines);
    falls = Arrays.copyOf(falls, lines);
    steps = Arrays.copyOf(steps, lines);
    firsts = Arrays.copyOf(firsts, lines);
    lasts = Arrays.copyOf(lasts, lines);
    begun = Arrays.copyOf(begun, lines);
  }

  /** Takes what became of the field's last sample, which has an x unless it is MISSING. */
  void note(final int line, final long x) {
    if (line >= samples.length) {
      grow(Math.max(line + 1, samples.length * 2));
    }
    final int status = field.status();
    if (status == SampleStatus.MISSING) {
      missing[line]++;
      return;
    }
    samples[line]++;
    switch (status) {
      case SampleStatus.GAP -> gaps[line]++;
      case SampleStatus.RESET, SampleStatus.WRAP -> falls[line]++;
      case SampleStatus.OK -> falls[line] += field.delta() < 0 ? 1 : 0;
      case SampleStatus.FIRST, SampleStatus.OUT_OF_RANGE -> {}
      // Ignored: the next step begins before it.
      default -> {
        return;
      }
    }
    if (!begun[line]) {
      begun[line] = true;
      firsts[line] = x;
    } else if (status != SampleStatus.FIRST && compare(x, lasts[line]) > 0) {
      steps[line] = larger(steps[line], step(lasts[line], x));
    }
    lasts[line] = x;
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

  /** Adds a line to another one. */
  void add(final int from, final int to) {
    if (from >= samples.length) {
      return;
    }
    samples[to] += samples[from];
    missing[to] += missing[from];
    gaps[to] += gaps[from];
    falls[to] += falls[from];
    steps[to] = larger(steps[to], steps[from]);
    if (begun[from]) {
      firsts[to] = begun[to] && compare(firsts[to], firsts[from]) < 0 ? firsts[to] : firsts[from];
      lasts[to] = begun[to] && compare(lasts[to], lasts[from]) > 0 ? lasts[to] : lasts[from];
      begun[to] = true;
    }
  }

  /** Begins a line anew. */
  void clear(final int line) {
    if (line < samples.length) {
      samples[line] = 0;
      missing[line] = 0;
      gaps[line] = 0;
      falls[line] = 0;
      steps[line] = 0;
      begun[line] = false;
    }
  }

  /** A line as cells; an x and a step are written by whoever knows what x is. */
  Line get(final int line) {
    return line < samples.length
        ? new Line(
            samples[line],
            missing[line],
            begun[line],
            firsts[line],
            lasts[line],
            steps[line],
            gaps[line],
            falls[line])
        : new Line(0, 0, false, 0, 0, 0, 0, 0);
  }

  /**
   * The counts of a key, or of several.
   *
   * @param samples that have x and y
   * @param missing rows that lack x or y
   * @param hasX whether there is a first and a last x
   * @param first in bits
   * @param last in bits
   * @param step the largest of x ahead, in bits, of an unsigned long where x is a long
   * @param gaps steps above the maximum gap
   * @param falls how often y was below the one before, or began again
   */
  record Line(
      long samples,
      long missing,
      boolean hasX,
      long first,
      long last,
      long step,
      long gaps,
      long falls) {}
}
