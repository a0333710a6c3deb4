package io.fluxion.derivative;

import io.fluxion.state.StateStore;

/** Event time of whole keys, as their fields see it: an idle key is gone for all of them. */
final class KeyClock {
  private final StateStore state;
  private final DerivativeField[] fields;

  /** The array is filled once the fields exist, each of which is given this clock. */
  KeyClock(final StateStore state, final DerivativeField[] fields) {
    this.state = state;
    this.fields = fields;
  }

  void forgetIfIdle(final int slot) {
    if (state.isIdle(slot)) {
      for (final DerivativeField field : fields) {
        field.forget(slot);
      }
    }
  }

  void touch(final int slot, final long x) {
    state.touch(slot, x);
  }

  void advance(final long x) {
    state.advance(x);
  }
}
