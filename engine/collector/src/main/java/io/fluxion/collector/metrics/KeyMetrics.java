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
import io.fluxion.FieldSchema;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.agent.Labels;
import io.fluxion.collector.output.LastOutcomes;
import io.fluxion.collector.output.LiveSink;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What is exposed of each key: its last derivatives, its rates over the window, and the values of
 * gauges. What says nothing about now is left out: a field whose last sample had no value, or whose
 * last sample with one is some time ago (samples that are ignored, such as those of a series whose
 * own time stands still, are none), and a derivative that the last sample did not make.
 *
 * <p>Belongs to the writer's thread.
 */
final class KeyMetrics implements LiveSink {
  private final DerivativeStore store;
  private final List<Field> fields = new ArrayList<>();
  private final long staleNanos;
  private final boolean frames;
  private final boolean nanoseconds;
  private final double scale;
  private Labels labels;

  /**
   * Nothing heard yet.
   *
   * @param store of byte-string keys
   * @param nanoseconds whether rates are per second
   * @param scale of the user, which is divided out
   * @param staleNanos a field of a key without a sample for longer is left out
   */
  KeyMetrics(
      final DerivativeStore store,
      final boolean nanoseconds,
      final double scale,
      final long staleNanos) {
    this.store = store;
    frames = store.schema().isFramed();
    this.nanoseconds = nanoseconds;
    this.scale = scale;
    this.staleNanos = staleNanos;
    for (int i = 0; i < store.fieldCount(); i++) {
      fields.add(new Field(store, i));
    }
  }

  void labels(final Labels newLabels) {
    labels = newLabels;
  }

  @Override
  public void row(final Sample sample, final String label) {
    if (sample.handle() == DerivativeStore.NONE) {
      return;
    }
    final long now = System.nanoTime();
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).note(sample.handle(), now);
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

  /** Adds what is known now. */
  void addTo(final MetricSnapshots.Builder out) {
    final long oldest = System.nanoTime() - staleNanos;
    final List<Key> known = keysSince(oldest);
    final FieldNames names = new FieldNames(frames, nanoseconds, scale);
    for (final Field field : fields) {
      final FieldSchema schema = field.readings.schema();
      final String name = schema.name();
      final double factor = names.factor(schema);
      final List<Key> heard =
          known.stream().filter(key -> field.isSince(key.handle, oldest)).toList();
      if (schema.isGauge()) {
        final String help = "The last " + name + '.';
        out.metricSnapshot(gauge(names.value(schema), help, heard, field::value));
      }
      out.metricSnapshot(
          gauge(
              names.derivative(schema),
              "The derivative of " + name + ", by the last two samples.",
              heard,
              handle -> factor * field.outcomes.latest(handle)));
      out.metricSnapshot(
          gauge(
              names.rate(schema),
              "The rate of " + name + " over the window.",
              heard,
              handle -> factor * field.rate(handle)));
    }
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

    double value(final int handle) {
      return readings.windowLength(handle) > 0 ? readings.value(handle) : Double.NaN;
    }

    double rate(final int handle) {
      return Double.isNaN(outcomes.latest(handle)) ? Double.NaN : readings.rate(handle);
    }
  }

  private static GaugeSnapshot gauge(
      final String name,
      final String help,
      final List<Key> keys,
      final IntToDoubleFunction reading) {
    final GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    for (final Key key : keys) {
      final double value = reading.applyAsDouble(key.handle());
      if (!Double.isNaN(value)) {
        gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(key.labels()).value(value).build());
      }
    }
    return gauge.build();
  }

  /** A key with its labels as Prometheus has them. */
  private record Key(int handle, io.prometheus.metrics.model.snapshots.Labels labels) {}

  private List<Key> keysSince(final long oldest) {
    final List<Key> all = new ArrayList<>();
    for (int handle = store.first(); handle != DerivativeStore.NONE; handle = store.next(handle)) {
      if (isSince(handle, oldest)) {
        final byte[] bytes = new byte[store.keyLength(handle)];
        store.copyKey(handle, bytes, 0);
        final String key = KeyText.of(bytes);
        final String label = labels == null ? null : labels.of(store.slot(handle));
        all.add(
            new Key(
                handle,
                label == null
                    ? io.prometheus.metrics.model.snapshots.Labels.of("key", key)
                    : io.prometheus.metrics.model.snapshots.Labels.of("key", key, "name", label)));
      }
    }
    return all;
  }

  private boolean isSince(final int handle, final long oldest) {
    for (final Field field : fields) {
      if (field.isSince(handle, oldest)) {
        return true;
      }
    }
    return false;
  }
}
