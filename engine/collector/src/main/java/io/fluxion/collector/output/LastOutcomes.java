// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.SampleStatus;

/**
 * The last status of each key in one field, and whether the newest derivative of the window still
 * tells how things stand: a stopped container has no CPU %, whatever it had before. A key's first
 * sample is never an ignored one, so nothing is left of whoever had its slot before.
 */
public final class LastOutcomes {
  private static final int STATUS = 0x0f;
  private static final int STALE = 0x10;

  private final DerivativeStore store;
  private final DerivativeField field;
  // By slot.
  private final byte[] outcomes;
  private final double[] deltas;

  /**
   * Nothing noted yet.
   *
   * @param store all of whose samples are noted
   * @param field the number of the field
   * @param withDeltas whether {@link #delta} will be asked for
   */
  public LastOutcomes(final DerivativeStore store, final int field, final boolean withDeltas) {
    this.store = store;
    this.field = store.field(field);
    outcomes = new byte[store.capacity()];
    deltas = withDeltas ? new double[store.capacity()] : null;
  }

  /**
   * The field whose samples are noted.
   *
   * @return the store's own
   */
  public DerivativeField field() {
    return field;
  }

  /**
   * Notes what became of the field's last sample.
   *
   * @param handle the sample's, or {@link DerivativeStore#NONE}
   */
  public void note(final int handle) {
    if (handle == DerivativeStore.NONE) {
      return;
    }
    final int slot = store.slot(handle);
    final int status = field.status();
    final boolean ignored =
        status == SampleStatus.DUPLICATE_X || status == SampleStatus.OUT_OF_ORDER;
    final int stale;
    if (field.hasDelta()) {
      stale = 0;
      if (deltas != null) {
        deltas[slot] = field.delta();
      }
    } else {
      stale = ignored ? outcomes[slot] & STALE : STALE;
    }
    outcomes[slot] = (byte) (stale | status);
  }

  int status(final int handle) {
    return outcomes[store.slot(handle)] & STATUS;
  }

  /**
   * The newest derivative.
   *
   * @param handle of a live key
   * @return NaN where there is none, or where it says nothing about now
   */
  public double latest(final int handle) {
    return (outcomes[store.slot(handle)] & STALE) != 0 ? Double.NaN : field.derivative(handle, 0);
  }

  /** The Δy of {@link #latest}. */
  double delta(final int handle) {
    return Double.isNaN(latest(handle)) ? Double.NaN : deltas[store.slot(handle)];
  }
}
