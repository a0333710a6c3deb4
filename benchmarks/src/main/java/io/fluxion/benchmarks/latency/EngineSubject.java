// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import io.fluxion.DerivativeStore;
import io.fluxion.Fluxion;
import io.fluxion.SampleStatus;

/** A store of counters, by key. */
final class EngineSubject implements Subject {
  private final ScanSamples samples;
  private final DerivativeStore store;
  private double sum;

  EngineSubject(final int keys) {
    samples = new ScanSamples(keys);
    store = Fluxion.counters(keys);
  }

  @Override
  public void update() {
    final double derivative = store.updateByKey(samples.key(), samples.x(), samples.y());
    if (samples.isDue()) {
      sum += derivative;
    }
    samples.advance();
  }

  @Override
  public void verify() {
    samples.verify(store.count(SampleStatus.OK), sum);
  }

  @Override
  public String description() {
    return "engine: updateByKey, W = " + store.schema().window();
  }
}
