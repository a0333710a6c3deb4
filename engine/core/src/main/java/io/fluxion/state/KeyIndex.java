package io.fluxion.state;

import java.util.SplittableRandom;

/**
 * 64-bit key to slot. Every long is a key, zero and the extremes too.
 *
 * <p>First the guess ({@link SlotIndex}), then a hash that multiplies by an odd number drawn for
 * this index, so that nobody outside can aim keys at one place. Results and order of iteration
 * never depend on that number.
 *
 * <p>Not thread-safe: one writer.
 */
public final class KeyIndex extends SlotIndex {
  // The golden ratio's fraction in 64 bits, odd: Knuth, TAOCP vol. 3, section 6.4.
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  // So many keys are first compared at once, where a run is shorter than it might be.
  private static final int STEP = 32;

  private final long[] keys;
  private final long multiplier;
  // The table's own, one step nearer.
  private final int[] entries;
  private final int tagMask;

  /**
   * An empty index.
   *
   * @param capacity the most keys at once, 1 to 2^28
   * @param seed any number; the hash is drawn from it
   */
  public KeyIndex(final int capacity, final long seed) {
    super(capacity);
    keys = new long[capacity];
    entries = table.entries;
    tagMask = table.tagMask;
    multiplier = new SplittableRandom(seed).nextLong() | 1;
  }

  /**
   * The slot of a key.
   *
   * @param key any
   * @return its slot, or {@link SlotIndex#NONE}
   */
  public int find(final long key) {
    final int slot = findExpected(key);
    return slot >= 0 ? slot : findUnexpected(key);
  }

  /**
   * The slot of a key, if it is the one that is expected: the first half of {@link #find}, short
   * enough to become part of a loop over samples.
   *
   * @param key any
   * @return its slot, or {@link SlotIndex#NONE}: then ask {@link #findUnexpected}
   */
  public int findExpected(final long key) {
    final int guess = expected;
    return guess >= 0 && keys[guess] == key ? foundAsExpected(guess) : NONE;
  }

  /**
   * The slot of a key that is not the expected one: the second half of {@link #find}.
   *
   * @param key of which {@link #findExpected} has just answered {@link SlotIndex#NONE}
   * @return its slot, or {@link SlotIndex#NONE}
   */
  public int findUnexpected(final long key) {
    return foundByHash(findByHash(key));
  }

  /**
   * Looks a run of keys up at once: keys that stand in neighbouring slots in this order, as they do
   * if they arrived in it, the first being the {@linkplain #expected() expected} one. Where the run
   * is then taken as found, {@link #passed} has to be told.
   *
   * @param run holds the keys
   * @param from where they begin
   * @param most how many are looked at, 1 or more
   * @return how many of them are such a run, from the first on; 0 where that is not expected
   */
  public int expectedRun(final long[] run, final int from, final int most) {
    final int first = expected;
    if (first < 0 || keys[first] != run[from]) {
      return 0;
    }
    if (areHere(first, run, from, most)) {
      return most;
    }
    int length = 1;
    int step = Math.min(STEP, most);
    // The step is doubled as long as there are so many more, and halved from then on.
    boolean doubling = true;
    while (step > 0) {
      final boolean more =
          length + step <= most && areHere(first + length, run, from + length, step);
      if (more) {
        length += step;
      }
      doubling &= more;
      step = doubling ? step << 1 : step >> 1;
    }
    return length;
  }

  /** Whether neighbouring slots hold these keys. */
  private boolean areHere(final int slot, final long[] run, final int from, final int count) {
    final int last = slot + count - 1;
    return last < keys.length
        && keys[slot] == run[from]
        && keys[last] == run[from + count - 1]
        && differences(keys, slot, run, from, count) == 0
        // A slot that is free still has its last key in the column.
        && areTaken(slot, count);
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
   * @param slots where the slot of each is put from 0 on, {@link SlotIndex#NONE} where it has none
   */
  public void find(final long[] wanted, final int from, final int count, final int[] slots) {
    final int[] entries = this.entries;
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
    final int[] entries = this.entries;
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

  /**
   * Gives a slot to a key that has none.
   *
   * @param key a key that {@link #find} does not find
   * @return its new slot, or {@link SlotIndex#NONE} when full
   */
  public int insert(final long key) {
    if (isFull()) {
      return NONE;
    }
    final int slot = take();
    keys[slot] = key;
    table.insert(hashOf(key), slot);
    return slot;
  }

  /**
   * The key that holds a slot.
   *
   * @param slot a taken slot
   * @return its key
   */
  public long key(final int slot) {
    return keys[slot];
  }

  @Override
  long hash(final int slot) {
    return hashOf(keys[slot]);
  }

  private long hashOf(final long key) {
    // Keys that differ in their upper half alone would leave the lower half of the product empty,
    // and some multipliers would then put long rows of them side by side.
    final long spread = (key ^ (key >>> 32)) * multiplier;
    return (spread ^ (spread >>> 32)) * GOLDEN;
  }

  /**
   * {@inheritDoc} {@code 16 × capacity} (keys and order) and {@code 4 × } the power of two that is
   * at least {@code 2 × capacity}, up to 32,768 keys {@code 4 × capacity} (table), with the headers
   * of the arrays.
   */
  @Override
  public long footprintBytes() {
    return footprintBytes(capacity());
  }

  static long footprintBytes(final int capacity) {
    return sharedBytes(capacity) + Footprint.ofLongs(capacity);
  }
}
