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
  private final long[] keys;
  private final KeyTable table;

  /**
   * An empty index.
   *
   * @param capacity the most keys at once, 1 to 2^28
   * @param seed any number; the hash is drawn from it
   */
  public KeyIndex(final int capacity, final long seed) {
    super(capacity);
    keys = new long[capacity];
    table = new KeyTable(capacity, new SplittableRandom(seed).nextLong() | 1);
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
      return foundAsExpected(guess);
    }
    final int slot = table.find(key);
    return slot == NONE ? NONE : foundByHash(slot);
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
    table.insert(key, slot);
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
  public int longestProbe() {
    return table.longestProbe();
  }

  @Override
  void removeKey(final int slot) {
    table.remove(keys[slot]);
  }

  /**
   * {@inheritDoc} {@code 16 × capacity} (keys and order) and {@code 16 × } the power of two that is
   * at least {@code 2 × capacity}, up to 32,768 keys {@code 4 × capacity} (table), with the headers
   * of the arrays.
   */
  @Override
  public long footprintBytes() {
    return footprintBytes(capacity());
  }

  static long footprintBytes(final int capacity) {
    return sharedBytes(capacity) + Footprint.ofLongs(capacity) + KeyTable.footprintBytes(capacity);
  }
}
