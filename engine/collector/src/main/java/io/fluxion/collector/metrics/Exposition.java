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
