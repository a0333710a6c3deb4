// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.metrics;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.agent.SourceLoop;
import io.fluxion.collector.output.LastOutcomes;
import io.fluxion.collector.output.Sink;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is exposed of each key of a source: the counters as they are and the values of gauges, their
 * last derivatives, and their rates over the window. What says nothing about now is left out: a
 * field whose last sample had no value, or whose last sample with one is some time ago (samples
 * that are ignored, such as those of a series whose own time stands still, are none), and a
 * derivative that the last sample did not make.
 *
 * <p>As a sink it belongs to its loop. {@link #write} is for any one thread: it reads the store
 * some keys at a time, between which the source goes on.
 */
public final class ExposedSource implements Sink {
  /** So many keys are read while the source waits. */
  private static final int KEYS_AT_A_TIME = 256;

  private final DerivativeStore store;
  private final KeyLabels keyLabels;
  private final List<Field> fields = new ArrayList<>();
  private final long staleNanos;
  private final boolean nanoseconds;
  private final double scale;
  private SourceLoop loop;

  /**
   * Nothing heard yet.
   *
   * @param store of byte-string keys
   * @param keyLabels what keys are called
   * @param nanoseconds whether rates are per second
   * @param scale of the user, a part of every field's scale, which is divided out
   * @param staleNanos a field of a key without a sample for longer is left out, in ns
   */
  public ExposedSource(
      final DerivativeStore store,
      final KeyLabels keyLabels,
      final boolean nanoseconds,
      final double scale,
      final long staleNanos) {
    this.store = store;
    this.keyLabels = keyLabels;
    this.nanoseconds = nanoseconds;
    this.scale = scale;
    this.staleNanos = staleNanos;
    for (int i = 0; i < store.fieldCount(); i++) {
      fields.add(new Field(store, i));
    }
  }

  /**
   * Says which loop writes the store; before the first {@link #write}.
   *
   * @param ofStore by which it is read
   */
  public void read(final SourceLoop ofStore) {
    loop = ofStore;
  }

  @Override
  public void row(final Sample sample, final String label) {
    if (sample.handle() != DerivativeStore.NONE) {
      final long now = System.nanoTime();
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).note(sample.handle(), now);
      }
    }
  }

  @Override
  public void flush() {
    // Whoever wants it asks for it.
  }

  @Override
  public void tick(final long nowNanos) {
    // As above.
  }

  /** A field, what became of each key's last sample, and when that was. */
  private static final class Field {
    private final DerivativeStore store;
    private final DerivativeField readings;
    private final LastOutcomes outcomes;

    /** By slot and the monotonic clock; 0 where the last sample had no value. */
    private final long[] heard;

    Field(final DerivativeStore store, final int number) {
      this.store = store;
      readings = store.field(number);
      outcomes = new LastOutcomes(store, number, false);
      heard = new long[store.capacity()];
    }

    void note(final int handle, final long now) {
      outcomes.note(handle);
      final int slot = store.slot(handle);
      switch (readings.status()) {
        case SampleStatus.DUPLICATE_X, SampleStatus.OUT_OF_ORDER -> {
          // Nothing new.
        }
        case SampleStatus.MISSING, SampleStatus.NOT_A_NUMBER -> heard[slot] = 0;
        default -> heard[slot] = now == 0 ? 1 : now;
      }
    }

    boolean isSince(final int handle, final long oldest) {
      final int slot = store.slot(handle);
      return heard[slot] != 0 && heard[slot] - oldest >= 0;
    }
  }

  /** The keys of an answer, and what is read of each: by field, then by key; NaN for nothing. */
  private static final class Readings {
    private final List<Map<String, String>> labels = new ArrayList<>();
    private double[][] values;
    private double[][] derivatives;
    private double[][] rates;
    private int count;

    Readings(final int fields, final int keys) {
      values = new double[fields][keys];
      derivatives = new double[fields][keys];
      rates = new double[fields][keys];
    }
  }

  private int[] handles() {
    return loop.read(
        () -> {
          final int[] handles = new int[store.size()];
          int count = 0;
          for (int key = store.first(); key != DerivativeStore.NONE; key = store.next(key)) {
            handles[count++] = key;
          }
          return handles;
        });
  }

  private Readings readings() {
    final long oldest = System.nanoTime() - staleNanos;
    final int[] handles = handles();
    final Readings readings = new Readings(fields.size(), handles.length);
    for (int from = 0; from < handles.length; from += KEYS_AT_A_TIME) {
      final int[] some =
          Arrays.copyOfRange(handles, from, Math.min(from + KEYS_AT_A_TIME, handles.length));
      final List<byte[]> keys = new ArrayList<>();
      final List<String> names = new ArrayList<>();
      loop.read(
          () -> {
            for (final int handle : some) {
              if (store.isLive(handle) && read(handle, oldest, readings)) {
                final byte[] key = new byte[store.keyLength(handle)];
                store.copyKey(handle, key, 0);
                keys.add(key);
                names.add(loop.labels().of(store.slot(handle)));
              }
            }
            return null;
          });
      for (int i = 0; i < keys.size(); i++) {
        readings.labels.add(keyLabels.of(KeyText.of(keys.get(i)), names.get(i)));
      }
    }
    return readings;
  }

  /** Reads a key's fields; answers whether there was anything to read. */
  private boolean read(final int handle, final long oldest, final Readings readings) {
    final int at = readings.count;
    boolean any = false;
    for (int i = 0; i < fields.size(); i++) {
      final Field field = fields.get(i);
      final DerivativeField of = field.readings;
      final boolean isNew = field.isSince(handle, oldest);
      final double derivative = isNew ? field.outcomes.latest(handle) : Double.NaN;
      readings.values[i][at] = isNew && of.windowLength(handle) > 0 ? of.value(handle) : Double.NaN;
      readings.derivatives[i][at] = derivative;
      readings.rates[i][at] = Double.isNaN(derivative) ? Double.NaN : of.rate(handle);
      any |= isNew;
    }
    readings.count += any ? 1 : 0;
    return any;
  }

  /**
   * Writes what is known now of all sources: what several have by one name is one metric, and has
   * the source as a label.
   *
   * @param sources of a run, by what each is called
   * @param out takes the metrics
   * @throws IOException where they cannot be written
   */
  public static void write(final Map<String, ExposedSource> sources, final Exposition.Writer out)
      throws IOException {
    final Map<String, List<Part>> metrics = new LinkedHashMap<>();
    for (final Map.Entry<String, ExposedSource> source : sources.entrySet()) {
      final String name = sources.size() > 1 ? source.getKey() : null;
      for (final Part part : source.getValue().parts(name)) {
        metrics
            .computeIfAbsent(part.name + (part.counter ? "_total" : ""), key -> new ArrayList<>())
            .add(part);
      }
    }
    for (final List<Part> parts : metrics.values()) {
      out.write(parts.get(0).counter ? counter(parts) : gauge(parts));
    }
  }

  /** A metric as far as it is of one source. */
  private record Part(
      String name,
      String help,
      boolean counter,
      String source,
      String field,
      Readings readings,
      double[] values,
      double factor) {
    private Labels labels(final int key) {
      return KeyLabels.with(readings.labels.get(key), source, field);
    }
  }

  private List<Part> parts(final String source) {
    final List<Part> parts = new ArrayList<>();
    final Readings readings = readings();
    final FieldNames names = new FieldNames(store.schema().isFramed(), nanoseconds, scale);
    for (int i = 0; i < fields.size(); i++) {
      final FieldSchema of = fields.get(i).readings.schema();
      final String field = of.name();
      final double[] values = readings.values[i];
      if (of.isGauge()) {
        parts.add(
            new Part(
                names.value(of),
                "The last " + field + '.',
                false,
                source,
                field,
                readings,
                values,
                1));
      } else if (names.hasTotal(of)) {
        final String help = "The counter " + field + " as it was read.";
        parts.add(
            new Part(names.total(of), help, true, source, field, readings, values, names.base(of)));
      }
      final String last = "The derivative of " + field + ", by the last two samples.";
      final double factor = names.factor(of);
      parts.add(
          new Part(
              names.derivative(of),
              last,
              false,
              source,
              field,
              readings,
              readings.derivatives[i],
              factor));
      final String rate = "The rate of " + field + " over the window.";
      parts.add(
          new Part(
              names.rate(of), rate, false, source, field, readings, readings.rates[i], factor));
    }
    return parts;
  }

  private static MetricSnapshot gauge(final List<Part> parts) {
    final GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder().name(parts.get(0).name).help(parts.get(0).help);
    for (final Part part : parts) {
      for (int i = 0; i < part.readings.count; i++) {
        final double value = part.values[i] * part.factor;
        if (!Double.isNaN(value)) {
          gauge.dataPoint(
              GaugeDataPointSnapshot.builder().labels(part.labels(i)).value(value).build());
        }
      }
    }
    return gauge.build();
  }

  /** A counter cannot be negative in the exposition: one that is has no series. */
  private static MetricSnapshot counter(final List<Part> parts) {
    final CounterSnapshot.Builder counter =
        CounterSnapshot.builder().name(parts.get(0).name).help(parts.get(0).help);
    for (final Part part : parts) {
      for (int i = 0; i < part.readings.count; i++) {
        if (part.values[i] >= 0) {
          counter.dataPoint(
              CounterDataPointSnapshot.builder()
                  .labels(part.labels(i))
                  .value(part.values[i] * part.factor)
                  .build());
        }
      }
    }
    return counter.build();
  }
}
