package io.fluxion.derivative;

/**
 * Samples by slot that wait until there are enough of them for a round of a store's first field:
 * for whoever gets samples one by one and does not look at what became of each.
 *
 * <p>Once they are {@linkplain #flush flushed}, all is as if each had been given to {@link
 * DerivativeStore#update(int, long, long)} in turn. Until then the store does not know of them: who
 * reads it, removes a key or gives it a sample in another way flushes first.
 *
 * <p>Nothing allocates but the constructor. Not thread-safe: it is the store's one writer.
 */
public final class PendingRound {
  private final DerivativeStore store;
  private final int[] slots;
  private final long[] xs;
  private final long[] ys;
  private final double[] derivatives;
  private final byte[] statuses;
  private int count;

  /**
   * An empty round.
   *
   * @param store whose first field's x and y are longs
   * @param capacity the most samples that wait, 1 or more
   */
  public PendingRound(final DerivativeStore store, final int capacity) {
    this.store = store;
    slots = new int[capacity];
    xs = new long[capacity];
    ys = new long[capacity];
    derivatives = new double[capacity];
    statuses = new byte[capacity];
  }

  /**
   * Takes a sample, now or later.
   *
   * @param slot a taken slot
   * @param x in the unit of x
   * @param y the counter or gauge
   */
  public void add(final int slot, final long x, final long y) {
    final int index = count;
    slots[index] = slot;
    xs[index] = x;
    ys[index] = y;
    count = index + 1;
    if (count == slots.length) {
      flush();
    }
  }

  /** Hands on the samples that wait, if there are any. */
  public void flush() {
    if (count > 0) {
      // None waits any more, should the store refuse one of them.
      final int waiting = count;
      count = 0;
      store.updateRound(slots, waiting, xs, ys, derivatives, statuses);
    }
  }
}
