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
