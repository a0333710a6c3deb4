// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import io.fluxion.benchmarks.naive.ListExtendingUpdater;
import io.fluxion.benchmarks.naive.NaiveUpdateByKey;
import io.fluxion.benchmarks.naive.Reading;
import java.util.List;

/**
 * Lists that are appended to and never trimmed. No heap holds them for ever: all are dropped and
 * begun anew with the first round after {@link #MOST_VALUES}, and how often is counted.
 */
final class NaiveSubject implements Subject {
  /** Some 400 MB. */
  static final long MOST_VALUES = 10_000_000;

  private final ScanSamples samples;
  private final long mostValues;
  private NaiveUpdateByKey<Long, Reading, List<Reading>> states;
  private long held;
  private long begunAnew;
  private long count;
  private double sum;

  NaiveSubject(final int keys) {
    this(keys, MOST_VALUES);
  }

  NaiveSubject(final int keys, final long mostValues) {
    samples = new ScanSamples(keys);
    this.mostValues = mostValues;
    begin();
  }

  private void begin() {
    states = new NaiveUpdateByKey<>(new ListExtendingUpdater<>());
    held = 0;
  }

  @Override
  public void update() {
    if (held >= mostValues && samples.isRoundBegin()) {
      begin();
      samples.forget();
      begunAnew++;
    }
    final Reading reading = new Reading(samples.x(), samples.y());
    final List<Reading> readings = states.updateKey(samples.key(), List.of(reading));
    final int size = readings.size();
    if (size > 1) {
      sum += reading.derivativeFrom(readings.get(size - 2));
      count++;
    }
    held++;
    samples.advance();
  }

  @Override
  public void verify() {
    samples.verify(count, sum);
  }

  @Override
  public String description() {
    return "naive: lists that grow, dropped and begun anew once they hold "
        + mostValues
        + " values: "
        + begunAnew
        + " times, warm-up included";
  }
}
