package io.fluxion.state;

/**
 * The open-addressed table of {@link KeyIndex}: linear probing, fixed for life, at most half full;
 * at most a quarter where it is small and in the cache anyway, because each look at a second place
 * is a mispredicted branch.
 *
 * <p>An entry is two longs side by side: a key, and its slot plus one, zero when empty. A look-up
 * in random order is paid for in cache misses, and this way it has one: the key is compared where
 * the slot stands.
 */
final class KeyTable {
  // The golden ratio's fraction in 64 bits, odd: Knuth, TAOCP vol. 3, section 6.4.
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private static final int SMALL = 1 << 15;
  private static final int LARGEST_CAPACITY = 1 << 28;

  private final long[] entries;
  private final int mask;
  private final int shift;
  private final long multiplier;
  private int longestProbe;

  /** An empty table; the multiplier is odd, and nobody outside knows it. */
  KeyTable(final int capacity, final long multiplier) {
    if (capacity > LARGEST_CAPACITY) {
      throw new IllegalArgumentException(
          "capacity must be at most " + LARGEST_CAPACITY + ", is " + capacity);
    }
    final int places = places(capacity);
    entries = new long[2 * places];
    mask = entries.length - 1;
    shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    this.multiplier = multiplier;
  }

  static long footprintBytes(final int capacity) {
    return Footprint.ofLongs(2L * places(capacity));
  }

  private static int places(final int capacity) {
    return ProbeTable.length(capacity <= SMALL ? 2 * capacity : capacity);
  }

  /** The slot of a key, or {@link SlotIndex#NONE}. */
  int find(final long key) {
    final long[] table = entries;
    int index = home(key);
    while (true) {
      final int slotPlusOne = (int) table[index + 1];
      if (table[index] == key || slotPlusOne == 0) {
        return slotPlusOne - 1;
      }
      index = (index + 2) & mask;
    }
  }

  void insert(final long key, final int slot) {
    int index = home(key);
    int probe = 1;
    while (entries[index + 1] != 0) {
      index = (index + 2) & mask;
      probe++;
    }
    entries[index] = key;
    entries[index + 1] = slot + 1;
    longestProbe = Math.max(longestProbe, probe);
  }

  /** Takes a key out and moves up those behind it that had been pushed past it. */
  void remove(final long key) {
    int hole = home(key);
    while (entries[hole] != key) {
      hole = (hole + 2) & mask;
    }
    int index = hole;
    while (true) {
      index = (index + 2) & mask;
      if (entries[index + 1] == 0) {
        break;
      }
      if (((index - home(entries[index])) & mask) >= ((index - hole) & mask)) {
        entries[hole] = entries[index];
        entries[hole + 1] = entries[index + 1];
        hole = index;
      }
    }
    // The key too: an empty entry that still looked like a key would be found before its real one.
    entries[hole] = 0;
    entries[hole + 1] = 0;
  }

  int longestProbe() {
    return longestProbe;
  }

  private int home(final long key) {
    final long spread = key * multiplier;
    return (int) (((spread ^ (spread >>> 32)) * GOLDEN) >>> shift) << 1;
  }
}
