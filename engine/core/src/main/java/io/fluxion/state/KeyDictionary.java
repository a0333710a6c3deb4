package io.fluxion.state;

import java.util.Arrays;

/**
 * Byte-string key to slot: container ids, series names. Keys are copied in, up to a fixed length,
 * so that the footprint stays fixed.
 *
 * <p>First the guess ({@link SlotIndex}), then a keyed hash: a secret multiplier behind a public
 * hash would protect nothing.
 *
 * <p>Not thread-safe: one writer.
 */
public final class KeyDictionary extends SlotIndex {
  /** The longest key any dictionary can be built for, in bytes. */
  public static final int LONGEST_KEY = Character.MAX_VALUE;

  private final byte[] slab;
  private final char[] lengths;
  private final int maxKeyBytes;
  private final SipHash sipHash;

  /**
   * An empty dictionary.
   *
   * @param capacity the most keys at once, 1 or more; with {@code maxKeyBytes} at most 2^31 - 9
   *     bytes in all
   * @param maxKeyBytes the longest key, 1 to {@link #LONGEST_KEY} bytes
   * @param seed any number; the hash is drawn from it
   */
  public KeyDictionary(final int capacity, final int maxKeyBytes, final long seed) {
    super(capacity);
    if (maxKeyBytes < 1 || maxKeyBytes > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "maxKeyBytes must be 1 to " + LONGEST_KEY + ", is " + maxKeyBytes);
    }
    if ((long) capacity * maxKeyBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          capacity + " keys of " + maxKeyBytes + " bytes do not fit one dictionary of 2 GiB");
    }
    this.maxKeyBytes = maxKeyBytes;
    slab = new byte[capacity * maxKeyBytes];
    lengths = new char[capacity];
    sipHash = new SipHash(seed);
  }

  /**
   * The longest key that fits.
   *
   * @return bytes
   */
  public int maxKeyBytes() {
    return maxKeyBytes;
  }

  /**
   * The slot of a key.
   *
   * @param bytes holds the key
   * @param offset where it begins
   * @param length how long it is, in bytes
   * @return its slot, or {@link SlotIndex#NONE}
   */
  public int find(final byte[] bytes, final int offset, final int length) {
    final int guess = expected;
    if (guess >= 0 && holds(guess, bytes, offset, length)) {
      return foundAsExpected(guess);
    }
    return foundByHash(findByHash(bytes, offset, length));
  }

  private int findByHash(final byte[] bytes, final int offset, final int length) {
    final long hash = sipHash.hash(bytes, offset, length);
    int index = table.home(hash);
    int entry = table.entries[index];
    while (entry != 0) {
      if (table.matches(entry, hash)) {
        final int slot = table.slot(entry);
        if (holds(slot, bytes, offset, length)) {
          return slot;
        }
      }
      index = table.following(index);
      entry = table.entries[index];
    }
    return NONE;
  }

  private boolean holds(final int slot, final byte[] bytes, final int offset, final int length) {
    final int start = slot * maxKeyBytes;
    return lengths[slot] == length
        && Arrays.equals(slab, start, start + length, bytes, offset, offset + length);
  }

  /**
   * Gives a slot to a key that has none.
   *
   * @param bytes holds a key that {@link #find} does not find
   * @param offset where it begins
   * @param length 0 to {@link #maxKeyBytes()} bytes
   * @return its new slot, or {@link SlotIndex#NONE} when full
   */
  public int insert(final byte[] bytes, final int offset, final int length) {
    if (length > maxKeyBytes) {
      throw new IllegalArgumentException(
          "a key of " + length + " bytes; this dictionary takes at most " + maxKeyBytes);
    }
    if (isFull()) {
      return NONE;
    }
    final int slot = take();
    System.arraycopy(bytes, offset, slab, slot * maxKeyBytes, length);
    lengths[slot] = (char) length;
    table.insert(sipHash.hash(bytes, offset, length), slot);
    return slot;
  }

  /**
   * How long the key of a slot is.
   *
   * @param slot a taken slot
   * @return bytes
   */
  public int keyLength(final int slot) {
    return lengths[slot];
  }

  /**
   * Copies the key of a slot out.
   *
   * @param slot a taken slot
   * @param target where to
   * @param offset where in it
   * @return bytes copied
   */
  public int copyKey(final int slot, final byte[] target, final int offset) {
    final int length = lengths[slot];
    System.arraycopy(slab, slot * maxKeyBytes, target, offset, length);
    return length;
  }

  @Override
  long hash(final int slot) {
    return sipHash.hash(slab, slot * maxKeyBytes, lengths[slot]);
  }

  /**
   * {@inheritDoc} {@code (10 + maxKeyBytes) × capacity} (order, lengths and keys) and {@code 4 × }
   * the power of two that is at least {@code 2 × capacity}, up to 32,768 keys {@code 4 × capacity}
   * (table), with the headers of the arrays.
   */
  @Override
  public long footprintBytes() {
    return footprintBytes(capacity(), maxKeyBytes);
  }

  static long footprintBytes(final int capacity, final int maxKeyBytes) {
    return sharedBytes(capacity)
        + Footprint.ofBytes((long) capacity * maxKeyBytes)
        + Footprint.ofChars(capacity);
  }
}
