package io.fluxion.derivative;

import io.fluxion.state.StateLayout;
import io.fluxion.state.StateStore;

/**
 * What a field was before its last accepted sample, for keep-last: its window's length and its
 * counts. The samples themselves still stand in the ring.
 */
final class UndoColumns {
  private final int lengthId;
  private final int resetsId;
  private final int changesId;
  private final IncreaseColumn increase;
  private int[] lengths;
  private long[] resets;
  private long[] changes;

  UndoColumns(final StateLayout.Builder layout, final FieldSchema schema, final String prefix) {
    lengthId = layout.intField(prefix + "undoLength");
    resetsId = layout.longField(prefix + "undoResets");
    changesId = layout.longField(prefix + "undoChanges");
    increase = new IncreaseColumn(layout, schema, prefix + "undo");
  }

  void bind(final StateStore store) {
    lengths = store.ints(lengthId);
    resets = store.longs(resetsId);
    changes = store.longs(changesId);
    increase.bind(store);
  }

  void save(
      final int slot,
      final int length,
      final long[] currentResets,
      final long[] currentChanges,
      final IncreaseColumn current) {
    lengths[slot] = length;
    resets[slot] = currentResets[slot];
    if (currentChanges != null) {
      changes[slot] = currentChanges[slot];
    }
    current.copy(slot, increase);
  }

  /** Puts the counts back; returns the length that the window had. */
  int restore(
      final int slot,
      final long[] currentResets,
      final long[] currentChanges,
      final IncreaseColumn current) {
    currentResets[slot] = resets[slot];
    if (currentChanges != null) {
      currentChanges[slot] = changes[slot];
    }
    increase.copy(slot, current);
    return lengths[slot];
  }
}
