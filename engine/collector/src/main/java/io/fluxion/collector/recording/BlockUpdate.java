package io.fluxion.collector.recording;

import io.fluxion.derivative.DerivativeField;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.PendingRound;
import io.fluxion.derivative.Sample;
import io.fluxion.state.SlotIndex;
import java.util.Arrays;

/**
 * The way of a recording into a store without a look at single rows: for each key of the dictionary
 * its slot is remembered, and a sample that has an x and a y for every field goes by handle; of one
 * field of longs, a block's columns are a round as they are. The same results and counts as of
 * {@link DerivativeStore#update(Sample)} for one row after the other, which is the way of unknown
 * keys, rows with holes, frames, and stores whose keys expire.
 *
 * <p>From construction on the store's keys must be added by this object alone or by samples, and
 * none removed but by expiry. Not thread-safe.
 */
public final class BlockUpdate {
  /** Rows of a block that is no round as a whole: their columns fit a first-level cache. */
  private static final int ROUND = 512;

  private final DerivativeStore store;
  private final int[] selection;
  private final DerivativeField[] fields;
  private final Sample sample;
  private final boolean byRow;
  private final boolean isXDouble;
  private final boolean isYDouble;
  private final long[][] xs;
  private final long[][] ys;
  // Of one field of longs, otherwise null.
  private final PendingRound round;
  private int[] slots = {};
  private int dictionary;
  private int[] rowSlots = {};
  private double[] derivatives = {};
  private byte[] statuses = {};

  /**
   * A way into a store.
   *
   * @param store of byte-string keys at least {@code maxKeyBytes} long, and of fields that have the
   *     types of the recording
   * @param schema what the recording's rows are
   * @param selection for each field of the store, the number of that of the recording
   * @param maxKeyBytes the longest key that the recording's reader takes
   */
  public BlockUpdate(
      final DerivativeStore store,
      final RecordingSchema schema,
      final int[] selection,
      final int maxKeyBytes) {
    this.store = store;
    this.selection = selection.clone();
    fields = new DerivativeField[store.fieldCount()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = store.field(i);
    }
    sample = new Sample(fields.length, maxKeyBytes);
    byRow = schema.frames() || store.schema().isFramed() || store.schema().isExpiring();
    isXDouble = schema.xType() == NumberType.DOUBLE;
    isYDouble = schema.yType() == NumberType.DOUBLE;
    xs = new long[fields.length][];
    ys = new long[fields.length][];
    round =
        fields.length == 1 && !byRow && !isXDouble && !isYDouble
            ? new PendingRound(store, ROUND)
            : null;
  }

  /**
   * Takes all rows of a block that can be used.
   *
   * @param block just read
   * @return how many
   */
  public int update(final Block block) {
    if (byRow) {
      return rows(block);
    }
    if (block.dictionary() != dictionary) {
      dictionary = block.dictionary();
      Arrays.fill(slots, SlotIndex.NONE);
    }
    final int known = block.entries().size();
    if (known > slots.length) {
      final int before = slots.length;
      slots = Arrays.copyOf(slots, Math.max(known, 2 * before));
      Arrays.fill(slots, before, slots.length, SlotIndex.NONE);
    }
    if (round != null) {
      return oneField(block);
    }
    if (!block.isWhole() || !hasNoHoles(block)) {
      return rowsWithHoles(block);
    }
    for (int i = 0; i < fields.length; i++) {
      xs[i] = block.x(selection[i]).values;
      ys[i] = block.y(selection[i]).values;
    }
    severalFields(block);
    return block.rows();
  }

  private boolean hasNoHoles(final Block block) {
    for (final int field : selection) {
      if (block.x(field).state != BlockBody.WHOLE || block.y(field).state != BlockBody.WHOLE) {
        return false;
      }
    }
    return true;
  }

  private int oneField(final Block block) {
    final Column x = block.x(selection[0]);
    final Column y = block.y(selection[0]);
    final int count = block.rows();
    if (!block.isWhole() || !hasNoHoles(block) || !knowsAllKeys(block)) {
      return oneFieldInPieces(block, x, y);
    }
    if (count > statuses.length) {
      derivatives = new double[count];
      statuses = new byte[count];
    }
    store.updateRound(rowSlots, count, x.values, y.values, derivatives, statuses);
    return count;
  }

  /** Puts the slot of each row's key beside its columns; false where a key has none yet. */
  private boolean knowsAllKeys(final Block block) {
    final int[] ids = block.ids();
    final int[] slotOf = slots;
    final int count = block.rows();
    if (count > rowSlots.length) {
      rowSlots = new int[count];
    }
    final int[] target = rowSlots;
    int signs = 0;
    for (int row = 0; row < count; row++) {
      final int slot = slotOf[ids[row]];
      target[row] = slot;
      signs |= slot;
    }
    return signs >= 0;
  }

  private int oneFieldInPieces(final Block block, final Column x, final Column y) {
    final int[] ids = block.ids();
    int taken = 0;
    for (int row = 0; row < block.rows(); row++) {
      if (!block.isUsable(row)) {
        continue;
      }
      taken++;
      final int slot = slots[ids[row]];
      if (slot >= 0 && x.has(row) && y.has(row)) {
        round.add(slot, x.values[row], y.values[row]);
      } else {
        // An id may be new and its key not: with another label, or from the file before.
        round.flush();
        row(block, row);
      }
    }
    round.flush();
    return taken;
  }

  private void severalFields(final Block block) {
    final int[] ids = block.ids();
    final int count = block.rows();
    for (int row = 0; row < count; row++) {
      final int slot = slots[ids[row]];
      if (slot >= 0) {
        byHandle(slot, row);
      } else {
        row(block, row);
      }
    }
  }

  private void byHandle(final int slot, final int row) {
    for (int i = 0; i < fields.length; i++) {
      take(fields[i], slot, xs[i][row], ys[i][row]);
    }
  }

  private void take(final DerivativeField field, final int slot, final long x, final long y) {
    if (isXDouble) {
      if (isYDouble) {
        field.update(slot, Double.longBitsToDouble(x), Double.longBitsToDouble(y));
      } else {
        field.update(slot, Double.longBitsToDouble(x), y);
      }
    } else if (isYDouble) {
      field.update(slot, x, Double.longBitsToDouble(y));
    } else {
      field.update(slot, x, y);
    }
  }

  private int rowsWithHoles(final Block block) {
    int taken = 0;
    for (int row = 0; row < block.rows(); row++) {
      if (!block.isUsable(row)) {
        continue;
      }
      taken++;
      final int slot = slots[block.ids()[row]];
      if (slot < 0 || !isWhole(block, row)) {
        row(block, row);
        continue;
      }
      for (int i = 0; i < fields.length; i++) {
        take(fields[i], slot, block.x(selection[i]).values[row], block.y(selection[i]).values[row]);
      }
    }
    return taken;
  }

  private boolean isWhole(final Block block, final int row) {
    for (final int field : selection) {
      if (!block.x(field).has(row) || !block.y(field).has(row)) {
        return false;
      }
    }
    return true;
  }

  private void row(final Block block, final int row) {
    block.fill(row, selection, sample);
    store.update(sample);
    slots[block.ids()[row]] = sample.slot();
  }

  private int rows(final Block block) {
    int taken = 0;
    for (int row = 0; row < block.rows(); row++) {
      if (block.isUsable(row)) {
        taken++;
        block.fill(row, selection, sample);
        store.update(sample);
      }
    }
    return taken;
  }
}
