package io.fluxion.collector.sink;

import io.fluxion.derivative.DerivativeField;
import io.fluxion.derivative.SampleStatus;
import io.fluxion.state.SlotIndex;

/**
 * The last status of each slot in one field, and whether the newest derivative of the window still
 * tells how things stand: a stopped container has no CPU %, whatever it had before.
 */
public final class LastOutcomes {
  private static final int STATUS = 0x0f;
  private static final int STALE = 0x10;

  private final DerivativeField field;
  private final byte[] outcomes;
  private final double[] deltas;

  /**
   * Nothing noted yet.
   *
   * @param field whose samples are noted
   * @param capacity how many slots there are
   * @param withDeltas whether {@link #delta} will be asked for
   */
  public LastOutcomes(final DerivativeField field, final int capacity, final boolean withDeltas) {
    this.field = field;
    outcomes = new byte[capacity];
    deltas = withDeltas ? new double[capacity] : null;
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
   * @param slot the sample's, or {@link SlotIndex#NONE}
   */
  public void note(final int slot) {
    if (slot == SlotIndex.NONE) {
      return;
    }
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

  int status(final int slot) {
    return outcomes[slot] & STATUS;
  }

  /**
   * The newest derivative.
   *
   * @param slot of a live key
   * @return NaN where there is none, or where it says nothing about now
   */
  public double latest(final int slot) {
    return (outcomes[slot] & STALE) != 0 ? Double.NaN : field.derivative(slot, 0);
  }

  /** The Δy of {@link #latest}. */
  double delta(final int slot) {
    return Double.isNaN(latest(slot)) ? Double.NaN : deltas[slot];
  }
}
