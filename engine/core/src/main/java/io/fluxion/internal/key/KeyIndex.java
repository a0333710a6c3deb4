// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import io.fluxion.internal.column.Footprint;

/**
 * Which key holds which slot: what the indexes of long and of byte-string keys share. Slots and
 * their generations, the order in which keys arrived, and the expected key.
 *
 * <p>A <em>handle</em> is a slot and its generation in one int: the slot in the lower bits ({@link
 * #slotMask}), the generation above. The generation moves on when a slot is given back, so a handle
 * that outlived its key matches no longer: {@code handles[handle & slotMask] != handle}, for every
 * int. It comes round after 2^(31 - bits of a slot) owners of a slot.
 *
 * <p>The order of arrival is a circular list in two int columns, so iteration never depends on the
 * hash nor on which slot was reused. After a key was found, the next one is expected in the slot
 * behind it in that order. A scrape that reads the same keys in the same order every time never
 * hashes; where keys come in no order, a guess becomes rare.
 *
 * <p>Capacity is fixed at construction: no growth, no rehash. Not thread-safe: one writer.
 */
public abstract sealed class KeyIndex permits LongKeyIndex, ByteKeyIndex {
  /** No slot and no handle. */
  public static final int NONE = -1;

  // After so many wrong guesses in a row, keys come in no order, and each guess costs two cache
  // misses for nothing. From then on a guess is made behind every fourth slot only, then behind
  // every eighth, and so on, until one is right.
  private static final int WRONG_GUESSES = 4;
  private static final int RAREST_GUESS = 10;

  /** The handle of each slot; of a free slot the complement of its next one. */
  public final int[] handles;

  /** The bits of a handle that are its slot. */
  public final int slotMask;

  final int[] next;
  final int[] previous;
  final ProbeTable table;

  /** The slot of the key that is expected next; NONE where no guess is made. */
  int expected = NONE;

  private final int capacity;
  private int guessMask;
  private int wrongGuesses;
  // The guess that was made behind a wrong one or none: while it stands, none was right since.
  private int expectedAfterWrong;
  private int head = NONE;
  private int size;
  private int slotEnd;
  private int firstFree = NONE;

  KeyIndex(final int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("maxKeys must be 1 or more, not " + capacity);
    }
    this.capacity = capacity;
    table = new ProbeTable(capacity);
    next = new int[capacity];
    previous = new int[capacity];
    handles = new int[handlesLength(capacity)];
    slotMask = handles.length - 1;
    for (int slot = 0; slot < handles.length; slot++) {
      handles[slot] = ~slot;
    }
  }

  /** A power of two, so that every int is a place in it; 2 or more, so that NONE matches none. */
  private static int handlesLength(final int capacity) {
    return Math.max(2, ProbeTable.powerOfTwo(capacity));
  }

  /** The most keys at once. */
  public final int capacity() {
    return capacity;
  }

  /** Keys that hold a slot. */
  public final int size() {
    return size;
  }

  /** Whether no slot is free. */
  public final boolean isFull() {
    return size == capacity;
  }

  /** The slot of the key that arrived first; NONE where there is no key. */
  public final int first() {
    return head;
  }

  /** The slot of the key that arrived after that of a taken slot; NONE after the newest. */
  public final int next(final int slot) {
    final int following = next[slot];
    return following == head ? NONE : following;
  }

  /** The slot of the key that arrived last; NONE where there is no key. */
  public final int last() {
    return head == NONE ? NONE : previous[head];
  }

  /** The end of the slots that were ever taken. */
  public final int slotEnd() {
    return slotEnd;
  }

  /** Whether a key holds a slot. */
  public final boolean isTaken(final int slot) {
    return slot >= 0 && slot < capacity && handles[slot] >= 0;
  }

  /** The most table entries that an insertion ever looked at. */
  public final int longestProbe() {
    return table.longestProbe();
  }

  /**
   * Gives a slot back. Its columns keep what they held until it is taken again.
   *
   * @throws IllegalArgumentException where no key holds the slot
   */
  public final void remove(final int slot) {
    if (!isTaken(slot)) {
      throw new IllegalArgumentException("slot " + slot + " holds no key");
    }
    table.remove(slot, this);
    final int before = previous[slot];
    final int after = next[slot];
    next[before] = after;
    previous[after] = before;
    size--;
    if (head == slot) {
      head = size == 0 ? NONE : after;
    }
    if (expected == slot) {
      expected = size == 0 ? NONE : after;
    }
    handles[slot] = ~(handles[slot] + slotMask + 1 & Integer.MAX_VALUE);
    next[slot] = firstFree;
    firstFree = slot;
  }

  /** Sets {@link #expected} after a key was found where the guess was right: nothing but that. */
  final int foundAsExpected(final int slot) {
    expected = next[slot];
    return slot;
  }

  /** The slot of the key that is expected next; NONE where no guess is made. */
  public final int expected() {
    return expected;
  }

  /** Expects the key that arrived after that of a taken slot. */
  public final void expectAfter(final int slot) {
    foundAsExpected(slot);
  }

  /** Whether a key holds each of these slots. */
  final boolean areTaken(final int slot, final int count) {
    return slot + count <= slotEnd && (firstFree == NONE || signs(handles, slot, count) >= 0);
  }

  /** A loop with one sum in it and nothing else, which the JIT makes vector code of. */
  private static int signs(final int[] values, final int from, final int count) {
    int bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= values[from + i];
    }
    return bits;
  }

  /**
   * Sets {@link #expected} after a key was looked up by its hash.
   *
   * @param slot where it was found, or NONE; where another had been expected, {@link #expected}
   *     still says so
   */
  final int foundByHash(final int slot) {
    if (slot >= 0) {
      if (expected >= 0) {
        guessedWrong(slot);
      } else if ((slot & guessMask) == 0) {
        expect(next[slot]);
      }
    }
    return slot;
  }

  private void expect(final int slot) {
    expected = slot;
    expectedAfterWrong = slot;
  }

  private void guessedWrong(final int slot) {
    if (expected != expectedAfterWrong) {
      // The guesses in between were right.
      wrongGuesses = 0;
    }
    final int wrong = ++wrongGuesses;
    if (wrong <= WRONG_GUESSES) {
      expect(next[slot]);
      return;
    }
    expected = NONE;
    final int rarity = Math.min(1 + wrong - WRONG_GUESSES, RAREST_GUESS);
    guessMask = (1 << rarity) - 1;
    wrongGuesses = WRONG_GUESSES + rarity - 1;
  }

  /** A free slot, already last in the order of arrival; there is one. */
  final int take() {
    final int slot;
    if (firstFree != NONE) {
      slot = firstFree;
      firstFree = next[slot];
    } else {
      slot = slotEnd++;
    }
    handles[slot] = ~handles[slot];
    if (head == NONE) {
      head = slot;
      next[slot] = slot;
      previous[slot] = slot;
    } else {
      final int tail = previous[head];
      next[tail] = slot;
      previous[slot] = tail;
      next[slot] = head;
      previous[head] = slot;
    }
    size++;
    expected = head;
    return slot;
  }

  /** The hash of the key that holds a slot; all its 64 bits are mixed. */
  abstract long hash(int slot);

  /** A number that tells the key of a taken slot from others: a long key, or a 64-bit hash. */
  abstract long identity(int slot);

  /** The key of a taken slot as text: a number, or its bytes as UTF-8. */
  public abstract String name(int slot);

  /** Copies the keys of the first slots. */
  abstract void copyKeysTo(KeyIndex target);

  /**
   * Makes an index hold the same keys in the same slots; the target's table has to be rebuilt.
   * Generations stay the same where there is room for their bits.
   *
   * @param target of the same kind of keys, with room for {@link #slotEnd} slots or more
   */
  final void copyTo(final KeyIndex target) {
    copyKeysTo(target);
    System.arraycopy(next, 0, target.next, 0, slotEnd);
    System.arraycopy(previous, 0, target.previous, 0, slotEnd);
    final int bits = Integer.bitCount(slotMask);
    final int targetBits = Integer.bitCount(target.slotMask);
    // Slots that were never taken have their first handle still.
    final int end = Math.max(slotEnd, target.slotEnd);
    for (int slot = 0; slot < end; slot++) {
      final int handle = slot < handles.length ? handles[slot] : ~slot;
      final int generation = (handle >= 0 ? handle : ~handle) >>> bits;
      final int moved = slot | generation << targetBits & Integer.MAX_VALUE;
      target.handles[slot] = handle >= 0 ? moved : ~moved;
    }
    target.head = head;
    target.size = size;
    target.slotEnd = slotEnd;
    target.firstFree = firstFree;
    target.expect(head);
    target.wrongGuesses = 0;
    target.guessMask = 0;
  }

  /** Enters all keys into the table anew. */
  final void rebuildTable() {
    table.clear();
    for (int slot = 0; slot < slotEnd; slot++) {
      if (handles[slot] >= 0) {
        table.insert(hash(slot), slot);
      }
    }
  }

  /** The heap this index takes, from construction to the end, in bytes. */
  public abstract long footprintBytes();

  /** The columns of order and handles and the table, for this many keys. */
  static long sharedBytes(final int capacity) {
    return 2 * Footprint.ofInts(capacity)
        + Footprint.ofInts(handlesLength(capacity))
        + ProbeTable.footprintBytes(capacity)
        + Footprint.OBJECTS_PER_INDEX;
  }
}
