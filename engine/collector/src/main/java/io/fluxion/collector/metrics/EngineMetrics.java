// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.metrics;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.SampleStatus;
import io.fluxion.collector.agent.SourceLoop;
import io.fluxion.collector.output.OutputQueue;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** What is exposed of the engine itself: its stores, its outputs and how fast it is. */
public final class EngineMetrics implements Exposition {
  private static final String SAMPLES = "fluxion_samples";
  private static final String MALFORMED = "fluxion_malformed_rows";
  private static final String DROPPED = "fluxion_dropped_rows";
  private static final String KEYS = "fluxion_store_keys";
  private static final String CAPACITY = "fluxion_store_capacity_keys";
  private static final String OCCUPANCY = "fluxion_store_occupancy_ratio";
  private static final String SIZE = "fluxion_store_size_bytes";
  private static final String FILL = "fluxion_output_queue_fill_ratio";
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
          FILL,
          LATENCY,
          LATENCY + "_count",
          LATENCY + "_sum");

  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 1};
  private static final double SECONDS = 1e-9;
  private static final double PERCENT = 100;

  private final Map<String, SourceLoop> loops;
  private final List<OutputQueue> queues;
  private final LongSupplier malformed;

  /**
   * Metrics of a run.
   *
   * @param loops of its sources, by what each is called
   * @param queues of its outputs
   * @param malformed how many rows could not be read so far
   */
  public EngineMetrics(
      final Map<String, SourceLoop> loops,
      final List<OutputQueue> queues,
      final LongSupplier malformed) {
    this.loops = new LinkedHashMap<>(loops);
    this.queues = List.copyOf(queues);
    this.malformed = malformed;
  }

  @Override
  public void writeTo(final Writer out) throws IOException {
    out.write(statuses());
    out.write(
        CounterSnapshot.builder()
            .name(MALFORMED)
            .help("Rows that could not be read.")
            .dataPoint(CounterDataPointSnapshot.builder().value(malformed.getAsLong()).build())
            .build());
    if (!queues.isEmpty()) {
      out.write(dropped());
      out.write(fill());
    }
    out.write(gauge(KEYS, "Keys that have state.", DerivativeStore::size));
    out.write(gauge(CAPACITY, "Keys that there is room for.", DerivativeStore::capacity));
    out.write(
        gauge(
            OCCUPANCY,
            "Keys that have state over those there is room for.",
            store -> (double) store.size() / store.capacity()));
    out.write(
        gauge(SIZE, "Memory of the store, which never changes.", DerivativeStore::footprintBytes));
    out.write(latency());
  }

  private CounterSnapshot statuses() {
    final CounterSnapshot.Builder counter =
        CounterSnapshot.builder()
            .name(SAMPLES)
            .help("Samples of each field, by what became of them.");
    for (final Map.Entry<String, SourceLoop> source : loops.entrySet()) {
      final SourceLoop loop = source.getValue();
      final DerivativeStore store = loop.store();
      for (int i = 0; i < store.fieldCount(); i++) {
        final DerivativeField field = store.field(i);
        for (int status = 0; status < SampleStatus.COUNT; status++) {
          final int of = status;
          counter.dataPoint(
              CounterDataPointSnapshot.builder()
                  .labels(
                      Labels.of(
                          "source",
                          source.getKey(),
                          "field",
                          field.schema().name(),
                          "status",
                          SampleStatus.name(status).toLowerCase(Locale.ROOT)))
                  .value(loop.read(() -> field.count(of)))
                  .build());
        }
      }
    }
    return counter.build();
  }

  private CounterSnapshot dropped() {
    final CounterSnapshot.Builder counter =
        CounterSnapshot.builder().name(DROPPED).help("Rows that an output was too slow for.");
    for (final OutputQueue queue : queues) {
      counter.dataPoint(
          CounterDataPointSnapshot.builder()
              .labels(Labels.of("output", queue.name()))
              .value(queue.dropped())
              .build());
    }
    return counter.build();
  }

  private GaugeSnapshot fill() {
    final GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder().name(FILL).help("How full the queue of an output is.");
    for (final OutputQueue queue : queues) {
      gauge.dataPoint(
          GaugeDataPointSnapshot.builder()
              .labels(Labels.of("output", queue.name()))
              .value(queue.fill())
              .build());
    }
    return gauge.build();
  }

  private SummarySnapshot latency() {
    final SummarySnapshot.Builder summary =
        SummarySnapshot.builder()
            .name(LATENCY)
            .help(
                "From the source's hand into the store; quantiles of the last one to two minutes.");
    loops.forEach((name, loop) -> summary.dataPoint(loop.read(() -> latency(name, loop))));
    return summary.build();
  }

  private static SummaryDataPointSnapshot latency(final String name, final SourceLoop loop) {
    final Histogram recent = loop.latency().recent();
    final List<Quantile> quantiles = new ArrayList<>();
    if (recent.getTotalCount() > 0) {
      for (final double quantile : QUANTILES) {
        quantiles.add(
            new Quantile(quantile, SECONDS * recent.getValueAtPercentile(PERCENT * quantile)));
      }
    }
    return SummaryDataPointSnapshot.builder()
        .labels(Labels.of("source", name))
        .quantiles(Quantiles.of(quantiles))
        .count(loop.latency().count())
        .sum(loop.latency().sumSeconds())
        .build();
  }

  private GaugeSnapshot gauge(
      final String name, final String help, final ToDoubleFunction<DerivativeStore> reading) {
    final GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    loops.forEach(
        (source, loop) ->
            gauge.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("source", source))
                    .value(loop.read(() -> reading.applyAsDouble(loop.store())))
                    .build()));
    return gauge.build();
  }
}
