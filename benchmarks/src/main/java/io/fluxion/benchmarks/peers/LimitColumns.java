package io.fluxion.benchmarks.peers;

/**
 * The least that any engine must do for a sample whose slot is known: the last x and y are loaded
 * and subtracted, one quotient is made, and x, y, a ring entry of each and the quotient are stored.
 * What an engine reaches of this is what its rules cost.
 *
 * <p>Nothing is judged: no status, no branch, no count, differences of 64 bits. The ring has no
 * cursor; the caller says at which plane it stands, which is one for all slots.
 *
 * <p>Not thread-safe.
 */
public final class LimitColumns {
  private final long[] lastX;
  private final long[] lastY;
  private final long[] ringX;
  private final long[] ringY;
  private final double[] derivatives;
  private final int window;

  /**
   * Columns of zeros.
   *
   * @param keys how many slots there are; times the window below 2^31
   * @param window how many samples a slot's ring keeps
   */
  public LimitColumns(final int keys, final int window) {
    this.window = window;
    lastX = new long[keys];
    lastY = new long[keys];
    ringX = new long[Math.multiplyExact(keys, window)];
    ringY = new long[ringX.length];
    derivatives = new double[keys];
  }

  /**
   * Where the plane of a round begins; good for all samples of the round.
   *
   * @param round 0 or more
   * @return what {@link #update} takes
   */
  public int plane(final long round) {
    return (int) (round % window) * lastX.length;
  }

  /**
   * Takes the first sample of a slot, in round 0.
   *
   * @param slot 0 to {@code keys - 1}
   * @param x a time
   * @param y a counter
   */
  public void first(final int slot, final long x, final long y) {
    lastX[slot] = x;
    lastY[slot] = y;
    ringX[slot] = x;
    ringY[slot] = y;
  }

  /**
   * Takes a sample.
   *
   * @param slot 0 to {@code keys - 1}
   * @param x a time, not the slot's last
   * @param y a counter
   * @param plane of the sample's round
   * @return Δy/Δx
   */
  public double update(final int slot, final long x, final long y, final int plane) {
    final long dx = x - lastX[slot];
    final long dy = y - lastY[slot];
    final double derivative = (double) dy / dx;
    lastX[slot] = x;
    lastY[slot] = y;
    ringX[plane + slot] = x;
    ringY[plane + slot] = y;
    derivatives[slot] = derivative;
    return derivative;
  }

  /**
   * The latest derivative of each slot.
   *
   * @return the array itself; 0 where there is none yet
   */
  public double[] derivatives() {
    return derivatives;
  }

  /**
   * Δy/Δx over a slot's ring.
   *
   * @param slot 0 to {@code keys - 1}
   * @param round of its last sample, not below the window less one
   * @return the slope from the oldest sample in the ring to the newest
   */
  public double slope(final int slot, final long round) {
    final int oldest = plane(round + 1) + slot;
    return (double) (lastY[slot] - ringY[oldest]) / (lastX[slot] - ringX[oldest]);
  }
}
