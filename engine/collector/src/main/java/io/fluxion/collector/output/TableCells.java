// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.output.TableColumn.Kind;
import io.fluxion.collector.output.TableColumn.Text;
import io.fluxion.collector.output.TableColumn.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What a table for a person says of each key of a store: its columns, and what was read in all. A
 * key has a line for each field; of frames it has one, of the first field.
 *
 * <p>Not thread-safe: by whoever has the store.
 */
public final class TableCells {
  /** What stands where there is no number. */
  public static final String NONE = HumanNumber.NONE;

  private static final String SEPARATOR = " · ";
  private static final String BYTES = "_bytes";
  private static final Set<Metric> ALWAYS =
      EnumSet.of(Metric.DERIVATIVE, Metric.RATE, Metric.RESETS);

  /** What is whole where y is. */
  private static final Set<Metric> OF_Y =
      EnumSet.of(
          Metric.DELTA, Metric.INCREASE, Metric.VALUE, Metric.Y_MIN, Metric.Y_MAX, Metric.CHANGES);

  private final DerivativeStore store;
  private final TableStyle style;
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
    lines = style.isOfFrames() ? 1 : store.fieldCount();
    final int noted = everyField ? store.fieldCount() : lines;
    for (int i = 0; i < noted; i++) {
      outcomes.add(new LastOutcomes(store, i, style.metrics().contains(Metric.DELTA)));
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
      final int slot = store.slot(sample.handle());
      if (slot >= labels.length) {
        labels = Arrays.copyOf(labels, Math.min(store.capacity(), Math.max(16, slot * 2)));
      }
      labels[slot] = label;
    }
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
    final boolean frames = style.isOfFrames();
    final String perSecond = style.nanoseconds() ? " /s" : "";
    final int window = store.schema().window();
    final List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.text(Kind.NAME, style.noun(), (line, handle) -> name(handle)));
    if (lines > 1) {
      columns.add(TableColumn.text(Kind.FIELD, "field", (line, handle) -> fieldName(line)));
    }
    columns.add(
        rate(
            Kind.DERIVATIVE,
            frames ? "CPU %" : "derivative" + perSecond,
            frames ? "CPU %" : "Δy/Δx",
            (line, handle) -> outcomes.get(line).latest(handle)));
    final String rate = "rate" + (frames ? " %" : perSecond);
    columns.add(
        rate(
            Kind.RATE,
            rate + "/window " + window,
            rate,
            (line, handle) -> field(line).rate(handle)));
    final int steps = Sparkline.length(window);
    columns.add(
        new TableColumn(
            Kind.STEPS,
            "last " + steps + (steps == 1 ? " step" : " steps"),
            "steps",
            (line, handle) -> Sparkline.of(field(line), handle),
            null));
    columns.add(metric(Kind.RESETS, Metric.RESETS));
    final Set<Metric> asked = EnumSet.noneOf(Metric.class);
    asked.addAll(style.metrics());
    asked.removeAll(ALWAYS);
    asked.forEach(metric -> columns.add(metric(Kind.METRIC, metric)));
    columns.add(
        TableColumn.text(
            Kind.STATUS, "status", (line, handle) -> SampleStatus.name(status(handle, line))));
    return columns;
  }

  private TableColumn rate(
      final Kind kind, final String header, final String brief, final Value value) {
    final Text text =
        (line, handle) ->
            style.isOfFrames()
                ? HumanNumber.percent(value.of(line, handle))
                : HumanNumber.real(value.of(line, handle));
    return new TableColumn(kind, header, brief, text, value);
  }

  private TableColumn metric(final Kind kind, final Metric metric) {
    final Value value =
        (line, handle) -> {
          // A field that has had no good sample yet, or forgot them, has nothing to read.
          if (field(line).windowLength(handle) == 0) {
            return Double.NaN;
          }
          return metric == Metric.DELTA
              ? outcomes.get(line).delta(handle)
              : metric.read(field(line), handle);
        };
    final Text text =
        (line, handle) -> {
          final boolean integers = field(line).schema().yType() != NumberType.DOUBLE;
          final boolean whole = kind == Kind.RESETS || integers && OF_Y.contains(metric);
          final double number = value.of(line, handle);
          return whole ? HumanNumber.whole(number) : HumanNumber.real(number);
        };
    return new TableColumn(kind, metric.text(), metric.text(), text, value);
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
    final int length = schema.name().length() - (bytes ? BYTES.length() : 0);
    final String brief = schema.name().substring(0, length).replace('_', ' ');
    final Value value = (line, handle) -> other(outcomes.get(number), handle);
    return new TableColumn(
        Kind.OTHER_FIELD,
        bytes && !schema.isGauge() ? brief + " /s" : brief,
        brief,
        (line, handle) -> HumanNumber.brief(value.of(line, handle)),
        value);
  }

  private static double other(final LastOutcomes last, final int handle) {
    if (!last.field().schema().isGauge()) {
      return last.latest(handle);
    }
    // What something that was stopped had before says nothing of now.
    return last.status(handle) == SampleStatus.MISSING ? Double.NaN : last.field().value(handle);
  }

  private DerivativeField field(final int line) {
    return outcomes.get(line).field();
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
   * @return by its label where it has one, otherwise the key; nothing in it that a terminal would
   *     obey
   */
  public String name(final int handle) {
    final String key = store.name(handle);
    final int slot = store.slot(handle);
    final String label = slot < labels.length ? labels[slot] : null;
    return ShownText.of(
        style.isOfFrames() ? style.kind().shown(key, label) : key, Integer.MAX_VALUE);
  }

  /**
   * Which field a line is about.
   *
   * @param line of a key
   * @return its name; nothing in it that a terminal would obey
   */
  public String fieldName(final int line) {
    return ShownText.of(field(line).schema().name(), Integer.MAX_VALUE);
  }

  /**
   * How much was read.
   *
   * @param malformed how many rows could not be
   * @return one line
   */
  public String volume(final long malformed) {
    final StringJoiner note = new StringJoiner(SEPARATOR);
    note.add(counted(samples, "sample")).add(counted(store.size(), style.noun()));
    if (!span.isEmpty()) {
      note.add(
          style.isOfFrames() || style.nanoseconds()
              ? String.format(Locale.ROOT, "%,.1f s recorded", span.seconds())
              : "x from " + span);
    }
    if (malformed > 0) {
      note.add(counted(malformed, "malformed row"));
    }
    return note.toString();
  }

  private static String counted(final long count, final String what) {
    final String plural = what.endsWith("s") ? "es" : "s";
    return HumanNumber.count(count) + ' ' + what + (count == 1 ? "" : plural);
  }

  /**
   * How often each status came, of the fields that have lines.
   *
   * @return one line
   */
  public String statuses() {
    final StringJoiner note = new StringJoiner(SEPARATOR);
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      long count = 0;
      for (int line = 0; line < lines; line++) {
        count += field(line).count(status);
      }
      if (count > 0) {
        note.add(HumanNumber.count(count) + ' ' + SampleStatus.name(status));
      }
    }
    return note.toString();
  }
}
