package io.fluxion.state;

import org.agrona.BitUtil;

/**
 * The open-addressed table behind both indexes: linear probing, fixed for life. At most half full;
 * at most a quarter where it is small and in the cache anyway, because each look at a second place
 * is a mispredicted branch.
 *
 * <p>An entry is one int, so that as much of the table as can be stays in the cache: a key's slot
 * plus one in the lower bits, and above them as many bits of its hash as are left, the highest of
 * which is always set. Those tell most strangers apart without a look at the key's column; an empty
 * entry, which is zero, matches no hash.
 *
 * <p>What a look-up must do is short enough to stand in it: begin at {@link #home}, step by {@link
 * #following}, until an entry {@link #matches} or is empty.
 */
final class ProbeTable {
  private static final int LARGEST_CAPACITY = 1 << 28;
  private static final int SMALL = 1 << 15;

  private static final int TAKEN = Integer.MIN_VALUE;

  final int[] entries;
  final int tagMask;
  private final int mask;
  private int longestProbe;

  ProbeTable(final int capacity) {
    if (capacity > LARGEST_CAPACITY) {
      throw new IllegalArgumentException(
          "capacity must be at most " + LARGEST_CAPACITY + ", is " + capacity);
    }
    entries = new int[length(capacity)];
    mask = entries.length - 1;
    tagMask = -1 << (Integer.SIZE - Integer.numberOfLeadingZeros(capacity));
  }

  /** Entries for this many keys: the power of two that is two or four times as large, or more. */
  static int length(final int capacity) {
    return Math.max(8, BitUtil.findNextPositivePowerOfTwo(capacity * (capacity <= SMALL ? 4 : 2)));
  }

  static long footprintBytes(final int capacity) {
    return Footprint.ofInts(length(capacity));
  }

  /** Where a key of this hash is looked for first. */
  int home(final long hash) {
    return (int) (hash >>> Integer.SIZE) & mask;
  }

  /** Where it is looked for next. */
  int following(final int index) {
    return (index + 1) & mask;
  }

  /** What the entry of a key of this hash has in the bits of {@link #tagMask}. */
  static int tag(final long hash) {
    return (int) hash | TAKEN;
  }

  /** Whether an entry can be of a key of this hash; an empty one can not. */
  boolean matches(final int entry, final long hash) {
    return ((entry ^ tag(hash)) & tagMask) == 0;
  }

  /** The slot of an entry that is not empty. */
  int slot(final int entry) {
    return (entry & ~tagMask) - 1;
  }

  void insert(final long hash, final int slot) {
    int index = home(hash);
    int probe = 1;
    while (entries[index] != 0) {
      index = following(index);
      probe++;
    }
    entries[index] = (tag(hash) & tagMask) | (slot + 1);
    longestProbe = Math.max(longestProbe, probe);
  }

  /**
   * Takes the entry of a slot out and moves up those behind it that had been pushed past it.
   *
   * @param hashes knows the hash of each slot's key
   */
  void remove(final int slot, final SlotIndex hashes) {
    int hole = home(hashes.hash(slot));
    while (slot(entries[hole]) != slot) {
      hole = following(hole);
    }
    int index = hole;
    while (true) {
      index = following(index);
      final int entry = entries[index];
      if (entry == 0) {
        break;
      }
      if (((index - home(hashes.hash(slot(entry)))) & mask) >= ((index - hole) & mask)) {
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
