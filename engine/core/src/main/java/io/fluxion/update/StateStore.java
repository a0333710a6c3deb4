// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.update;

import io.fluxion.internal.column.Columns;
import io.fluxion.internal.key.Expiry;
import io.fluxion.internal.key.KeyIndex;
import io.fluxion.internal.key.KeyLife;
import io.fluxion.internal.key.LongKeyIndex;
import io.fluxion.internal.key.SingleWriter;
import io.fluxion.internal.key.StoreTime;
import java.security.SecureRandom;

/**
 * Long keys, each with a slot in every column of a {@link StateLayout}: a user's own bounded state.
 * All memory is taken at construction; nothing is allocated afterwards, whatever comes in.
 *
 * <p>A full store never evicts a live key for a new one. With an idle timeout, a key is gone once
 * the store's time ({@link #advanceTo}) is further ahead of what it was when the key was last
 * {@link #touch touched}; its slot is taken back when another key needs one, or by {@link #expire}.
 *
 * <p>The arrays that {@link #longs}, {@link #doubles} and {@link #ints} return are the columns
 * themselves, for loops over slots. A slot is a valid index from {@link #acquire} until its key is
 * removed or idle. A slot that holds no key is refused by its number.
 *
 * <p>Not thread-safe: one writer; under {@code -ea} a second one is an {@link AssertionError}. No
 * method reads a clock.
 */
public final class StateStore {
  /** No slot: the key is unknown, the store is full, or the iteration has ended. */
  public static final int NONE = KeyIndex.NONE;

  private static final String SECOND_WRITER = "a second thread writes to this store";

  private final StateLayout layout;
  private final Columns columns;
  private final KeyLife keys;
  private final LongKeyIndex index;
  private final SingleWriter writer = new SingleWriter();
  private final long idleTimeout;
  private final long footprintBytes;

  private StateStore(final Builder builder) {
    layout = builder.layout;
    idleTimeout = builder.idleTimeout;
    layout.columns.check(builder.maxKeys);
    index = new LongKeyIndex(builder.maxKeys, builder.seed());
    final Expiry expiry =
        idleTimeout == Builder.STAYS
            ? null
            : new Expiry(StoreTime.ofLongs(idleTimeout, index), builder.maxKeys);
    columns = new Columns(layout.columns, builder.maxKeys);
    keys =
        new KeyLife(
            index,
            expiry,
            new KeyLife.Slots() {
              @Override
              public void entered(final int slot) {
                columns.clear(slot);
              }

              @Override
              public void left(final int slot) {}
            });
    footprintBytes = builder.footprintBytes();
  }

  /**
   * A store to be built.
   *
   * @param layout what is kept for a key
   * @return a new builder
   */
  public static Builder builder(final StateLayout layout) {
    return new Builder(layout);
  }

  // ---- columns

  /**
   * The column of a long field or lane, indexed by slot or by what {@link #push} returns.
   *
   * @param column its number
   * @return the array itself, not a copy
   */
  public long[] longs(final int column) {
    return columns.longs(column);
  }

  /**
   * The column of a double field or lane, indexed by slot or by what {@link #push} returns.
   *
   * @param column its number
   * @return the array itself, not a copy
   */
  public double[] doubles(final int column) {
    return columns.doubles(column);
  }

  /**
   * The column of an int field, indexed by slot.
   *
   * @param column its number
   * @return the array itself, not a copy
   */
  public int[] ints(final int column) {
    return columns.ints(column);
  }

  /**
   * Appends an entry to a key's ring; a full ring gives up its oldest.
   *
   * @param ring its number
   * @param slot the key's
   * @return the index at which each lane takes the new entry
   */
  public int push(final int ring, final int slot) {
    assert writer.isCurrent() : SECOND_WRITER;
    return columns.ring(ring).push(slot);
  }

  /**
   * Where an entry of a key's ring is.
   *
   * @param ring its number
   * @param slot the key's
   * @param age 0 for the newest, up to {@code length(ring, slot) - 1}
   * @return the index of the entry in each lane
   */
  public int entry(final int ring, final int slot, final int age) {
    return columns.ring(ring).index(slot, age);
  }

  /**
   * Entries in a key's ring.
   *
   * @param ring its number
   * @param slot the key's
   * @return 0 to the ring's length
   */
  public int length(final int ring, final int slot) {
    return columns.ring(ring).length(slot);
  }

  // ---- keys

  /**
   * Returns the slot of a key; gives the key one where it has none, with all fields zero and all
   * rings empty. A full store takes the slots of idle keys back first.
   *
   * @param key any
   * @return its slot, or {@link #NONE} in a store full of live keys
   */
  public int acquire(final long key) {
    assert writer.isCurrent() : SECOND_WRITER;
    return keys.acquire(key);
  }

  /**
   * The slot of a key.
   *
   * @param key any
   * @return {@link #NONE} where it has none or is idle
   */
  public int find(final long key) {
    return keys.find(key);
  }

  /**
   * The key that holds a slot.
   *
   * @param slot a taken slot
   * @return its key
   */
  public long key(final int slot) {
    return index.key(slot);
  }

  /**
   * Removes a key and frees its slot; when the key returns, it is new.
   *
   * @param slot a taken slot
   * @throws IllegalArgumentException where no key holds the slot
   */
  public void remove(final int slot) {
    assert writer.isCurrent() : SECOND_WRITER;
    keys.remove(slot);
  }

  /**
   * Live keys.
   *
   * @return 0 to {@link #capacity}
   */
  public int size() {
    return keys.size();
  }

  /**
   * The most keys at once.
   *
   * @return 1 or more
   */
  public int capacity() {
    return index.capacity();
  }

  /**
   * The slot of the live key that the store saw first.
   *
   * @return {@link #NONE} where there is no key
   */
  public int first() {
    return keys.first();
  }

  /**
   * The slot of the live key that the store saw next.
   *
   * @param slot a taken slot
   * @return {@link #NONE} after the newest
   */
  public int next(final int slot) {
    return keys.next(slot);
  }

  // ---- idle keys

  /**
   * Moves the store's time on; an older time changes nothing.
   *
   * @param time in the unit of the idle timeout
   */
  public void advanceTo(final long time) {
    assert writer.isCurrent() : SECOND_WRITER;
    keys.advance(time);
  }

  /**
   * Notes that the key was heard of at the store's time; nothing while there is no time yet. {@link
   * UpdateByKey} does so for each key with values.
   *
   * @param slot a taken slot
   */
  public void touch(final int slot) {
    assert writer.isCurrent() : SECOND_WRITER;
    if (keys.expiry != null) {
      keys.expiry.hear(slot);
    }
  }

  /**
   * Takes the slots of all idle keys back.
   *
   * @return how many
   */
  public int expire() {
    assert writer.isCurrent() : SECOND_WRITER;
    return keys.expire();
  }

  // ---- the whole store

  // Within a batch no key is taken back that has become idle meanwhile.

  int firstSlot() {
    return index.first();
  }

  int nextSlot(final int slot) {
    return index.next(slot);
  }

  int lastSlot() {
    return index.last();
  }

  /** The slot of a key, idle or not, or a free one; NONE where there is none. */
  int acquireFree(final long key) {
    final int found = index.find(key);
    return found != NONE || index.isFull() ? found : keys.enter(key, NONE);
  }

  /** The slot of a key, idle or not. */
  int findAny(final long key) {
    return index.find(key);
  }

  /** A store of the same options. */
  StateStore twin() {
    final Builder builder = builder(layout).maxKeys(capacity());
    builder.idleTimeout = idleTimeout;
    return builder.build();
  }

  /** Copies everything to a twin, in which no key can be looked up then. */
  void backUpTo(final StateStore twin) {
    keys.backUpTo(twin.keys);
    columns.copyTo(twin.columns, index.slotEnd());
  }

  /** Makes this store what it was when it was backed up. */
  void restoreFrom(final StateStore twin) {
    twin.keys.copyTo(keys);
    twin.columns.copyTo(columns, index.slotEnd());
  }

  /**
   * The heap this store takes, from construction to the end, to within 1 % from 1,000 keys on.
   *
   * <p>Per key: 8 bytes for each long or double field, 4 for each int, 8 for each ring, 8 × length
   * for each of its lanes (the number of keys rounded up to a cache line or two), 16 for the key
   * and its order, 4 × the power of two that is at least the capacity, 4 × the one that is at least
   * twice (up to 32,768 keys four times) the capacity, and 8.07 where there is an idle timeout; 16
   * bytes for each array's header and 96 for each column's description.
   *
   * @return bytes
   */
  public long footprintBytes() {
    return footprintBytes;
  }

  /**
   * Lets another thread be the writer from now on; the caller sees to it that the two are ordered.
   */
  public void handOver() {
    writer.handOver();
  }

  /**
   * How many keys, and how much memory.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return size() + " of " + capacity() + " keys, " + footprintBytes + " bytes";
  }

  /** Options of a store; {@link #maxKeys} must be given. */
  public static final class Builder {
    private static final long STAYS = -1;

    private final StateLayout layout;
    private int maxKeys;
    private boolean seeded;
    private long hashSeed;
    private long idleTimeout = STAYS;

    private Builder(final StateLayout layout) {
      this.layout = layout;
    }

    /**
     * The most keys at once. The memory for all of them is taken at construction.
     *
     * @param keys 1 to 2^28
     * @return this
     */
    public Builder maxKeys(final int keys) {
      maxKeys = keys;
      return this;
    }

    /**
     * Fixes the secret of the hash, which is otherwise drawn from {@link SecureRandom}. Results
     * never depend on it.
     *
     * @param seed any number
     * @return this
     */
    public Builder hashSeed(final long seed) {
      seeded = true;
      hashSeed = seed;
      return this;
    }

    /**
     * Keys expire.
     *
     * @param timeout the furthest the store's time may be ahead of what it was when a key was last
     *     touched, 0 or more
     * @return this
     */
    public Builder idleTimeout(final long timeout) {
      if (timeout < 0) {
        throw new IllegalArgumentException("idle timeout must be 0 or more, not " + timeout);
      }
      idleTimeout = timeout;
      return this;
    }

    /**
     * What {@link StateStore#footprintBytes} of the store would be; nothing is taken yet.
     *
     * @return bytes
     */
    public long footprintBytes() {
      return LongKeyIndex.footprintBytes(maxKeys)
          + layout.columns.footprintBytes(maxKeys)
          + (idleTimeout == STAYS ? 0 : Expiry.footprintBytes(maxKeys));
    }

    /**
     * Takes the memory.
     *
     * @return an empty store
     */
    public StateStore build() {
      if (maxKeys < 1) {
        throw new IllegalArgumentException("maxKeys must be 1 or more, not " + maxKeys);
      }
      return new StateStore(this);
    }

    private long seed() {
      return seeded ? hashSeed : new SecureRandom().nextLong();
    }
  }
}
