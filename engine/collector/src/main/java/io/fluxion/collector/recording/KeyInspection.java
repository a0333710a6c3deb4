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
package io.fluxion.collector.recording;

import io.fluxion.NumberType;

/** What a recording holds of one key and field, in numbers. */
public final class KeyInspection {
  private final NumberType yType;
  private final boolean isXDouble;
  private final long maxGap;
  private final double maxGapDouble;
  private long samples;
  private long missing;
  private long firstX;
  private long lastX;
  private long lastY;
  private long largestStep;
  private double largestRealStep;
  private long gaps;
  private long falls;

  KeyInspection(final RecordingSchema schema, final long maxGap, final double maxGapDouble) {
    yType = schema.yType();
    isXDouble = schema.xType() == NumberType.DOUBLE;
    this.maxGap = maxGap;
    this.maxGapDouble = maxGapDouble;
  }

  /** Notes a row that lacks x or y. */
  void miss() {
    missing++;
  }

  /** Takes a row that has both. */
  void take(final long x, final long y) {
    if (samples++ == 0) {
      firstX = x;
    } else {
      step(x);
      falls += isBelow(y, lastY) ? 1 : 0;
    }
    lastX = x;
    lastY = y;
  }

  private void step(final long x) {
    if (isXDouble) {
      final double step = Double.longBitsToDouble(x) - Double.longBitsToDouble(lastX);
      largestRealStep = step > largestRealStep ? step : largestRealStep;
      gaps += step > maxGapDouble ? 1 : 0;
    } else if (x > lastX) {
      // Unsigned: from the lowest long to the highest it is one step.
      final long step = x - lastX;
      largestStep = Long.compareUnsigned(step, largestStep) > 0 ? step : largestStep;
      gaps += Long.compareUnsigned(step, maxGap) > 0 ? 1 : 0;
    }
  }

  private boolean isBelow(final long y, final long last) {
    return switch (yType) {
      case LONG -> y < last;
      case ULONG -> Long.compareUnsigned(y, last) < 0;
      case DOUBLE -> Double.longBitsToDouble(y) < Double.longBitsToDouble(last);
    };
  }

  /**
   * Rows that have x and y.
   *
   * @return 0 or more
   */
  public long samples() {
    return samples;
  }

  /**
   * Rows that lack x or y.
   *
   * @return 0 or more
   */
  public long missing() {
    return missing;
  }

  /**
   * x of the first sample.
   *
   * @return in bits; meaningful where there are samples
   */
  public long firstX() {
    return firstX;
  }

  /**
   * x of the last sample.
   *
   * @return in bits; meaningful where there are samples
   */
  public long lastX() {
    return lastX;
  }

  /**
   * The largest step of x ahead.
   *
   * @return in bits, of an unsigned long where x is a long; 0 where there is none
   */
  public long largestStep() {
    return isXDouble ? Double.doubleToRawLongBits(largestRealStep) : largestStep;
  }

  /**
   * Steps of x ahead by more than the maximum gap.
   *
   * @return 0 or more; meaningful where a maximum gap was given
   */
  public long gaps() {
    return gaps;
  }

  /**
   * How often y was below the one before, by its type; of a gauge too.
   *
   * @return 0 or more
   */
  public long falls() {
    return falls;
  }
}
