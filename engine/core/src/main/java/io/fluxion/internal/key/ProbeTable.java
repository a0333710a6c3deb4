// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import io.fluxion.internal.column.Footprint;
import java.util.Arrays;

/**
 * The open-addressed table behind both indexes: linear probing, fixed for life. At most half full;
 * at most a quarter where it is small and in the cache anyway, because each look at a second place
 * is a mispredicted branch.
 *
 * <p>An entry is one int, so that as much of the table as can be stays in the cache: a key's slot
 * plus one in the lower bits, and above them as many bits of its hash as are left, the highest of
 * which is always set. Those tell most other keys apart without a look at the key's column; an
 * empty entry, which is zero, matches no hash.
 */
final class ProbeTable {
  private static final int LARGEST_CAPACITY = 1 << 28;
  private static final int SMALL = 1 << 15;

  private static final int TAKEN = Integer.MIN_VALUE;
  private static final int NOT_FOUND = -1;

  final int[] entries;
  final int tagMask;
  private final int mask;
  private int longestProbe;

  ProbeTable(final int capacity) {
    if (capacity > LARGEST_CAPACITY) {
      throw new IllegalArgumentException("maxKeys must be 2^28 or less, not " + capacity);
    }
    entries = new int[length(capacity)];
    mask = entries.length - 1;
    tagMask = -1 << (Integer.SIZE - Integer.numberOfLeadingZeros(capacity));
  }

  /** The smallest power of two that is at least {@code value}, which is 1 to 2^30. */
  static int powerOfTwo(final int value) {
    return 1 << (Integer.SIZE - Integer.numberOfLeadingZeros(value - 1));
  }

  /** Entries for this many keys: the power of two that is two or four times as large, or more. */
  static int length(final int capacity) {
    return Math.max(8, powerOfTwo(capacity * (capacity <= SMALL ? 4 : 2)));
  }

  static long footprintBytes(final int capacity) {
    return Footprint.ofInts(length(capacity));
  }

  /** Where a key of this hash is looked for first. */
  int home(final long hash) {
    return (int) (hash >>> Integer.SIZE) & mask;
  }

  /** What the entry of a key of this hash has in the bits of {@link #tagMask}. */
  static int tag(final long hash) {
    return (int) hash | TAKEN;
  }

  /**
   * The next entry that may be the key's.
   *
   * @param from the key's home, or the place behind an entry that was another key's
   * @param tag of the key's hash
   * @return where it is, or a negative number where the probe has met an empty entry
   */
  int seek(final int from, final int tag) {
    final int[] table = entries;
    int index = from;
    while (true) {
      index &= table.length - 1;
      final int entry = table[index];
      if (((entry ^ tag) & tagMask) == 0) {
        return index;
      }
      if (entry == 0) {
        return NOT_FOUND;
      }
      index++;
    }
  }

  /** The slot of the entry at this place, which is not empty. */
  int slotAt(final int index) {
    return slot(entries[index]);
  }

  private int slot(final int entry) {
    return (entry & ~tagMask) - 1;
  }

  void insert(final long hash, final int slot) {
    int index = home(hash);
    int probe = 1;
    while (entries[index] != 0) {
      index = (index + 1) & mask;
      probe++;
    }
    entries[index] = (tag(hash) & tagMask) | (slot + 1);
    longestProbe = Math.max(longestProbe, probe);
  }

  /**
   * Removes the entry of a taken slot, and moves back the entries behind it that it had displaced.
   *
   * @param hashes knows the hash of each slot's key
   */
  void remove(final int slot, final KeyIndex hashes) {
    int hole = home(hashes.hash(slot));
    while (slot(entries[hole]) != slot) {
      hole = (hole + 1) & mask;
    }
    int index = hole;
    while (true) {
      index = (index + 1) & mask;
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

  void clear() {
    Arrays.fill(entries, 0);
  }

  /** The most entries an insert ever had to look at, since construction. */
  int longestProbe() {
    return longestProbe;
  }
}
