package io.fluxion.collector.metrics;

import io.fluxion.collector.live.Labels;
import io.fluxion.collector.sink.LastOutcomes;
import io.fluxion.collector.sink.LiveSink;
import io.fluxion.derivative.DerivativeField;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.FieldSchema;
import io.fluxion.derivative.Sample;
import io.fluxion.derivative.SampleStatus;
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
 * gauges. What says nothing about now is left out: a field whose last sample had no value, or whose
 * last sample with one is some time ago (samples that are ignored, such as those of a series whose
 * own time stands still, are none), and a derivative that the last sample did not make.
 *
 * <p>Belongs to the writer's thread.
 */
final class KeyMetrics implements LiveSink {
  private final KeyDictionary keys;
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
    keys = store.state().byteKeys();
    frames = store.schema().isFramed();
    this.nanoseconds = nanoseconds;
    this.scale = scale;
    this.staleNanos = staleNanos;
    for (int i = 0; i < store.fieldCount(); i++) {
      fields.add(new Field(store.field(i), keys.capacity()));
    }
  }

  void labels(final Labels newLabels) {
    labels = newLabels;
  }

  @Override
  public void row(final Sample sample, final String label) {
    if (sample.slot() == SlotIndex.NONE) {
      return;
    }
    final long now = System.nanoTime();
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).note(sample.slot(), now);
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
          known.stream().filter(key -> field.isSince(key.slot, oldest)).toList();
      if (schema.isGauge()) {
        final String help = "The last " + name + '.';
        out.metricSnapshot(gauge(names.value(schema), help, heard, field::value));
      }
      out.metricSnapshot(
          gauge(
              names.derivative(schema),
              "The derivative of " + name + ", by the last two samples.",
              heard,
              slot -> factor * field.outcomes.latest(slot)));
      out.metricSnapshot(
          gauge(
              names.rate(schema),
              "The rate of " + name + " over the window.",
              heard,
              slot -> factor * field.rate(slot)));
    }
  }

  /** A field, what became of each key's last sample, and when that was. */
  private static final class Field {
    private final DerivativeField readings;
    private final LastOutcomes outcomes;

    /** By the monotonic clock; 0 where the last sample had no value. */
    private final long[] heard;

    Field(final DerivativeField readings, final int capacity) {
      this.readings = readings;
      outcomes = new LastOutcomes(readings, capacity, false);
      heard = new long[capacity];
    }

    void note(final int slot, final long now) {
      outcomes.note(slot);
      switch (readings.status()) {
        case SampleStatus.DUPLICATE_X, SampleStatus.OUT_OF_ORDER -> {
          // Nothing new.
        }
        case SampleStatus.MISSING, SampleStatus.NOT_A_NUMBER -> heard[slot] = 0;
        default -> heard[slot] = now == 0 ? 1 : now;
      }
    }

    boolean isSince(final int slot, final long oldest) {
      return heard[slot] != 0 && heard[slot] - oldest >= 0;
    }

    double value(final int slot) {
      return readings.windowLength(slot) > 0 ? readings.value(slot) : Double.NaN;
    }

    double rate(final int slot) {
      return Double.isNaN(outcomes.latest(slot)) ? Double.NaN : readings.rate(slot);
    }
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

  private List<Key> keysSince(final long oldest) {
    final List<Key> all = new ArrayList<>();
    for (int slot = keys.first(); slot != SlotIndex.NONE; slot = keys.next(slot)) {
      if (isSince(slot, oldest)) {
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

  private boolean isSince(final int slot, final long oldest) {
    for (final Field field : fields) {
      if (field.isSince(slot, oldest)) {
        return true;
      }
    }
    return false;
  }
}
