// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import io.fluxion.internal.column.Footprint;
import java.util.Arrays;

/**
 * When each key was last heard of, and which keys are idle: those heard of before the {@link
 * StoreTime}'s horizon.
 *
 * <p>Idle keys are found without a scan of all slots. 128 slots form a group, and 64 groups a group
 * of the next level. Each group has a lower bound of the times at which its keys were heard of.
 * Hearing of a key leaves the bound as it is; a group is scanned again only once the horizon has
 * passed its bound. All its live keys were heard of since, so the scans cost less than the samples
 * did, however large the store.
 *
 * <p>Not thread-safe: one writer.
 */
public final class Expiry {
  /** A key without a sample is never idle. */
  static final long NEVER = Long.MAX_VALUE;

  /** A key that has been idle, whatever the time is now. */
  static final long GONE = Long.MIN_VALUE;

  private static final int SLOT_BITS = 7;
  private static final int GROUP_BITS = 6;

  public final StoreTime time;
  private final long[] heard;
  // From the groups of slots up to a level of one.
  private final long[][] bounds;

  public Expiry(final StoreTime time, final int capacity) {
    this.time = time;
    heard = new long[capacity];
    bounds = new long[levels(capacity)][];
    int groups = groups(capacity, SLOT_BITS);
    for (int level = 0; level < bounds.length; level++) {
      bounds[level] = new long[groups];
      Arrays.fill(bounds[level], NEVER);
      groups = groups(groups, GROUP_BITS);
    }
  }

  private static int groups(final int members, final int bits) {
    return (members + (1 << bits) - 1) >> bits;
  }

  private static int levels(final int capacity) {
    int levels = 1;
    for (int groups = groups(capacity, SLOT_BITS); groups > 1; levels++) {
      groups = groups(groups, GROUP_BITS);
    }
    return levels;
  }

  /** {@code 8 × capacity} and the bounds: some {@code capacity / 16}. */
  public static long footprintBytes(final int capacity) {
    long bytes = Footprint.ofLongs(capacity);
    int groups = groups(capacity, SLOT_BITS);
    for (int level = levels(capacity); level > 0; level--) {
      bytes += Footprint.ofLongs(groups);
      groups = groups(groups, GROUP_BITS);
    }
    return bytes;
  }

  /** Whether a taken slot's key is idle. */
  public boolean isIdle(final int slot) {
    return heard[slot] < time.horizon;
  }

  /** The store's time at the key's last accepted sample, ordered; {@link #NEVER} before one. */
  public long heard(final int slot) {
    return heard[slot];
  }

  /** Whether the key of a taken slot has had a sample. */
  public boolean wasHeard(final int slot) {
    return heard[slot] != NEVER;
  }

  /** A slot is given to a key, or back. */
  void clear(final int slot) {
    heard[slot] = NEVER;
  }

  /** A sample of the key was accepted; nothing to remember while there is no time yet. */
  public void hear(final int slot) {
    final long now = time.now;
    if (heard[slot] == NEVER) {
      if (!time.isStarted()) {
        return;
      }
      lower(slot, now);
    }
    heard[slot] = now;
  }

  /** The same of neighbouring slots, all of which were heard of before. */
  public void hear(final int slot, final int count) {
    Arrays.fill(heard, slot, slot + count, time.now);
  }

  /** Takes a sample's x, as an ordered long, for the store's time; before {@link #hear}. */
  public void reach(final int slot, final long x) {
    if (time.moves(x)) {
      reach(slot, 0, x);
    }
  }

  /** The same of a key that may hold no slot: then its identity tells it from others. */
  void reach(final int slot, final long identity, final long x) {
    final long horizon = time.horizon;
    if (time.reach(slot, identity, x)) {
      takeBack(horizon);
    }
  }

  /**
   * The second key of all is behind the first, so the time went back. Keys that were heard of at a
   * later time count as heard of now, and keys that were idle before stay gone. This happens once
   * in a store's life.
   */
  private void takeBack(final long horizon) {
    for (int slot = 0; slot < time.slotEnd(); slot++) {
      if (heard[slot] != NEVER) {
        heard[slot] = heard[slot] < horizon ? GONE : Math.min(heard[slot], time.now);
        lower(slot, heard[slot]);
      }
    }
  }

  /** Whether a key may be idle; false is certain. */
  boolean mayHaveIdle() {
    return bounds[bounds.length - 1][0] < time.horizon;
  }

  /**
   * Whether no key of these neighbouring slots is idle, nor would be if the store's time moved on
   * to {@code newest}.
   *
   * @param moving whether samples move the time; otherwise {@code newest} does not matter
   */
  public boolean areCurrent(
      final int slot, final int count, final boolean moving, final long newest) {
    final long horizon = moving && time.moves(newest) ? time.horizonAt(newest) : time.horizon;
    final int end = slot + count;
    for (int group = slot >> SLOT_BITS; group << SLOT_BITS < end; group++) {
      if (bounds[0][group] < horizon && !isCurrent(group, slot, end, horizon)) {
        return false;
      }
    }
    return true;
  }

  private boolean isCurrent(final int group, final int from, final int to, final long horizon) {
    final int first = group << SLOT_BITS;
    final int end = Math.min(heard.length, first + (1 << SLOT_BITS));
    long least = NEVER;
    boolean current = true;
    for (int slot = first; slot < end; slot++) {
      least = Math.min(least, heard[slot]);
      current &= heard[slot] >= horizon || slot < from || slot >= to;
    }
    bounds[0][group] = least;
    return current;
  }

  private void lower(final int slot, final long bound) {
    int group = slot >> SLOT_BITS;
    for (final long[] level : bounds) {
      if (level[group] <= bound) {
        return;
      }
      level[group] = bound;
      group >>= GROUP_BITS;
    }
  }

  /** The first slot of a group that may have an idle key; NONE where no key is idle. */
  int idleGroup() {
    final int top = bounds.length - 1;
    int level = top;
    int group = 0;
    while (bounds[top][0] < time.horizon) {
      if (level == 0) {
        return group << SLOT_BITS;
      }
      final int first = group << GROUP_BITS;
      final int end = Math.min(bounds[level - 1].length, first + (1 << GROUP_BITS));
      int child = first;
      while (child < end && bounds[level - 1][child] >= time.horizon) {
        child++;
      }
      if (child < end) {
        group = child;
        level--;
      } else {
        // This bound was too low. It is raised, and the search begins again.
        raise(level, group);
        level = top;
        group = 0;
      }
    }
    return KeyIndex.NONE;
  }

  /** The slots of the group that begins at {@code first}. */
  int endOf(final int first) {
    return Math.min(heard.length, first + (1 << SLOT_BITS));
  }

  /** After a look at all slots of a group: the least of the times that count. */
  void setBound(final int first, final long bound) {
    int group = first >> SLOT_BITS;
    bounds[0][group] = bound;
    for (int level = 1; level < bounds.length; level++) {
      group >>= GROUP_BITS;
      raise(level, group);
    }
  }

  private void raise(final int level, final int group) {
    final int first = group << GROUP_BITS;
    final int end = Math.min(bounds[level - 1].length, first + (1 << GROUP_BITS));
    long least = NEVER;
    for (int child = first; child < end; child++) {
      least = Math.min(least, bounds[level - 1][child]);
    }
    bounds[level][group] = least;
  }

  void copyTo(final Expiry target, final int slots) {
    time.copyTo(target.time);
    System.arraycopy(heard, 0, target.heard, 0, slots);
    for (final long[] level : target.bounds) {
      Arrays.fill(level, NEVER);
    }
    for (int slot = 0; slot < slots; slot++) {
      target.lower(slot, heard[slot]);
    }
  }
}
