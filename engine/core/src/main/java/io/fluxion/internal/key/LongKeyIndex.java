// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import io.fluxion.internal.column.Footprint;
import java.util.SplittableRandom;

/**
 * 64-bit key to slot. Every long is a key, zero and the extremes too.
 *
 * <p>First the expected key ({@link KeyIndex}), then a hash: the two halves of a 128-bit product
 * with a secret, folded into one (the "mum" of W. Yi's wyhash), and a second product of these. Of
 * one product alone every twelfth secret would be a bad one for keys at even distances. Nobody
 * outside can aim keys at one place. Results and order of iteration never depend on the secrets.
 *
 * <p>Not thread-safe: one writer.
 */
public final class LongKeyIndex extends KeyIndex {
  private final long[] keys;
  private final long whitener;
  private final long multiplier;
  private final long finisher;
  private final ExpectedKeys expectedKeys = new ExpectedKeys();

  /**
   * An empty index.
   *
   * @param capacity the most keys at once, 1 to 2^28
   * @param seed any number; the hash is drawn from it
   */
  public LongKeyIndex(final int capacity, final long seed) {
    super(capacity);
    keys = new long[capacity];
    final SplittableRandom random = new SplittableRandom(seed);
    whitener = random.nextLong();
    multiplier = random.nextLong() | 1;
    finisher = random.nextLong() | 1;
  }

  /** The slot of a key, or NONE: a reading, which leaves the expected key as it is. */
  public int peek(final long key) {
    final int guess = expected;
    return guess >= 0 && keys[guess] == key ? guess : findByHash(key);
  }

  /** The slot of a key, or NONE, for the writer: the key behind it is expected next. */
  public int find(final long key) {
    final int slot = findExpected(key);
    return slot >= 0 ? slot : findUnexpected(key);
  }

  /**
   * The slot of a key, if it is the expected one: the first half of {@link #find}, short enough to
   * become part of a loop over samples.
   *
   * @return its slot, or NONE: then ask {@link #findUnexpected}
   */
  public int findExpected(final long key) {
    final int guess = expected;
    return guess >= 0 && keys[guess] == key ? foundAsExpected(guess) : NONE;
  }

  /** The slot of a key that is not the expected one, or NONE: the second half of {@link #find}. */
  public int findUnexpected(final long key) {
    return foundByHash(findByHash(key));
  }

  /**
   * How many keys, from the first on, hold neighbouring slots from the expected one on, as they do
   * if they come in the order in which they arrived. Where they are then taken as found, {@link
   * #expectAfter} has to be told.
   *
   * @param run holds the keys
   * @param from where they begin
   * @param most how many are looked at, 1 or more
   * @return 0 where the first is not the expected key
   */
  public int expectedRun(final long[] run, final int from, final int most) {
    final int first = expected;
    if (first < 0 || keys[first] != run[from]) {
      return 0;
    }
    expectedKeys.slot = first;
    expectedKeys.wanted = run;
    expectedKeys.from = from;
    final int length = expectedKeys.length(most);
    // The caller's array is not kept alive.
    expectedKeys.wanted = null;
    return length;
  }

  /** Wanted keys that hold neighbouring slots. */
  private final class ExpectedKeys extends Run {
    private int slot;
    private long[] wanted;
    private int from;

    @Override
    protected boolean belongs(final int at, final int count) {
      final int first = slot + at;
      final int last = first + count - 1;
      return last < keys.length
          && keys[first] == wanted[from + at]
          && keys[last] == wanted[from + at + count - 1]
          && differences(keys, first, wanted, from + at, count) == 0
          // A slot that is free still has its last key in the column.
          && areTaken(first, count);
    }
  }

  /** A loop with one sum in it and nothing else, which the JIT makes vector code of. */
  private static long differences(
      final long[] a, final int fromA, final long[] b, final int fromB, final int count) {
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= a[fromA + i] ^ b[fromB + i];
    }
    return bits;
  }

  /**
   * Looks some keys up at once, in any order: first where each one's probe begins, then each one's
   * key, so that the processor waits for all their cache misses together. Guesses nothing, and
   * changes no guess.
   *
   * @param wanted holds the keys
   * @param from where they begin
   * @param count how many
   * @param slots where the slot of each is put from 0 on, NONE where it has none
   */
  public void find(final long[] wanted, final int from, final int count, final int[] slots) {
    final int[] entries = table.entries;
    final int tagMask = table.tagMask;
    final int mask = entries.length - 1;
    for (int i = 0; i < count; i++) {
      slots[i] = entries[(int) (hashOf(wanted[from + i]) >>> Integer.SIZE) & mask];
    }
    for (int i = 0; i < count; i++) {
      final long key = wanted[from + i];
      final int slot = (slots[i] & ~tagMask) - 1;
      slots[i] = slot >= 0 && keys[slot] == key ? slot : findByHash(key);
    }
  }

  private int findByHash(final long key) {
    final long hash = hashOf(key);
    final int tag = ProbeTable.tag(hash);
    final int[] entries = table.entries;
    final int tagMask = table.tagMask;
    int index = (int) (hash >>> Integer.SIZE);
    while (true) {
      final int entry = entries[index & (entries.length - 1)];
      if (((entry ^ tag) & tagMask) == 0) {
        final int slot = (entry & ~tagMask) - 1;
        if (keys[slot] == key) {
          return slot;
        }
      } else if (entry == 0) {
        return NONE;
      }
      index++;
    }
  }

  /** Gives a slot to a key that has none; NONE when full. */
  public int insert(final long key) {
    if (isFull()) {
      return NONE;
    }
    final int slot = take();
    keys[slot] = key;
    table.insert(hashOf(key), slot);
    return slot;
  }

  /** Whether a slot is held by this key. */
  public boolean holds(final int slot, final long key) {
    return isTaken(slot) && keys[slot] == key;
  }

  /** The key that holds a taken slot. */
  public long key(final int slot) {
    return keys[slot];
  }

  @Override
  public String name(final int slot) {
    return Long.toString(keys[slot]);
  }

  @Override
  long hash(final int slot) {
    return hashOf(keys[slot]);
  }

  @Override
  long identity(final int slot) {
    return keys[slot];
  }

  @Override
  void copyKeysTo(final KeyIndex target) {
    System.arraycopy(keys, 0, ((LongKeyIndex) target).keys, 0, slotEnd());
  }

  private long hashOf(final long key) {
    final long spread = key ^ whitener;
    final long folded = spread * multiplier ^ Math.multiplyHigh(spread, multiplier);
    return (folded ^ folded >>> Integer.SIZE) * finisher;
  }

  @Override
  public long footprintBytes() {
    return footprintBytes(capacity());
  }

  /**
   * {@code 16 × capacity} (keys and order), {@code 4 ×} the power of two that is at least {@code
   * capacity} (handles) and {@code 4 ×} the one that is at least {@code 2 × capacity}, up to 32,768
   * keys {@code 4 × capacity} (table), with the headers of the arrays.
   */
  public static long footprintBytes(final int capacity) {
    return sharedBytes(capacity) + Footprint.ofLongs(capacity);
  }
}
