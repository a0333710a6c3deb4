// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.window;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import java.util.function.IntToDoubleFunction;

/** Windows in the rings of a {@link DerivativeStore}, which every sample of a key went through. */
public final class EngineWindows {
  private final DerivativeField field;
  private final int[] handles = new int[WindowSamples.KEYS];

  /**
   * Updates a store with all samples, round by round.
   *
   * @param samples drawn
   */
  public EngineWindows(final WindowSamples samples) {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("value")).window(samples.window))
            .maxKeys(WindowSamples.KEYS)
            .build();
    field = store.field(0);
    for (int key = 0; key < WindowSamples.KEYS; key++) {
      handles[key] = store.acquire(key);
    }
    for (int i = 0; i < samples.xs(0).length; i++) {
      for (int key = 0; key < WindowSamples.KEYS; key++) {
        store.update(handles[key], samples.xs(key)[i], samples.ys(key)[i]);
      }
    }
  }

  /**
   * How a metric is read.
   *
   * @param metric which
   * @return reads it
   */
  public WindowRead read(final WindowMetric metric) {
    final IntToDoubleFunction read =
        switch (metric) {
          case RATE -> field::rate;
          case SLOPE -> field::slope;
          case INTERCEPT -> field::intercept;
          case R2 -> field::r2;
          case MEAN -> field::mean;
          case MIN -> field::min;
          case MAX -> field::max;
          case STDDEV -> field::stddev;
          case Y_MEAN -> field::yMean;
          case Y_MIN -> field::yMin;
          case Y_MAX -> field::yMax;
        };
    return key -> read.applyAsDouble(handles[key]);
  }
}
