package io.fluxion.collector.sink;

import io.fluxion.collector.sink.TableColumn.Kind;
import io.fluxion.derivative.DerivativeField;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.FieldSchema;
import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.Sample;
import io.fluxion.derivative.SampleStatus;
import io.fluxion.state.KeyDictionary;
import io.fluxion.state.SlotIndex;
import java.nio.charset.StandardCharsets;
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
  private static final String SEPARATOR = " · ";
  private static final String BYTES = "_bytes";
  private static final Set<Metric> ALWAYS =
      EnumSet.of(Metric.DERIVATIVE, Metric.RATE, Metric.RESETS);

  private final DerivativeStore store;
  private final KeyDictionary keys;
  private final TableStyle style;
  private final Collection<Metric> extra;
  private final List<LastOutcomes> outcomes = new ArrayList<>();
  private final int lines;
  private final XSpan span;
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
    keys = store.state().byteKeys();
    span = new XSpan(store.schema());
    final Set<Metric> asked = EnumSet.noneOf(Metric.class);
    asked.addAll(style.metrics());
    asked.removeAll(ALWAYS);
    extra = asked;
    lines = style.isOfFrames() ? 1 : store.fieldCount();
    final int noted = everyField ? store.fieldCount() : lines;
    for (int i = 0; i < noted; i++) {
      outcomes.add(new LastOutcomes(store.field(i), keys.capacity(), asked.contains(Metric.DELTA)));
    }
  }

  /**
   * Takes a row that the store has just been updated with.
   *
   * @param sample the row, with its slot
   * @param label what a person calls the key, or null where it has no other name
   */
  public void note(final Sample sample, final String label) {
    samples++;
    span.add(sample);
    for (int i = 0; i < outcomes.size(); i++) {
      outcomes.get(i).note(sample.slot());
    }
    if (style.isOfFrames() && sample.slot() != SlotIndex.NONE) {
      label(sample.slot(), label);
    }
  }

  private void label(final int slot, final String label) {
    if (slot >= labels.length) {
      labels = Arrays.copyOf(labels, Math.min(keys.capacity(), Math.max(16, slot * 2)));
    }
    labels[slot] = label;
  }

  /**
   * The keys, in order of arrival.
   *
   * @return the store's own
   */
  public KeyDictionary keys() {
    return keys;
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
   * @param slot a taken slot
   * @param line of the key, 0 to {@code lines() - 1}
   * @param widest how wide a name may be, in cells of a terminal
   * @return nothing in it that a terminal would obey
   */
  public String cell(final TableColumn column, final int slot, final int line, final int widest) {
    final LastOutcomes last = outcomes.get(line);
    final DerivativeField field = last.field();
    return switch (column.kind()) {
      case NAME -> name(slot, widest);
      case FIELD -> ShownText.of(field.schema().name(), widest);
      case DERIVATIVE -> number(last.latest(slot));
      case RATE -> number(field.rate(slot));
      case STEPS -> Sparkline.of(field, slot);
      // A field that has had no good sample yet, or forgot them, has nothing to read.
      case RESETS -> begun(field, slot) ? HumanNumber.count(field.resets(slot)) : HumanNumber.NONE;
      case METRIC -> begun(field, slot) ? metric(column.metric(), slot, last) : HumanNumber.NONE;
      case OTHER_FIELD -> HumanNumber.brief(other(column, slot));
      case STATUS -> SampleStatus.name(last.status(slot));
    };
  }

  /**
   * The numbers behind a column's cells, to sort by.
   *
   * @param column one that {@link TableColumn#isNumber}
   * @param line of each key
   * @param slots taken slots
   * @param count how many of them are read
   * @param out takes each one's number, beside its slot; NaN where there is none
   */
  public void numbers(
      final TableColumn column,
      final int line,
      final int[] slots,
      final int count,
      final double[] out) {
    final DerivativeField field = outcomes.get(line).field();
    if (column.kind() == Kind.RATE) {
      field.rates(slots, count, out);
      return;
    }
    for (int i = 0; i < count; i++) {
      out[i] = number(column, slots[i], outcomes.get(line));
    }
  }

  private double number(final TableColumn column, final int slot, final LastOutcomes last) {
    return switch (column.kind()) {
      case DERIVATIVE -> last.latest(slot);
      case RESETS -> begun(last.field(), slot) ? last.field().resets(slot) : Double.NaN;
      case METRIC -> metricNumber(column.metric(), slot, last);
      case OTHER_FIELD -> other(column, slot);
      default -> throw new IllegalArgumentException(column.header() + " has no numbers");
    };
  }

  private static double metricNumber(final Metric metric, final int slot, final LastOutcomes last) {
    if (!begun(last.field(), slot)) {
      return Double.NaN;
    }
    return metric == Metric.DELTA ? last.delta(slot) : metric.read(last.field(), slot);
  }

  private double other(final TableColumn column, final int slot) {
    final LastOutcomes last = outcomes.get(column.field());
    if (!last.field().schema().isGauge()) {
      return last.latest(slot);
    }
    // What something that was stopped had before says nothing of now.
    return last.status(slot) == SampleStatus.MISSING ? Double.NaN : last.field().value(slot);
  }

  private static boolean begun(final DerivativeField field, final int slot) {
    return field.windowLength(slot) > 0;
  }

  /**
   * The last status of a line.
   *
   * @param slot a taken slot
   * @param line of the key
   * @return a {@link SampleStatus}
   */
  public int status(final int slot, final int line) {
    return outcomes.get(line).status(slot);
  }

  /**
   * What a person calls a key.
   *
   * @param slot a taken slot
   * @param widest in cells of a terminal
   * @return by its label where it has one, otherwise the key
   */
  public String name(final int slot, final int widest) {
    final byte[] bytes = new byte[keys.keyLength(slot)];
    keys.copyKey(slot, bytes, 0);
    final String key = new String(bytes, StandardCharsets.UTF_8);
    final String label = slot < labels.length ? labels[slot] : null;
    return ShownText.of(style.kind() == null ? key : style.kind().shown(key, label), widest);
  }

  private String number(final double value) {
    if (Double.isNaN(value)) {
      return HumanNumber.NONE;
    }
    return style.isOfFrames() ? HumanNumber.percent(value) : HumanNumber.real(value);
  }

  private String metric(final Metric metric, final int slot, final LastOutcomes last) {
    final DerivativeField field = last.field();
    final boolean integers = field.schema().yType() != NumberType.DOUBLE;
    switch (metric) {
      case DELTA:
        return delta(last.delta(slot), integers);
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

  /**
   * How much was read.
   *
   * @param malformed how many rows could not be
   * @return one line
   */
  public String volume(final long malformed) {
    final StringBuilder note = new StringBuilder();
    note.append(counted(samples, "sample")).append(SEPARATOR);
    note.append(counted(keys.size(), style.noun()));
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
