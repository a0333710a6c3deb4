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
package io.fluxion.collector.output;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.output.TableColumn.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a table for a person says of each key of a store: its columns, and the text of each cell. A
 * key has a line for each field; of frames it has one, of the first field.
 *
 * <p>Not thread-safe: on the thread that writes the store.
 */
public final class TableCells {
  /** What stands where there is no number. */
  public static final String NONE = HumanNumber.NONE;

  private static final String SEPARATOR = " · ";
  private static final String BYTES = "_bytes";
  private static final Set<Metric> ALWAYS =
      EnumSet.of(Metric.DERIVATIVE, Metric.RATE, Metric.RESETS);

  private final DerivativeStore store;
  private final TableStyle style;
  private final Collection<Metric> extra;
  private final List<LastOutcomes> outcomes = new ArrayList<>();
  private final int lines;
  private final XSpan span;
  // Of frames, by slot: of each key's last row.
  private String[] labels = {};
  private long samples;

  /**
   * The cells of a table of no rows yet.
   *
   * @param store of byte-string keys, whose fields have the outcomes
   * @param style what the table is about
   * @param everyField whether {@link #fieldColumns} will be asked for
   */
  public TableCells(final DerivativeStore store, final TableStyle style, final boolean everyField) {
    this.store = store;
    this.style = style;
    span = new XSpan(store.schema());
    final Set<Metric> asked = EnumSet.noneOf(Metric.class);
    asked.addAll(style.metrics());
    asked.removeAll(ALWAYS);
    extra = asked;
    lines = style.isOfFrames() ? 1 : store.fieldCount();
    final int noted = everyField ? store.fieldCount() : lines;
    for (int i = 0; i < noted; i++) {
      outcomes.add(new LastOutcomes(store, i, asked.contains(Metric.DELTA)));
    }
  }

  /**
   * Takes a row that the store has just been updated with.
   *
   * @param sample the row, with its handle
   * @param label what a person calls the key, or null where it has no other name
   */
  public void note(final Sample sample, final String label) {
    samples++;
    span.add(sample);
    for (int i = 0; i < outcomes.size(); i++) {
      outcomes.get(i).note(sample.handle());
    }
    if (style.isOfFrames() && sample.handle() != DerivativeStore.NONE) {
      label(store.slot(sample.handle()), label);
    }
  }

  private void label(final int slot, final String label) {
    if (slot >= labels.length) {
      labels = Arrays.copyOf(labels, Math.min(store.capacity(), Math.max(16, slot * 2)));
    }
    labels[slot] = label;
  }

  /**
   * How many rows were noted.
   *
   * @return 0 or more
   */
  public long samples() {
    return samples;
  }

  /**
   * How many lines a key has.
   *
   * @return 1 or more
   */
  public int lines() {
    return lines;
  }

  /**
   * The columns of the table.
   *
   * @return from left to right
   */
  public List<TableColumn> columns() {
    final List<TableColumn> columns = new ArrayList<>();
    final String perSecond = style.nanoseconds() ? " /s" : "";
    final int window = store.schema().window();
    columns.add(TableColumn.left(Kind.NAME, style.noun()));
    if (lines > 1) {
      columns.add(TableColumn.left(Kind.FIELD, "field"));
    }
    final boolean frames = style.isOfFrames();
    columns.add(
        TableColumn.right(
            Kind.DERIVATIVE,
            frames ? "CPU %" : "derivative" + perSecond,
            frames ? "CPU %" : "Δy/Δx"));
    final String rate = "rate" + (frames ? " %" : perSecond);
    columns.add(TableColumn.right(Kind.RATE, rate + "/window " + window, rate));
    final int steps = Sparkline.length(window);
    columns.add(
        TableColumn.right(
            Kind.STEPS, "last " + steps + (steps == 1 ? " step" : " steps"), "steps"));
    columns.add(TableColumn.right(Kind.RESETS, "resets", "resets"));
    for (final Metric metric : extra) {
      columns.add(new TableColumn(Kind.METRIC, metric.text(), metric.text(), true, metric, 0));
    }
    columns.add(TableColumn.left(Kind.STATUS, "status"));
    return columns;
  }

  /**
   * Columns for the fields of a frame that have no line: what a gauge is, how fast a counter grows.
   * The one after the first, which says the same of CPU time in another unit, comes last.
   *
   * @return none where every field has a line
   */
  public List<TableColumn> fieldColumns() {
    final List<TableColumn> columns = new ArrayList<>();
    for (int i = lines + 1; i < outcomes.size(); i++) {
      columns.add(fieldColumn(i));
    }
    if (outcomes.size() > lines) {
      columns.add(fieldColumn(lines));
    }
    return columns;
  }

  private TableColumn fieldColumn(final int number) {
    final FieldSchema schema = store.field(number).schema();
    final boolean bytes = schema.name().endsWith(BYTES);
    final String brief =
        (bytes
                ? schema.name().substring(0, schema.name().length() - BYTES.length())
                : schema.name())
            .replace('_', ' ');
    final String header = bytes && !schema.isGauge() ? brief + " /s" : brief;
    return new TableColumn(Kind.OTHER_FIELD, header, brief, true, null, number);
  }

  /**
   * The text of a cell.
   *
   * @param column whose
   * @param handle of a live key
   * @param line of the key, 0 to {@code lines() - 1}
   * @param widest how wide a name may be, in cells of a terminal
   * @return nothing in it that a terminal would obey
   */
  public String cell(final TableColumn column, final int handle, final int line, final int widest) {
    final LastOutcomes last = outcomes.get(line);
    final DerivativeField field = last.field();
    return switch (column.kind()) {
      case NAME -> name(handle, widest);
      case FIELD -> ShownText.of(field.schema().name(), widest);
      case DERIVATIVE -> number(last.latest(handle));
      case RATE -> number(field.rate(handle));
      case STEPS -> Sparkline.of(field, handle);
      // A field that has had no good sample yet, or forgot them, has nothing to read.
      case RESETS ->
          begun(field, handle) ? HumanNumber.count(field.resets(handle)) : HumanNumber.NONE;
      case METRIC ->
          begun(field, handle) ? metric(column.metric(), handle, last) : HumanNumber.NONE;
      case OTHER_FIELD -> HumanNumber.brief(other(column, handle));
      case STATUS -> SampleStatus.name(last.status(handle));
    };
  }

  /**
   * The numbers behind a column's cells, to sort by.
   *
   * @param column one that {@link TableColumn#isNumber}
   * @param line of each key
   * @param handles of live keys
   * @param count how many of them are read
   * @param out takes each one's number, beside its handle; NaN where there is none
   */
  public void numbers(
      final TableColumn column,
      final int line,
      final int[] handles,
      final int count,
      final double[] out) {
    final DerivativeField field = outcomes.get(line).field();
    if (column.kind() == Kind.RATE) {
      field.rates(handles, count, out);
      return;
    }
    for (int i = 0; i < count; i++) {
      out[i] = number(column, handles[i], outcomes.get(line));
    }
  }

  private double number(final TableColumn column, final int handle, final LastOutcomes last) {
    return switch (column.kind()) {
      case DERIVATIVE -> last.latest(handle);
      case RESETS -> begun(last.field(), handle) ? last.field().resets(handle) : Double.NaN;
      case METRIC -> metricNumber(column.metric(), handle, last);
      case OTHER_FIELD -> other(column, handle);
      default -> throw new IllegalArgumentException(column.header() + " has no numbers");
    };
  }

  private static double metricNumber(
      final Metric metric, final int handle, final LastOutcomes last) {
    if (!begun(last.field(), handle)) {
      return Double.NaN;
    }
    return metric == Metric.DELTA ? last.delta(handle) : metric.read(last.field(), handle);
  }

  private double other(final TableColumn column, final int handle) {
    final LastOutcomes last = outcomes.get(column.field());
    if (!last.field().schema().isGauge()) {
      return last.latest(handle);
    }
    // What something that was stopped had before says nothing of now.
    return last.status(handle) == SampleStatus.MISSING ? Double.NaN : last.field().value(handle);
  }

  private static boolean begun(final DerivativeField field, final int handle) {
    return field.windowLength(handle) > 0;
  }

  /**
   * The last status of a line.
   *
   * @param handle of a live key
   * @param line of the key
   * @return a {@link SampleStatus}
   */
  public int status(final int handle, final int line) {
    return outcomes.get(line).status(handle);
  }

  /**
   * What a person calls a key.
   *
   * @param handle of a live key
   * @param widest in cells of a terminal
   * @return by its label where it has one, otherwise the key
   */
  public String name(final int handle, final int widest) {
    final String key = store.name(handle);
    final int slot = store.slot(handle);
    final String label = slot < labels.length ? labels[slot] : null;
    return ShownText.of(style.kind() == null ? key : style.kind().shown(key, label), widest);
  }

  private String number(final double value) {
    if (Double.isNaN(value)) {
      return HumanNumber.NONE;
    }
    return style.isOfFrames() ? HumanNumber.percent(value) : HumanNumber.real(value);
  }

  private String metric(final Metric metric, final int handle, final LastOutcomes last) {
    final DerivativeField field = last.field();
    final boolean integers = field.schema().yType() != NumberType.DOUBLE;
    switch (metric) {
      case DELTA:
        return delta(last.delta(handle), integers);
      case CHANGES:
        return HumanNumber.count(field.changes(handle));
      case INCREASE:
        return integers
            ? HumanNumber.whole(field.increaseHigh(handle), field.increaseLow(handle))
            : HumanNumber.real(field.increase(handle));
      case VALUE:
        return bits(field, field.valueBits(handle));
      case Y_MIN:
        return bits(field, field.yMinBits(handle));
      case Y_MAX:
        return bits(field, field.yMaxBits(handle));
      default:
        return HumanNumber.real(metric.read(field, handle));
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

  /**
   * How much was read.
   *
   * @param malformed how many rows could not be
   * @return one line
   */
  public String volume(final long malformed) {
    final StringBuilder note = new StringBuilder();
    note.append(counted(samples, "sample")).append(SEPARATOR);
    note.append(counted(store.size(), style.noun()));
    if (!span.isEmpty()) {
      note.append(SEPARATOR);
      if (style.isOfFrames() || style.nanoseconds()) {
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
    return HumanNumber.count(count)
        + ' '
        + what
        + (count == 1 ? "" : what.endsWith("s") ? "es" : "s");
  }

  /**
   * How often each status came, of the fields that have lines.
   *
   * @return one line
   */
  public String statuses() {
    final StringBuilder note = new StringBuilder();
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      long count = 0;
      for (int line = 0; line < lines; line++) {
        count += outcomes.get(line).field().count(status);
      }
      if (count > 0) {
        note.append(note.isEmpty() ? "" : SEPARATOR);
        note.append(HumanNumber.count(count)).append(' ').append(SampleStatus.name(status));
      }
    }
    return note.toString();
  }
}
