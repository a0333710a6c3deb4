// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;

/** Something that has metrics to expose. */
public interface Exposition {
  /** Takes one metric with all its series. */
  @FunctionalInterface
  interface Writer {
    /**
     * Writes it.
     *
     * @param metric whose name no other metric of the answer has
     * @throws IOException where it cannot be written
     */
    void write(MetricSnapshot metric) throws IOException;
  }

  /**
   * Writes what is known now, one metric at a time, so that only one of them is in memory.
   *
   * @param out takes the metrics
   * @throws IOException where they cannot be written
   */
  void writeTo(Writer out) throws IOException;
}
