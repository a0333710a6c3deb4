// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import io.fluxion.SampleStatus;

/**
 * A map from keys to bounded ring objects, bounded in its keys too: who has been idle is gone, and
 * where there are as many as may be, a new key is rejected. The rings are linked in the order in
 * which they were last seen, so whenever x moves on, those that have expired are the first ones.
 *
 * <p>Judges a sample as {@link KeyRing} does. Where the engine calls a step that is longer than the
 * timeout a GAP, the key has expired here; and any sample moves the clock, a key's first one too. A
 * key whose x lags behind the others' may keep its place until those that were seen before it go.
 *
 * <p>Not thread-safe.
 */
public abstract class ExpiringRingMap implements KeyedPeer {
  private final long[] counts = new long[SampleStatus.COUNT];
  private final ExpiringRing ends;
  private final int window;
  private final int capacity;
  private final long timeout;
  private long newest = Long.MIN_VALUE;
  private long expired;

  /**
   * An empty map.
   *
   * @param window how many samples are kept for a key
   * @param capacity the most keys at once
   * @param timeout how far behind the newest x a key may stay, in units of x
   */
  protected ExpiringRingMap(final int window, final int capacity, final long timeout) {
    this.window = window;
    this.capacity = capacity;
    this.timeout = timeout;
    ends = new ExpiringRing(0, window);
  }

  abstract ExpiringRing ring(long key);

  abstract void put(ExpiringRing ring);

  abstract void remove(long key);

  /**
   * How many keys there are.
   *
   * @return 0 to the capacity
   */
  public abstract int size();

  @Override
  public final double update(final long key, final long x, final long y) {
    if (x > newest) {
      newest = x;
      expire();
    }
    ExpiringRing ring = ring(key);
    if (ring != null && isIdle(ring)) {
      expire(ring);
      ring = null;
    }
    if (ring == null) {
      return first(key, x, y);
    }
    final double derivative = ring.update(x, y, counts);
    if (ring.lastX() == x) {
      ring.unlink();
      ring.linkBefore(ends);
    }
    return derivative;
  }

  private double first(final long key, final long x, final long y) {
    if (size() == capacity) {
      counts[SampleStatus.REJECTED]++;
      return Double.NaN;
    }
    final ExpiringRing ring = new ExpiringRing(key, window);
    ring.linkBefore(ends);
    put(ring);
    return ring.update(x, y, counts);
  }

  private void expire() {
    while (ends.next != ends && isIdle(ends.next)) {
      expire(ends.next);
    }
  }

  private boolean isIdle(final ExpiringRing ring) {
    return newest - ring.lastX() > timeout;
  }

  private void expire(final ExpiringRing ring) {
    ring.unlink();
    remove(ring.key);
    expired++;
  }

  @Override
  public final long count(final int status) {
    return counts[status];
  }

  /**
   * How many keys have expired.
   *
   * @return 0 or more
   */
  public final long expired() {
    return expired;
  }
}
