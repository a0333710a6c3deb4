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

  private final long[] keys;
  private final long multiplier;

  /**
   * An empty index.
   *
   * @param capacity the most keys at once, 1 to 2^29
   * @param seed any number; the hash is drawn from it
   */
  public KeyIndex(final int capacity, final long seed) {
    super(capacity);
    keys = new long[capacity];
    multiplier = new SplittableRandom(seed).nextLong() | 1;
  }

  /**
   * The slot of a key.
   *
   * @param key any
   * @return its slot, or {@link SlotIndex#NONE}
   */
  public int find(final long key) {
    final int guess = expected;
    if (guess >= 0 && keys[guess] == key) {
      expected = next[guess];
      return guess;
    }
    return findByHash(key);
  }

  private int findByHash(final long key) {
    final int hash = hashOf(key);
    final long[] entries = table.entries;
    int index = hash >>> table.shift;
    long entry = entries[index];
    while (entry != 0) {
      if (ProbeTable.hasHash(entry, hash)) {
        final int slot = ProbeTable.slot(entry);
        if (keys[slot] == key) {
          expected = next[slot];
          return slot;
        }
      }
      index = (index + 1) & table.mask;
      entry = entries[index];
    }
    return NONE;
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
  int hash(final int slot) {
    return hashOf(keys[slot]);
  }

  private int hashOf(final long key) {
    final long spread = key * multiplier;
    return (int) (((spread ^ (spread >>> 32)) * GOLDEN) >>> 32);
  }

  /**
   * {@inheritDoc} {@code 16 × capacity} (keys and order) and {@code 8 × } the power of two that is
   * at least {@code 2 × capacity} (table), with the headers of the arrays.
   */
  @Override
  public long footprintBytes() {
    return footprintBytes(capacity());
  }

  static long footprintBytes(final int capacity) {
    return sharedBytes(capacity) + Footprint.ofLongs(capacity);
  }
}
