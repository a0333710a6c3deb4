package io.fluxion.collector.view;

import io.fluxion.collector.sink.TableCells;
import io.fluxion.collector.sink.TableColumn;
import io.fluxion.collector.sink.TableColumn.Kind;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.Sample;
import io.fluxion.derivative.SampleStatus;
import io.fluxion.state.KeyDictionary;
import io.fluxion.state.SlotIndex;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The lines of the keys that a store has now, in order of arrival; read anew by each {@link
 * #refresh}.
 *
 * <p>Not thread-safe: on the thread that writes the store.
 */
final class StoreLines implements Lines {
  private static final int WHOLE = Integer.MAX_VALUE;
  private static final double NANOS_PER_SECOND = 1e9;

  private final DerivativeStore store;
  private final TableCells cells;
  private final KeyDictionary keys;
  private final Arrivals arrivals;
  // Names as they are shown, by slot, once somebody asked; null where the key is another one since.
  private String[] names = {};
  // The same in lower case, once somebody searched.
  private String[] searched = {};
  private String[] labels = {};
  private int[] slots = {};
  private double[] numbers = {};
  private int count;
  private long now;

  StoreLines(final DerivativeStore store, final TableCells cells) {
    this.store = store;
    this.cells = cells;
    keys = cells.keys();
    arrivals = new Arrivals(keys.capacity());
  }

  /** Takes a row that the store has just been updated with. */
  void note(final Sample sample, final String label, final long time) {
    cells.note(sample, label);
    final int slot = sample.slot();
    if (slot == SlotIndex.NONE) {
      return;
    }
    haveRoom(slot);
    if (isFirst()) {
      // Perhaps of another key than the one that had the slot before.
      forgetName(slot);
      arrivals.begin(slot, time);
    } else {
      arrivals.note(slot, time);
    }
    if (label != labels[slot] && !Objects.equals(label, labels[slot])) {
      forgetName(slot);
    }
    labels[slot] = label;
  }

  private void haveRoom(final int slot) {
    if (slot >= names.length) {
      final int length = (int) Math.min(keys.capacity(), Math.max(64L, slot * 2L));
      names = Arrays.copyOf(names, length);
      labels = Arrays.copyOf(labels, length);
    }
  }

  private void forgetName(final int slot) {
    names[slot] = null;
    if (slot < searched.length) {
      searched[slot] = null;
    }
  }

  private boolean isFirst() {
    for (int i = 0; i < store.fieldCount(); i++) {
      if (store.field(i).status() == SampleStatus.FIRST) {
        return true;
      }
    }
    return false;
  }

  /** Looks which keys there are. */
  void refresh(final long time) {
    now = time;
    store.expire();
    if (slots.length < keys.size()) {
      slots = new int[Math.min(keys.capacity(), Math.max(64, keys.size() * 2))];
      numbers = new double[slots.length];
    }
    count = 0;
    for (int slot = keys.first(); slot != SlotIndex.NONE; slot = keys.next(slot)) {
      slots[count++] = slot;
    }
  }

  /** The slots of the keys, in the order of their lines. */
  int[] slots() {
    return slots;
  }

  @Override
  public int count() {
    return count * cells.lines();
  }

  @Override
  public void numbers(final TableColumn column, final double[] out) {
    final int each = cells.lines();
    if (each == 1) {
      cells.numbers(column, 0, slots, count, out);
      return;
    }
    for (int line = 0; line < each; line++) {
      cells.numbers(column, line, slots, count, numbers);
      for (int i = 0; i < count; i++) {
        out[i * each + line] = numbers[i];
      }
    }
  }

  @Override
  public String cell(final TableColumn column, final int line) {
    final int slot = slots[line / cells.lines()];
    if (column.kind() == Kind.STATUS) {
      final long quiet = arrivals.quietNanos(slot, now);
      if (quiet > 0) {
        return ago(quiet);
      }
    }
    return cells.cell(column, slot, line % cells.lines(), WHOLE);
  }

  private static String ago(final long nanos) {
    final double seconds = nanos / NANOS_PER_SECOND;
    return seconds < 100
        ? String.format(Locale.ROOT, "%.0f s ago", seconds)
        : String.format(Locale.ROOT, "%,.0f min ago", seconds / 60);
  }

  @Override
  public String name(final int line) {
    final int slot = slots[line / cells.lines()];
    haveRoom(slot);
    if (names[slot] == null) {
      names[slot] = cells.name(slot, WHOLE);
    }
    return names[slot];
  }

  @Override
  public String subject(final int line) {
    return cells.lines() == 1 ? "" : store.field(line % cells.lines()).schema().name();
  }

  @Override
  public boolean contains(final int line, final String lowerCase) {
    final int slot = slots[line / cells.lines()];
    if (slot >= searched.length) {
      haveRoom(slot);
      searched = Arrays.copyOf(searched, names.length);
    }
    if (searched[slot] == null) {
      searched[slot] = name(line).toLowerCase(Locale.ROOT);
    }
    return searched[slot].contains(lowerCase)
        || subject(line).toLowerCase(Locale.ROOT).contains(lowerCase);
  }

  @Override
  public boolean isQuiet(final int line) {
    final int slot = slots[line / cells.lines()];
    return arrivals.quietNanos(slot, now) > 0
        || cells.status(slot, line % cells.lines()) == SampleStatus.MISSING;
  }
}
