package io.fluxion.collector.metrics;

import io.fluxion.collector.live.Labels;
import io.fluxion.collector.sink.LastOutcomes;
import io.fluxion.collector.sink.LiveSink;
import io.fluxion.derivative.DerivativeField;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.Sample;
import io.fluxion.state.KeyDictionary;
import io.fluxion.state.SlotIndex;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What is exposed of each key: its last derivatives, its rates over the window, and the values of
 * gauges. A key that has not been heard of for some time is left out, as is a derivative that says
 * nothing about now.
 *
 * <p>Belongs to the writer's thread.
 */
final class KeyMetrics implements LiveSink {
  private final KeyDictionary keys;
  private final List<LastOutcomes> fields = new ArrayList<>();
  private final long[] heard;
  private final long staleNanos;
  private final boolean frames;
  private final boolean nanoseconds;
  private Labels labels;

  /**
   * Nothing heard yet.
   *
   * @param store of byte-string keys
   * @param nanoseconds whether rates are per second
   * @param staleNanos a key not heard of for longer is left out
   */
  KeyMetrics(final DerivativeStore store, final boolean nanoseconds, final long staleNanos) {
    keys = store.state().byteKeys();
    frames = store.schema().isFramed();
    this.nanoseconds = nanoseconds;
    this.staleNanos = staleNanos;
    heard = new long[keys.capacity()];
    for (int i = 0; i < store.fieldCount(); i++) {
      fields.add(new LastOutcomes(store.field(i), keys.capacity(), false));
    }
  }

  void labels(final Labels newLabels) {
    labels = newLabels;
  }

  @Override
  public void row(final Sample sample, final String label) {
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).note(sample.slot());
    }
    if (sample.slot() != SlotIndex.NONE) {
      heard[sample.slot()] = System.nanoTime();
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
    final List<Key> heardKeys = heardKeys();
    final FieldNames names = new FieldNames(frames, nanoseconds);
    for (final LastOutcomes outcomes : fields) {
      final DerivativeField field = outcomes.field();
      final String name = field.schema().name();
      final double factor = FieldNames.factor(field.schema());
      if (field.schema().isGauge()) {
        final String help = "The last " + name + '.';
        out.metricSnapshot(
            gauge(names.value(field.schema()), help, heardKeys, slot -> value(field, slot)));
      }
      out.metricSnapshot(
          gauge(
              names.derivative(field.schema()),
              "The derivative of " + name + ", by the last two samples.",
              heardKeys,
              slot -> factor * outcomes.latest(slot)));
      out.metricSnapshot(
          gauge(
              names.rate(field.schema()),
              "The rate of " + name + " over the window.",
              heardKeys,
              slot ->
                  Double.isNaN(outcomes.latest(slot)) ? Double.NaN : factor * field.rate(slot)));
    }
  }

  private static double value(final DerivativeField field, final int slot) {
    return field.windowLength(slot) > 0 ? field.value(slot) : Double.NaN;
  }

  private static GaugeSnapshot gauge(
      final String name,
      final String help,
      final List<Key> keys,
      final IntToDoubleFunction reading) {
    final GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    for (final Key key : keys) {
      final double value = reading.applyAsDouble(key.slot());
      if (!Double.isNaN(value)) {
        gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(key.labels()).value(value).build());
      }
    }
    return gauge.build();
  }

  /** A key with its labels as Prometheus has them. */
  private record Key(int slot, io.prometheus.metrics.model.snapshots.Labels labels) {}

  private List<Key> heardKeys() {
    final List<Key> all = new ArrayList<>();
    final long now = System.nanoTime();
    for (int slot = keys.first(); slot != SlotIndex.NONE; slot = keys.next(slot)) {
      if (heard[slot] != 0 && now - heard[slot] <= staleNanos) {
        final byte[] bytes = new byte[keys.keyLength(slot)];
        keys.copyKey(slot, bytes, 0);
        final String key = KeyText.of(bytes);
        final String label = labels == null ? null : labels.of(slot);
        all.add(
            new Key(
                slot,
                label == null
                    ? io.prometheus.metrics.model.snapshots.Labels.of("key", key)
                    : io.prometheus.metrics.model.snapshots.Labels.of("key", key, "name", label)));
      }
    }
    return all;
  }
}
