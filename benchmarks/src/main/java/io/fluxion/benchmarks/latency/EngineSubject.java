package io.fluxion.benchmarks.latency;

import io.fluxion.Fluxion;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.SampleStatus;

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
