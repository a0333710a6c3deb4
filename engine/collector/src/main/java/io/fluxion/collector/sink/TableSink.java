package io.fluxion.collector.sink;

import io.fluxion.derivative.DerivativeField;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.Sample;
import io.fluxion.derivative.SampleStatus;
import io.fluxion.state.KeyDictionary;
import io.fluxion.state.SlotIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a person gets: at the end one line for each key and field, in order of arrival, with its
 * latest derivative, the rate over the window, a sparkline of the window's derivatives, resets and
 * the last status; and a footer on what was read. Always in UTF-8.
 *
 * <p>Not thread-safe.
 */
public final class TableSink implements Sink {
  private static final int WIDEST_KEY = 40;
  private static final int CONTAINER_ID = 12;
  private static final String SEPARATOR = " · ";
  private static final Set<Metric> ALWAYS =
      EnumSet.of(Metric.DERIVATIVE, Metric.RATE, Metric.RESETS);

  private final DerivativeStore store;
  private final KeyDictionary keys;
  private final TableStyle style;
  private final Collection<Metric> extra;
  private final TextBuffer out;
  private final List<LastOutcomes> shown = new ArrayList<>();
  private final XSpan span;
  private String[] labels = {};
  private long samples;

  /**
   * A table to be written once the rows are through.
   *
   * @param store of byte-string keys, whose fields have the outcomes
   * @param style what the table is about
   * @param target where to
   */
  public TableSink(final DerivativeStore store, final TableStyle style, final OutputStream target) {
    this.store = store;
    this.style = style;
    keys = store.state().byteKeys();
    out = new TextBuffer(target, false);
    span = new XSpan(store.schema());
    final Set<Metric> asked = EnumSet.noneOf(Metric.class);
    asked.addAll(style.metrics());
    asked.removeAll(ALWAYS);
    extra = asked;
    final int fields = style.containers() ? 1 : store.fieldCount();
    for (int i = 0; i < fields; i++) {
      shown.add(new LastOutcomes(store.field(i), keys.capacity(), asked.contains(Metric.DELTA)));
    }
  }

  @Override
  public void row(final Sample sample, final String label) {
    samples++;
    span.add(sample);
    for (int i = 0; i < shown.size(); i++) {
      shown.get(i).note(sample.slot());
    }
    if (style.containers() && sample.slot() != SlotIndex.NONE) {
      label(sample.slot(), label);
    }
  }

  private void label(final int slot, final String label) {
    if (slot >= labels.length) {
      labels = Arrays.copyOf(labels, Math.min(keys.capacity(), Math.max(16, slot * 2)));
    }
    labels[slot] = label;
  }

  @Override
  public void flush() {
    // A table is made of the last word on every key.
  }

  @Override
  public void finish(final long malformed) throws IOException {
    if (samples > 0) {
      // Idle keys are gone; whether a sweep has passed by yet is nothing to show.
      store.expire();
      final TextTable table = new TextTable(style.ansi());
      addColumns(table);
      for (int slot = keys.first(); slot != SlotIndex.NONE; slot = keys.next(slot)) {
        for (final LastOutcomes outcomes : shown) {
          table.row(cells(slot, outcomes));
        }
      }
      table.put(out);
      out.put('\n');
      table.putNote(out, volume(malformed));
      table.putNote(out, statuses());
    }
    out.flush();
  }

  private void addColumns(final TextTable table) {
    final String perSecond = style.nanoseconds() ? " /s" : "";
    final int window = store.schema().window();
    table.left(style.containers() ? "container" : "key");
    if (shown.size() > 1) {
      table.left("field");
    }
    table.right(style.containers() ? "CPU %" : "derivative" + perSecond);
    table.right("rate" + (style.containers() ? " %" : perSecond) + "/window " + window);
    final int steps = Sparkline.length(window);
    table.right("last " + steps + (steps == 1 ? " step" : " steps"));
    table.right("resets");
    for (final Metric metric : extra) {
      table.right(metric.text());
    }
    table.left("status");
  }

  private List<String> cells(final int slot, final LastOutcomes outcomes) {
    final DerivativeField field = outcomes.field();
    final List<String> cells = new ArrayList<>();
    // A field that has had no good sample yet, or forgot them, has nothing to read.
    final boolean begun = field.windowLength(slot) > 0;
    cells.add(name(slot));
    if (shown.size() > 1) {
      cells.add(ShownText.of(field.schema().name(), WIDEST_KEY));
    }
    cells.add(number(outcomes.latest(slot)));
    cells.add(number(field.rate(slot)));
    cells.add(Sparkline.of(field, slot));
    cells.add(begun ? HumanNumber.count(field.resets(slot)) : HumanNumber.NONE);
    for (final Metric metric : extra) {
      cells.add(begun ? extra(metric, slot, outcomes) : HumanNumber.NONE);
    }
    cells.add(SampleStatus.name(outcomes.status(slot)));
    return cells;
  }

  private String name(final int slot) {
    if (style.containers() && slot < labels.length && labels[slot] != null) {
      return ShownText.of(labels[slot], WIDEST_KEY);
    }
    final byte[] bytes = new byte[keys.keyLength(slot)];
    keys.copyKey(slot, bytes, 0);
    final String key = new String(bytes, StandardCharsets.UTF_8);
    return style.containers() && key.length() > CONTAINER_ID
        ? ShownText.of(key.substring(0, CONTAINER_ID), CONTAINER_ID)
        : ShownText.of(key, WIDEST_KEY);
  }

  private String number(final double value) {
    if (Double.isNaN(value)) {
      return HumanNumber.NONE;
    }
    return style.containers() ? HumanNumber.percent(value) : HumanNumber.real(value);
  }

  private String extra(final Metric metric, final int slot, final LastOutcomes outcomes) {
    final DerivativeField field = outcomes.field();
    final boolean integers = field.schema().yType() != NumberType.DOUBLE;
    switch (metric) {
      case DELTA:
        return delta(outcomes.delta(slot), integers);
      case CHANGES:
        return HumanNumber.count(field.changes(slot));
      case INCREASE:
        return integers
            ? HumanNumber.whole(field.increaseHigh(slot), field.increaseLow(slot))
            : HumanNumber.real(field.increase(slot));
      case VALUE:
        return bits(field, field.valueBits(slot));
      case Y_MIN:
        return bits(field, field.yMinBits(slot));
      case Y_MAX:
        return bits(field, field.yMaxBits(slot));
      default:
        return HumanNumber.real(metric.read(field, slot));
    }
  }

  private static String bits(final DerivativeField field, final long bits) {
    return switch (field.schema().yType()) {
      case DOUBLE -> HumanNumber.real(Double.longBitsToDouble(bits));
      case ULONG -> HumanNumber.whole(0, bits);
      case LONG -> HumanNumber.whole(bits >> 63, bits);
    };
  }

  private static String delta(final double value, final boolean integer) {
    return integer && Math.abs(value) < 1e15
        ? HumanNumber.count((long) value)
        : HumanNumber.real(value);
  }

  /** How much was read. */
  private String volume(final long malformed) {
    final StringBuilder note = new StringBuilder();
    note.append(counted(samples, "sample")).append(SEPARATOR);
    note.append(counted(keys.size(), style.containers() ? "container" : "key"));
    if (!span.isEmpty()) {
      note.append(SEPARATOR);
      if (style.containers() || style.nanoseconds()) {
        note.append(String.format(Locale.ROOT, "%,.1f s recorded", span.seconds()));
      } else {
        note.append("x from ").append(span);
      }
    }
    if (malformed > 0) {
      note.append(SEPARATOR).append(counted(malformed, "malformed row"));
    }
    return note.toString();
  }

  private static String counted(final long count, final String what) {
    return HumanNumber.count(count) + ' ' + what + (count == 1 ? "" : "s");
  }

  /** How often each status came, of the fields that are shown. */
  private String statuses() {
    final StringBuilder note = new StringBuilder();
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      long count = 0;
      for (final LastOutcomes outcomes : shown) {
        count += outcomes.field().count(status);
      }
      if (count > 0) {
        note.append(note.isEmpty() ? "" : SEPARATOR);
        note.append(HumanNumber.count(count)).append(' ').append(SampleStatus.name(status));
      }
    }
    return note.toString();
  }
}
