package io.fluxion.state;

import org.agrona.BitUtil;

/**
 * The open-addressed table of {@link KeyDictionary}: linear probing, at most half full, fixed for
 * life.
 *
 * <p>An entry is one long: the 32 hash bits of a key above its slot plus one, zero when empty. The
 * hash bits tell most strangers apart without a look at the key's column, and give an entry's home
 * without the key, which is what backward-shift delete needs.
 */
final class ProbeTable {
  private static final int LARGEST_CAPACITY = 1 << 29;

  final long[] entries;
  final int mask;
  final int shift;
  private int longestProbe;

  ProbeTable(final int capacity) {
    if (capacity > LARGEST_CAPACITY) {
      throw new IllegalArgumentException(
          "capacity must be at most " + LARGEST_CAPACITY + ", is " + capacity);
    }
    entries = new long[length(capacity)];
    mask = entries.length - 1;
    shift = Integer.SIZE - Integer.numberOfTrailingZeros(entries.length);
  }

  /** Entries for this many keys: the power of two that is at least twice as large. */
  static int length(final int capacity) {
    return Math.max(8, BitUtil.findNextPositivePowerOfTwo(capacity * 2));
  }

  static boolean hasHash(final long entry, final int hash) {
    return (int) (entry >>> 32) == hash;
  }

  static int slot(final long entry) {
    return (int) entry - 1;
  }

  void insert(final int hash, final int slot) {
    int index = hash >>> shift;
    int probe = 1;
    while (entries[index] != 0) {
      index = (index + 1) & mask;
      probe++;
    }
    entries[index] = ((long) hash << 32) | (slot + 1);
    longestProbe = Math.max(longestProbe, probe);
  }

  /** Takes the entry out and moves up those behind it that had been pushed past it. */
  void remove(final int hash, final int slot) {
    int hole = hash >>> shift;
    while (slot(entries[hole]) != slot) {
      hole = (hole + 1) & mask;
    }
    int index = hole;
    while (true) {
      index = (index + 1) & mask;
      final long entry = entries[index];
      if (entry == 0) {
        break;
      }
      final int home = (int) (entry >>> 32) >>> shift;
      if (((index - home) & mask) >= ((index - hole) & mask)) {
        entries[hole] = entry;
        hole = index;
      }
    }
    entries[hole] = 0;
  }

  /** The most entries an insert ever had to look at, since construction. */
  int longestProbe() {
    return longestProbe;
  }
}
