// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import java.util.Arrays;

/**
 * One metric of many keys' windows in one pass. Neighbouring slots are read together, plane by
 * plane, in loops that the JIT turns into vector code, wherever their rings are full and aligned
 * and their windows plain. All others are read one by one. Both ways give the same results, to the
 * last bit.
 *
 * <p>Immutable: what a read writes is in its thread's scratch.
 */
abstract class StoreReading {
  /**
   * The keys that are read together. So many keys' planes stay in the nearest caches from one loop
   * to the next, and the scratch for their sums stays small.
   */
  static final int BLOCK = 128;

  /** For fewer keys the loops cost more than they save. */
  private static final int SMALLEST = 32;

  /** 0, 1, 2 and so on: added to the first of some neighbours it gives all of them. */
  private static final int[] IOTA = new int[BLOCK];

  static {
    Arrays.setAll(IOTA, i -> i);
  }

  final FieldWindow window;

  private final boolean mayBePlain;

  StoreReading(final FieldWindow window) {
    this.window = window;
    // Beyond that a product may leave a double's range, which Quotient.of looks after.
    mayBePlain =
        window.mayBePlain
            && window.ring.planes() > 1
            && Math.abs(window.scale) <= PlainStatistics.LARGEST_SCALE;
  }

  /** One key's metric. */
  abstract double one(int slot);

  /**
   * The metric of neighbours whose rings are full and aligned and whose windows are plain. Returns
   * whether they could be read; if not, {@code out} holds anything.
   *
   * @param oldest the index of the first one's oldest sample
   */
  abstract boolean read(
      int slot, int oldest, int count, double[] out, int at, WindowScratch scratch);

  /** The metric of each slot below {@code slotEnd}, at its own number. */
  final void all(final double[] out, final int slotEnd) {
    requireRoom(slotEnd, out);
    final WindowScratch scratch = WindowScratch.get();
    for (int slot = 0; slot < slotEnd; slot += BLOCK) {
      neighbours(slot, Math.min(BLOCK, slotEnd - slot), out, slot, scratch);
    }
  }

  /** The metric of some slots, in their order: these bits of each number are the slot. */
  final void some(final int[] slots, final int mask, final int count, final double[] out) {
    requireRoom(count, out);
    final int capacity = window.resets.length;
    final WindowScratch scratch = WindowScratch.get();
    for (int i = 0; i < count; i += BLOCK) {
      final int length = Math.min(BLOCK, count - i);
      final int first = slots[i] & mask;
      if (first <= capacity - length && areNeighbours(slots, i, length, mask, first)) {
        neighbours(first, length, out, i, scratch);
      } else {
        for (int j = i; j < i + length; j++) {
          final int slot = slots[j] & mask;
          out[j] = slot < capacity ? one(slot) : Double.NaN;
        }
      }
    }
  }

  private static boolean areNeighbours(
      final int[] slots, final int from, final int count, final int mask, final int first) {
    int different = 0;
    for (int i = 0; i < count; i++) {
      different |= (slots[from + i] & mask) ^ (first + IOTA[i]);
    }
    return different == 0;
  }

  private static void requireRoom(final int count, final double[] out) {
    if (out.length < count) {
      throw new IndexOutOfBoundsException(
          "an array of " + out.length + " for the readings of " + count + " keys");
    }
  }

  /** Where a block is not plain, one of its halves may be. */
  private void neighbours(
      final int slot,
      final int count,
      final double[] out,
      final int at,
      final WindowScratch scratch) {
    final int plane = mayBePlain && count >= SMALLEST ? window.ring.oldestPlane(slot, count) : -1;
    if (plane >= 0 && isPlain(plane, slot, count)) {
      if (read(slot, plane + slot, count, out, at, scratch)) {
        return;
      }
    } else if (mayBePlain && count >= 2 * SMALLEST) {
      final int half = count / 2;
      neighbours(slot, half, out, at, scratch);
      neighbours(slot + half, count - half, out, at + half, scratch);
      return;
    }
    for (int i = 0; i < count; i++) {
      out[at + i] = one(slot + i);
    }
  }

  /** Whether each Δy in these windows is the difference. */
  private boolean isPlain(final int plane, final int slot, final int count) {
    return window.takesFalls
        || PlaneLoops.bits(window.resets, slot, count) == 0
        || !mayFall(plane + slot, count);
  }

  /** Takes some steps of 2^63 and more for falls. */
  private boolean mayFall(final int oldest, final int count) {
    long falls = 0;
    int from = oldest;
    for (int i = 1; i < window.ring.planes() && falls >= 0; i++) {
      final int to = window.ring.after(from);
      falls |= PlaneLoops.falls(window.ys, from, to, count);
      from = to;
    }
    return falls < 0;
  }

  /** Whether all of these are finite: no product with a key's factor left a double's range. */
  final boolean areFinite(final double[] out, final int at, final int count) {
    boolean finite = true;
    for (int i = at; i < at + count; i++) {
      finite &= Math.abs(out[i]) <= Double.MAX_VALUE;
    }
    return finite;
  }
}
