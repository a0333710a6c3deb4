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
