// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import java.util.function.IntConsumer;

/**
 * The life of keys: which slot a key holds, since when nothing was heard of it, and when it gives
 * its slot back. A key ends by {@link #remove}, or by being idle: then it counts as gone at once,
 * and its slot is taken back when another key needs one, or by {@link #expire}. No result depends
 * on which of these comes first.
 *
 * <p>Not thread-safe: one writer.
 */
public final class KeyLife {
  private static final int NONE = KeyIndex.NONE;
  private static final IntConsumer NOBODY = handle -> {};

  /** Prepares the columns of slots. */
  public interface Slots {
    /** A slot was given to a key. */
    void entered(int slot);

    /** A slot was taken back. */
    void left(int slot);
  }

  public final KeyIndex index;

  /** Null where keys stay until they are removed. */
  public final Expiry expiry;

  private final LongKeyIndex longs;
  private final ByteKeyIndex bytes;
  private final Slots slots;
  private IntConsumer evictionListener = NOBODY;
  private int evicting = NONE;
  private long rejected;

  /**
   * Begins without keys.
   *
   * @param index empty
   * @param expiry null where keys stay until they are removed
   * @param slots are told of each slot that is given and taken back
   */
  public KeyLife(final KeyIndex index, final Expiry expiry, final Slots slots) {
    this.index = index;
    this.expiry = expiry;
    this.slots = slots;
    longs = index instanceof final LongKeyIndex of ? of : null;
    bytes = index instanceof final ByteKeyIndex of ? of : null;
  }

  // ---- who holds a slot

  /** The slot of a handle whose key is live; NONE for any other int. */
  public int slotOf(final int handle) {
    final int slot = handle & index.slotMask;
    return index.handles[slot] == handle && !isGone(slot) ? slot : NONE;
  }

  /**
   * The slot of a handle.
   *
   * @throws IllegalArgumentException where it holds no key
   */
  public int checked(final int handle) {
    final int slot = slotOf(handle);
    if (slot == NONE) {
      throw new IllegalArgumentException(
          "handle " + handle + ": slot " + (handle & index.slotMask) + " holds no key of its own");
    }
    return slot;
  }

  /** The handle of a slot; NONE for NONE. */
  public int handle(final int slot) {
    return slot == NONE ? NONE : index.handles[slot];
  }

  /** Whether a taken slot's key is idle; not while the listener is told of it. */
  public boolean isGone(final int slot) {
    return expiry != null && slot != evicting && expiry.isIdle(slot);
  }

  /** The slot of a live key, or NONE: a reading. */
  public int find(final long key) {
    return live(longs().peek(key));
  }

  /** The slot of a live key, or NONE: a reading. */
  public int find(final byte[] key, final int offset, final int length) {
    return live(bytes().peek(key, offset, length));
  }

  /** The slot of a live key, or NONE, for the writer. */
  public int findInOrder(final byte[] key, final int offset, final int length) {
    return live(bytes().find(key, offset, length));
  }

  private int live(final int slot) {
    return slot == NONE || isGone(slot) ? NONE : slot;
  }

  /** The slot of the live key that arrived first, or NONE. */
  public int first() {
    return skipIdle(index.first());
  }

  /** The slot of the live key that arrived after that of a taken slot, or NONE. */
  public int next(final int slot) {
    return skipIdle(index.next(slot));
  }

  private int skipIdle(final int from) {
    int slot = from;
    while (slot != NONE && isGone(slot)) {
      slot = index.next(slot);
    }
    return slot;
  }

  /** How many keys are live. */
  public int size() {
    if (!mayHaveIdle()) {
      return index.size();
    }
    int size = 0;
    for (int slot = first(); slot != NONE; slot = next(slot)) {
      size++;
    }
    return size;
  }

  // ---- a key comes

  /**
   * Returns the slot of a key, and gives it one where it has none; NONE in a store full of live
   * keys.
   */
  public int acquire(final long key) {
    final int found = longs().find(key);
    return live(found) != NONE ? found : enter(key, found);
  }

  /** The same of a byte-string key. */
  public int acquire(final byte[] key, final int offset, final int length) {
    final int found = bytes().find(key, offset, length);
    return live(found) != NONE ? found : enter(key, offset, length, found);
  }

  /**
   * Gives a slot to a key that is new, or that was idle.
   *
   * @param idle the slot that the index has for it, or NONE
   * @return NONE in a store full of live keys
   */
  public int enter(final long key, final int idle) {
    evictIfAny(idle);
    return makeRoom() ? entered(longs.insert(key)) : NONE;
  }

  /** The same of a byte-string key. */
  public int enter(final byte[] key, final int offset, final int length, final int idle) {
    evictIfAny(idle);
    return makeRoom() ? entered(bytes.insert(key, offset, length)) : NONE;
  }

  private int entered(final int slot) {
    if (expiry != null) {
      expiry.clear(slot);
    }
    slots.entered(slot);
    return slot;
  }

  /** Whether there is a free slot, after that of an idle key was taken back if need be. */
  public boolean makeRoom() {
    requireNoEviction();
    return !index.isFull() || (expiry != null && evictSome() > 0);
  }

  /** A sample, row or key found no slot, or came by a handle that holds no key. */
  public int reject() {
    rejected++;
    return NONE;
  }

  public long rejected() {
    return rejected;
  }

  /** Of a round of several fields each sample counts once. */
  public void rejected(final long count) {
    rejected = count;
  }

  /** Whether a key may be idle whose slot was not taken back; false is certain. */
  public boolean mayHaveIdle() {
    return expiry != null && expiry.mayHaveIdle();
  }

  // ---- the store's time

  /** The caller says what time it is, as an ordered long. */
  public void advance(final long time) {
    if (expiry != null) {
      expiry.time.advance(time);
    }
  }

  /**
   * A sample of a key that is new or idle was not kept. Its x, as an ordered long, moves the time.
   *
   * @param idle the slot that the index has for the key, or NONE
   */
  public void reachUnknown(final long key, final int idle, final long x) {
    if (expiry != null && expiry.time.moves(x)) {
      expiry.reach(idle, key, x);
    }
  }

  /** The same of a byte-string key. */
  public void reachUnknown(final byte[] key, final int length, final int idle, final long x) {
    if (expiry != null && expiry.time.moves(x)) {
      expiry.reach(idle, idle == NONE ? bytes.identity(key, 0, length) : 0, x);
    }
  }

  // ---- a key goes

  /** The listener is told the handle of each idle key before its slot is taken back. */
  public void onEviction(final IntConsumer listener) {
    evictionListener = listener;
  }

  /** Ends the key of a taken slot. */
  public void remove(final int slot) {
    requireNoEviction();
    leave(slot);
  }

  private void leave(final int slot) {
    if (expiry != null && index.isTaken(slot)) {
      expiry.time.leave(slot);
      expiry.clear(slot);
    }
    index.remove(slot);
    slots.left(slot);
  }

  /** Takes the slots of all idle keys back; returns how many. */
  public int expire() {
    requireNoEviction();
    int all = 0;
    if (expiry != null) {
      for (int some = evictSome(); some > 0; some = evictSome()) {
        all += some;
      }
    }
    return all;
  }

  /** Takes the slots of a group's idle keys back; returns how many, 0 where no key is idle. */
  private int evictSome() {
    for (int first = expiry.idleGroup(); first != NONE; first = expiry.idleGroup()) {
      int evicted = 0;
      long bound = Expiry.NEVER;
      for (int slot = first; slot < expiry.endOf(first); slot++) {
        if (index.isTaken(slot)) {
          if (expiry.isIdle(slot)) {
            evict(slot);
            evicted++;
          } else {
            bound = Math.min(bound, expiry.heard(slot));
          }
        }
      }
      expiry.setBound(first, bound);
      if (evicted > 0) {
        return evicted;
      }
    }
    return 0;
  }

  private void evictIfAny(final int slot) {
    if (slot != NONE) {
      requireNoEviction();
      evict(slot);
    }
  }

  private void evict(final int slot) {
    evicting = slot;
    try {
      evictionListener.accept(index.handles[slot]);
    } finally {
      evicting = NONE;
    }
    leave(slot);
  }

  private void requireNoEviction() {
    if (evicting != NONE) {
      throw new IllegalStateException("an eviction listener must not add or remove keys");
    }
  }

  // ---- the index behind it

  public LongKeyIndex longs() {
    if (longs == null) {
      throw new IllegalStateException("the keys of this store are byte strings, not longs");
    }
    return longs;
  }

  public ByteKeyIndex bytes() {
    if (bytes == null) {
      throw new IllegalStateException("the keys of this store are longs, not byte strings");
    }
    return bytes;
  }

  public boolean hasLongKeys() {
    return longs != null;
  }

  /** Makes another, of the same kind of keys and with room for them, the same. */
  public void copyTo(final KeyLife target) {
    backUpTo(target);
    target.index.rebuildTable();
  }

  /** The same, but no key can be looked up in the target. */
  public void backUpTo(final KeyLife target) {
    index.copyTo(target.index);
    if (expiry != null) {
      expiry.copyTo(target.expiry, index.slotEnd());
    }
    target.rejected = rejected;
  }
}
