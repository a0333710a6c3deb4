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

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.SampleStatus;
import io.fluxion.collector.agent.Pipeline;
import io.fluxion.collector.agent.UpdateLatency;
import io.fluxion.collector.output.Drops;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/** What is exposed of the engine itself; on the writer's thread. */
final class EngineMetrics {
  private static final String SAMPLES = "fluxion_samples";
  private static final String MALFORMED = "fluxion_malformed_rows";
  private static final String DROPPED = "fluxion_dropped_rows";
  private static final String KEYS = "fluxion_store_keys";
  private static final String CAPACITY = "fluxion_store_capacity_keys";
  private static final String OCCUPANCY = "fluxion_store_occupancy_ratio";
  private static final String SIZE = "fluxion_store_size_bytes";
  private static final String RING_FILL = "fluxion_ring_fill_ratio";
  private static final String LATENCY = "fluxion_update_latency_seconds";

  /** What no other metric may be called: the names, and those of a summary's own series. */
  static final Set<String> NAMES =
      Set.of(
          SAMPLES,
          MALFORMED,
          DROPPED,
          KEYS,
          CAPACITY,
          OCCUPANCY,
          SIZE,
          RING_FILL,
          LATENCY,
          LATENCY + "_count",
          LATENCY + "_sum");

  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 1};
  private static final double SECONDS = 1e-9;
  private static final double PERCENT = 100;

  private final DerivativeStore store;
  private final Pipeline pipeline;
  private final List<Drops> drops;
  private final LongSupplier malformed;

  EngineMetrics(
      final DerivativeStore store,
      final Pipeline pipeline,
      final List<Drops> drops,
      final LongSupplier malformed) {
    this.store = store;
    this.pipeline = pipeline;
    this.drops = drops;
    this.malformed = malformed;
  }

  void addTo(final MetricSnapshots.Builder out) {
    out.metricSnapshot(statuses());
    out.metricSnapshot(counter(MALFORMED, "Rows that could not be read.", malformed.getAsLong()));
    if (!drops.isEmpty()) {
      out.metricSnapshot(dropped());
    }
    final int size = store.size();
    final int capacity = store.capacity();
    out.metricSnapshot(gauge(KEYS, "Keys that have state.", size));
    out.metricSnapshot(gauge(CAPACITY, "Keys that there is room for.", capacity));
    out.metricSnapshot(
        gauge(
            OCCUPANCY,
            "Keys that have state over those there is room for.",
            (double) size / capacity));
    out.metricSnapshot(
        gauge(SIZE, "Memory of the store, which never changes.", store.footprintBytes()));
    out.metricSnapshot(
        gauge(RING_FILL, "How full the ring between source and writer is.", pipeline.ringFill()));
    out.metricSnapshot(latency());
  }

  private CounterSnapshot statuses() {
    final CounterSnapshot.Builder counter =
        CounterSnapshot.builder()
            .name(SAMPLES)
            .help("Samples of each field, by what became of them.");
    for (int i = 0; i < store.fieldCount(); i++) {
      final DerivativeField field = store.field(i);
      for (int status = 0; status < SampleStatus.COUNT; status++) {
        counter.dataPoint(
            CounterDataPointSnapshot.builder()
                .labels(
                    Labels.of(
                        "field",
                        field.schema().name(),
                        "status",
                        SampleStatus.name(status).toLowerCase(Locale.ROOT)))
                .value(field.count(status))
                .build());
      }
    }
    return counter.build();
  }

  private CounterSnapshot dropped() {
    final CounterSnapshot.Builder counter =
        CounterSnapshot.builder().name(DROPPED).help("Rows that an output was too slow for.");
    for (final Drops dropped : drops) {
      counter.dataPoint(
          CounterDataPointSnapshot.builder()
              .labels(Labels.of("output", dropped.sink()))
              .value(dropped.rows())
              .build());
    }
    return counter.build();
  }

  private SummarySnapshot latency() {
    final UpdateLatency latency = pipeline.latency();
    final Histogram recent = latency.recent();
    final List<Quantile> quantiles = new ArrayList<>();
    if (recent.getTotalCount() > 0) {
      for (final double quantile : QUANTILES) {
        quantiles.add(
            new Quantile(quantile, SECONDS * recent.getValueAtPercentile(PERCENT * quantile)));
      }
    }
    return SummarySnapshot.builder()
        .name(LATENCY)
        .help("From the source's hand into the store; quantiles of the last one to two minutes.")
        .dataPoint(
            SummaryDataPointSnapshot.builder()
                .quantiles(Quantiles.of(quantiles))
                .count(latency.count())
                .sum(latency.sumSeconds())
                .build())
        .build();
  }

  private static CounterSnapshot counter(final String name, final String help, final long value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static GaugeSnapshot gauge(final String name, final String help, final double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
