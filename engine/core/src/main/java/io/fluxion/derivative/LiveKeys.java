package io.fluxion.derivative;

import io.fluxion.state.SlotIndex;
import io.fluxion.state.StateStore;

/** Where keys come and go: one that was idle is gone, one that is given a slot begins anew. */
final class LiveKeys {
  private final StateStore state;
  private final DerivativeField[] fields;
  private final FrameJudge frames;

  /** The judge of frames is null where there are none. */
  LiveKeys(final StateStore state, final DerivativeField[] fields, final FrameJudge frames) {
    this.state = state;
    this.fields = fields;
    this.frames = frames;
  }

  /** Whether the slot's key is there and not idle; one that was idle is removed here. */
  boolean isLive(final int slot) {
    if (slot == SlotIndex.NONE) {
      return false;
    }
    if (state.isIdle(slot)) {
      state.remove(slot);
      return false;
    }
    return true;
  }

  /**
   * The slot of a long key for a sample of one field, which is given to it now where it has none.
   *
   * @return the slot; or NONE, and what became of the sample is noted in the field: a key for which
   *     there is no room, or whose sample could not be a first one, is not kept
   */
  int acquire(final long key, final long x, final long y, final DerivativeField field) {
    final int found = state.find(key);
    if (isLive(found)) {
      return found;
    }
    if (!state.hasRoom()) {
      field.outcome(SampleStatus.REJECTED);
      return SlotIndex.NONE;
    }
    final int status = field.statusAsFirst(x, y);
    if (status != SampleStatus.FIRST) {
      field.outcome(status);
      return SlotIndex.NONE;
    }
    return entered(state.acquire(key));
  }

  /** Prepares a slot that was just given to a key; NONE stays NONE. */
  int entered(final int slot) {
    if (slot != SlotIndex.NONE) {
      for (final DerivativeField field : fields) {
        field.enter(slot);
      }
      if (frames != null) {
        frames.enter(slot);
      }
    }
    return slot;
  }
}
