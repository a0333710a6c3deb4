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
package io.fluxion.collector.generate;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.input.Decoder;
import java.util.Arrays;

/**
 * Makes up the samples of a {@link GeneratedShape}, one a call, in the form in which a decoder
 * gives them: whatever takes a {@link Decoder} takes this, without a detour by text. All integers
 * but the last step to a double, which rounds once: the same everywhere.
 *
 * <p>It keeps count of what it made, fault by fault and, by the default rules of replay, status by
 * status.
 *
 * <p>Takes 4 bytes a key and 16 a key and field; nothing allocates per sample. Not thread-safe.
 */
public final class Generator implements Decoder {
  private static final long NEVER = Long.MIN_VALUE;
  private static final long UNSIGNED = Long.MIN_VALUE;
  private static final double THOUSANDTHS = 1_000;
  private static final long FIRST_Y = 1L << 30;
  private static final int ONE_IN_X = 8;
  private static final Fault[] FAULTS = Fault.values();

  private final GeneratedShape shape;
  private final int fields;
  private final long step;
  private final Mixer mixer;
  private final GeneratedKeys keys;
  private final long[] lastX;
  private final long[] lastY;
  private final long[] bounds = new long[FAULTS.length];
  private final long[] faults = new long[FAULTS.length];
  private final long[] statuses = new long[SampleStatus.COUNT];
  private final long samples;
  private long made;
  private long started;
  private int place;
  private long roundX = GeneratedShape.FIRST_X;

  /**
   * A generator before its first sample.
   *
   * @param shape what to generate
   */
  public Generator(final GeneratedShape shape) {
    this.shape = shape;
    fields = shape.fields();
    step = shape.step();
    samples = shape.samples();
    mixer = new Mixer(shape.seed());
    keys = new GeneratedKeys(shape.keys(), shape.keyBytes());
    lastX = new long[Math.multiplyExact(shape.keys(), fields)];
    lastY = new long[lastX.length];
    Arrays.fill(lastX, NEVER);
    long bound = 0;
    for (final Fault fault : FAULTS) {
      bound += shape.draws(fault);
      bounds[fault.ordinal()] = bound;
    }
  }

  /**
   * An empty sample of the right size.
   *
   * @return as many fields as the shape has, and room for its keys
   */
  public Sample newSample() {
    return new Sample(fields, NumberType.LONG, shape.yType(), shape.maxKeyBytes());
  }

  @Override
  public int next(final Sample sample) {
    if (made == samples) {
      return END;
    }
    sample.clear();
    final Fault fault = draw();
    if (fault != null) {
      faults[fault.ordinal()]++;
      if (fault == Fault.CHURN) {
        keys.succeed(place);
        Arrays.fill(lastX, place * fields, (place + 1) * fields, NEVER);
      }
    }
    keys.write(place, sample);
    final boolean wasThere = isThere();
    fill(sample, fault);
    started += !wasThere && isThere() ? 1 : 0;
    made++;
    place++;
    if (place == shape.keys()) {
      place = 0;
      roundX += shape.interval();
    }
    return ROW;
  }

  /** What is to be the matter with this sample: null for nothing. */
  private Fault draw() {
    final long drawn = mixer.next() >>> 11;
    for (int i = 0; i < bounds.length; i++) {
      if (drawn < bounds[i]) {
        final Fault fault = FAULTS[i];
        return fault == Fault.HOLES || isThere() ? fault : null;
      }
    }
    return null;
  }

  /** Whether the key in this place has had a sample that can be a baseline. */
  private boolean isThere() {
    for (int i = place * fields; i < (place + 1) * fields; i++) {
      if (lastX[i] != NEVER) {
        return true;
      }
    }
    return false;
  }

  private void fill(final Sample sample, final Fault fault) {
    final long plainX = roundX + (shape.jitter() > 0 ? mixer.below(shape.jitter()) : 0);
    if (fault == Fault.HOLES) {
      fillSome(sample, plainX);
      return;
    }
    final long x;
    if (fault == Fault.LATE) {
      x = oldestX() - 1 - mixer.below(shape.interval());
    } else {
      x = fault == Fault.DUPLICATES ? newestX() : plainX;
    }
    for (int i = 0; i < fields; i++) {
      give(sample, i, x, y(place * fields + i, fault));
    }
  }

  private void fillSome(final Sample sample, final long x) {
    final boolean withoutX = mixer.below(ONE_IN_X) == 0;
    final long gone = withoutX ? 0 : 1 + mixer.below((1L << fields) - 1);
    for (int i = 0; i < fields; i++) {
      if (withoutX) {
        setY(sample, i, y(place * fields + i, null));
        statuses[SampleStatus.MISSING]++;
      } else if ((gone >> i & 1) != 0) {
        sample.setX(i, x);
        statuses[SampleStatus.MISSING]++;
      } else {
        give(sample, i, x, y(place * fields + i, null));
      }
    }
  }

  private long oldestX() {
    long oldest = Long.MAX_VALUE;
    for (int i = place * fields; i < (place + 1) * fields; i++) {
      oldest = lastX[i] == NEVER ? oldest : Math.min(oldest, lastX[i]);
    }
    return oldest;
  }

  private long newestX() {
    long newest = NEVER;
    for (int i = place * fields; i < (place + 1) * fields; i++) {
      newest = Math.max(newest, lastX[i]);
    }
    return newest;
  }

  /** The next y of a counter. */
  private long y(final int index, final Fault fault) {
    final long last = lastY[index];
    if (lastX[index] == NEVER) {
      return shape.yType() == NumberType.ULONG
          ? UNSIGNED - 1 - mixer.below(16 * step)
          : mixer.below(FIRST_Y);
    }
    if (fault == Fault.RESETS && last != 0) {
      return mixer.below(smaller(step + 1, last));
    }
    if (fault == Fault.LATE) {
      return last - mixer.below(smaller(step, last) + 1);
    }
    if (fault == Fault.DUPLICATES && mixer.next() < 0) {
      return last;
    }
    return last + mixer.below(step + 1);
  }

  private static long smaller(final long limit, final long y) {
    return Long.compareUnsigned(limit, y) < 0 ? limit : y;
  }

  /** Gives a field its x and y, and judges them as a replay without further options does. */
  private void give(final Sample sample, final int field, final long x, final long y) {
    sample.setX(field, x);
    setY(sample, field, y);
    final int index = place * fields + field;
    final int status;
    if (lastX[index] == NEVER) {
      status = SampleStatus.FIRST;
    } else if (x == lastX[index]) {
      status = SampleStatus.DUPLICATE_X;
    } else if (x < lastX[index]) {
      status = SampleStatus.OUT_OF_ORDER;
    } else {
      status = Long.compareUnsigned(y, lastY[index]) < 0 ? SampleStatus.RESET : SampleStatus.OK;
    }
    statuses[status]++;
    if (status != SampleStatus.DUPLICATE_X && status != SampleStatus.OUT_OF_ORDER) {
      lastX[index] = x;
      lastY[index] = y;
    }
  }

  private void setY(final Sample sample, final int field, final long y) {
    if (shape.yType() == NumberType.DOUBLE) {
      sample.setY(field, y / THOUSANDTHS);
    } else {
      sample.setY(field, y);
    }
  }

  /**
   * Where the last sample is in a recording with a header line.
   *
   * @return 2 for the first sample
   */
  @Override
  public long line() {
    return made + 1;
  }

  @Override
  public String reason() {
    throw new IllegalStateException("no generated sample is malformed");
  }

  /**
   * How many samples were made so far.
   *
   * @return 0 or more
   */
  public long made() {
    return made;
  }

  /**
   * How many samples had a fault.
   *
   * @param fault which
   * @return 0 or more
   */
  public long made(final Fault fault) {
    return faults[fault.ordinal()];
  }

  /**
   * How often a replay of the samples made so far finds a status, over all fields, where its
   * options are the default ones, every y is a counter and the store has room for every key.
   *
   * @param status a {@link SampleStatus}
   * @return 0 or more
   */
  public long made(final int status) {
    return statuses[status];
  }

  /**
   * How many keys such a replay would hold.
   *
   * @return those that had a sample which was not all holes
   */
  public long keys() {
    return started;
  }
}
