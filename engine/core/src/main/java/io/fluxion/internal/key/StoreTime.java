// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import io.fluxion.internal.exact.Doubles;

/**
 * The time of a store, by which keys are idle: what the caller says, or else the newest x that two
 * different keys have reached (one key, while there is only one). So one absurd x moves nothing.
 *
 * <p>Times are <em>ordered</em> longs: an integer is itself, a double its bits with those below the
 * sign flipped where it is negative, so that signed comparison is the right one for both.
 *
 * <p>Not thread-safe: one writer.
 */
public final class StoreTime {
  private static final int NONE = KeyIndex.NONE;

  // The first and the last of all longs mark keys that are gone and keys without a sample, so times
  // beyond these two count as these.
  private static final long EARLIEST = Expiry.GONE + 1;
  private static final long LATEST = Expiry.NEVER - 1;

  private final boolean doubles;
  private final long timeout;
  private final double timeoutDouble;
  private final KeyIndex index;

  /** The time, meaningful once {@link #isStarted}. */
  long now = Long.MIN_VALUE;

  /** A key last heard of before this is idle. */
  long horizon = Long.MIN_VALUE;

  // An x below this does not move the time.
  private long limit = Long.MIN_VALUE;
  private boolean said;
  private boolean started;
  private boolean oneKey;
  // The newest x of all, and whose: its slot, or where it has none its identity.
  private long newest;
  private int newestSlot = NONE;
  private long newestIdentity;

  private StoreTime(
      final boolean doubles, final long timeout, final double timeoutDouble, final KeyIndex index) {
    this.doubles = doubles;
    this.timeout = timeout;
    this.timeoutDouble = timeoutDouble;
    this.index = index;
  }

  public static StoreTime ofLongs(final long timeout, final KeyIndex index) {
    return new StoreTime(false, timeout, 0, index);
  }

  public static StoreTime ofDoubles(final double timeout, final KeyIndex index) {
    return new StoreTime(true, 0, timeout, index);
  }

  /** Bits of an x as an ordered long, and back. */
  public long ordered(final long bits) {
    return doubles ? bits ^ (bits >> 63 >>> 1) : bits;
  }

  public boolean isDouble() {
    return doubles;
  }

  public boolean isStarted() {
    return started;
  }

  public long now() {
    return now;
  }

  /** Sets the time that the caller says, unless it is older. From now on samples move nothing. */
  void advance(final long any) {
    final long time = bounded(any);
    said = true;
    limit = Long.MAX_VALUE;
    if (!started || time > now) {
      started = true;
      set(time);
    }
  }

  /** Whether an x may move the time. */
  public boolean moves(final long x) {
    return x >= limit;
  }

  /**
   * Takes the x of a sample.
   *
   * @param slot the key's, or NONE
   * @param identity the key's, where it holds no slot
   * @param any the sample's x, ordered
   * @return whether the time went back: only where the second key of all is behind the first
   */
  boolean reach(final int slot, final long identity, final long any) {
    if (said) {
      return false;
    }
    final long x = bounded(any);
    if (!started) {
      started = true;
      oneKey = true;
      setNewest(slot, identity, x);
      set(x);
      limit = Long.MIN_VALUE;
      return false;
    }
    final long before = now;
    if (isNewest(slot, identity)) {
      newest = Math.max(newest, x);
      newestSlot = slot;
      if (oneKey) {
        set(newest);
        limit = Long.MIN_VALUE;
      }
      return false;
    }
    if (oneKey) {
      oneKey = false;
      set(Math.min(newest, x));
      if (x > newest) {
        setNewest(slot, identity, x);
      }
    } else if (x > newest) {
      set(newest);
      setNewest(slot, identity, x);
    } else if (x > now) {
      set(x);
    }
    return now < before;
  }

  private static long bounded(final long time) {
    return Math.max(EARLIEST, Math.min(time, LATEST));
  }

  private void setNewest(final int slot, final long identity, final long x) {
    newest = x;
    newestSlot = slot;
    newestIdentity = identity;
  }

  private boolean isNewest(final int slot, final long identity) {
    if (newestSlot != NONE) {
      return slot == newestSlot;
    }
    return (slot == NONE ? identity : index.identity(slot)) == newestIdentity;
  }

  /** The end of the slots that were ever taken. */
  int slotEnd() {
    return index.slotEnd();
  }

  /** Before a slot is given back. */
  void leave(final int slot) {
    if (slot == newestSlot) {
      newestIdentity = index.identity(slot);
      newestSlot = NONE;
    }
  }

  private void set(final long time) {
    now = time;
    limit = said ? Long.MAX_VALUE : time + 1;
    horizon = horizonOf(time);
  }

  /** The horizon if the time moved on to this one. */
  long horizonAt(final long time) {
    return Math.max(horizon, horizonOf(time));
  }

  private long horizonOf(final long time) {
    return doubles ? horizonDouble(time) : horizonLong(time);
  }

  private long horizonLong(final long time) {
    final long earliest = time - timeout;
    return earliest > time ? EARLIEST : Math.max(EARLIEST, earliest);
  }

  /** The earliest double that is not behind by more than the timeout, exactly. */
  private long horizonDouble(final long time) {
    final double at = Double.longBitsToDouble(ordered(time));
    double earliest = at - timeoutDouble;
    while (isBehind(at, earliest)) {
      earliest = Math.nextUp(earliest);
    }
    while (!isBehind(at, Math.nextDown(earliest)) && earliest > Double.NEGATIVE_INFINITY) {
      earliest = Math.nextDown(earliest);
    }
    // In the order of bits, -0 comes before 0.
    return ordered(Double.doubleToRawLongBits(earliest == 0 ? -0.0 : earliest));
  }

  private boolean isBehind(final double at, final double then) {
    final double distance = at - then;
    return distance > timeoutDouble
        || (distance == timeoutDouble && Doubles.differenceError(at, then, distance) > 0);
  }

  void copyTo(final StoreTime target) {
    target.now = now;
    target.horizon = horizon;
    target.limit = limit;
    target.said = said;
    target.started = started;
    target.oneKey = oneKey;
    target.newest = newest;
    target.newestSlot = newestSlot;
    target.newestIdentity = newestIdentity;
  }
}
