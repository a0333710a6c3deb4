// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.column;

import java.util.Arrays;

/**
 * The ring of each slot: a cursor and a length, shared by all lanes of the ring. A lane is one
 * array of {@code planes()} planes of {@code stride()} values; a slot's value in a plane is at
 * {@code plane × stride + slot}, so that a round over all slots runs along planes.
 *
 * <p>To write an entry, {@link #push} once and store each lane's value at the index it returns. To
 * read, {@link #index(int, int)} by age, 0 being the newest.
 *
 * <p>Not thread-safe: one writer.
 */
public final class Ring {
  /** All of some rings are full, and their next entries lie in one plane. */
  public static final int ALIGNED = 0;

  /** All of some rings are full. */
  public static final int FULL = 1;

  /** At least one of some rings is not full. */
  public static final int PARTIAL = 2;

  // A cursor is the index at which its plane begins. Its sign bit: the ring is not full yet, so the
  // length moves on too.
  private static final int FILLING = Integer.MIN_VALUE;

  private static final long LOW_WORD = 0xffff_ffffL;

  private final int[] cursors;
  private final int[] lengths;
  private final int planes;
  private final int stride;
  private final int end;
  private final RingAlignment alignment;

  // Keys that are read together have their next entries in one plane: the phase. The fast path
  // compares a slot's cursor with the phase and then writes by the phase. So the processor can
  // predict where to write while the cursor is still on its way from memory; in random order over
  // many keys that saves a third of an update. The number is kept twice: with one copy the JIT
  // would see that it may as well write by the cursor.
  private int phase;
  private int phasePlane;
  private int followingPlane;

  Ring(final int planes, final int capacity) {
    this.planes = planes;
    checkLength(planes, capacity);
    stride = (int) stride(capacity);
    end = planes * stride;
    cursors = new int[capacity];
    lengths = new int[capacity];
    Arrays.fill(cursors, FILLING);
    setPhase(0);
    alignment = new RingAlignment(cursors, planes, stride);
  }

  /**
   * The distance between planes: the capacity rounded up to a cache line, and one line more where
   * planes would otherwise all meet in the same cache set.
   */
  static long stride(final int capacity) {
    final long lines = capacity + 7L & ~7L;
    return (lines & 511) == 0 ? lines + 8 : lines;
  }

  static void checkLength(final int planes, final int capacity) {
    if (laneLength(planes, capacity) > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a ring of "
              + planes
              + " entries for each of "
              + capacity
              + " keys passes the 2^31 entries of one array: fewer keys, or a shorter ring");
    }
  }

  static long laneLength(final int planes, final int capacity) {
    return planes * stride(capacity);
  }

  /**
   * Entries a slot keeps.
   *
   * @return 1 or more
   */
  public int planes() {
    return planes;
  }

  /**
   * The distance from a slot's value in one plane to that in the next.
   *
   * @return elements of a lane's array
   */
  public int stride() {
    return stride;
  }

  /**
   * Appends an entry; a full ring gives up its oldest. Short, and without a call, so that it
   * becomes part of a loop over samples.
   *
   * @param slot a taken slot
   * @return the index at which each lane takes the new entry
   */
  public int push(final int slot) {
    final int cursor = cursors[slot];
    if (cursor != phase) {
      final int plane = cursor & ~FILLING;
      final int following = plane + stride == end ? 0 : plane + stride;
      if (cursor < 0) {
        cursors[slot] = ++lengths[slot] == planes ? following : following | FILLING;
        return plane + slot;
      }
      phase = cursor;
      phasePlane = cursor;
      followingPlane = following;
    }
    cursors[slot] = followingPlane;
    return phasePlane + slot;
  }

  /**
   * Appends the first entry to an empty ring of two entries or more. Short enough to become part of
   * a loop over samples though it is rare.
   *
   * @param slot a taken slot
   * @return the index at which each lane takes the new entry
   */
  public int begin(final int slot) {
    final int plane = cursors[slot] & ~FILLING;
    lengths[slot] = 1;
    cursors[slot] = following(plane) | FILLING;
    return plane + slot;
  }

  private void setPhase(final int cursor) {
    phase = cursor;
    phasePlane = cursor;
    followingPlane = following(cursor);
  }

  private int following(final int plane) {
    return plane + stride == end ? 0 : plane + stride;
  }

  /**
   * Entries in the ring.
   *
   * @param slot a taken slot
   * @return 0 to {@link #planes()}
   */
  public int length(final int slot) {
    return lengths[slot];
  }

  /**
   * Where an entry stands.
   *
   * @param slot a taken slot
   * @param age 0 for the newest, up to {@code length(slot) - 1}; up to {@code planes() - 1} reaches
   *     entries that {@link #truncate} has given up and nothing has overwritten
   * @return the index of the entry in each lane
   */
  public int index(final int slot, final int age) {
    final int plane = (cursors[slot] & ~FILLING) - (1 + age) * stride;
    return (plane < 0 ? plane + end : plane) + slot;
  }

  /**
   * Where the entry before another stands.
   *
   * @param index of an entry in each lane
   * @return the index of the one that was pushed just before it, while the ring keeps it
   */
  public int before(final int index) {
    return index < stride ? index + end - stride : index - stride;
  }

  /**
   * Where the entry after another stands.
   *
   * @param index of an entry in each lane
   * @return the index of the one that was pushed just after it; of the newest entry, that of the
   *     oldest in a full ring
   */
  public int after(final int index) {
    return index < end - stride ? index + stride : index - (end - stride);
  }

  /**
   * Where the next entry will stand.
   *
   * @param slot a taken slot
   * @return what {@link #push} would return
   */
  public int nextIndex(final int slot) {
    return (cursors[slot] & ~FILLING) + slot;
  }

  /**
   * The slot's cursor and length, for {@link #restore}.
   *
   * @param slot a taken slot
   * @return 0 or more
   */
  public long save(final int slot) {
    return (long) (cursors[slot] & ~FILLING) << Integer.SIZE | lengths[slot];
  }

  /**
   * Sets the slot's cursor and length back. Entries that were overwritten meanwhile are the
   * caller's to restore.
   *
   * @param slot a taken slot
   * @param saved what {@link #save} returned
   */
  public void restore(final int slot, final long saved) {
    set(slot, (int) (saved >>> Integer.SIZE), (int) saved);
  }

  /**
   * Copies what {@link #save} returned of the first slots to where another ring will restore it.
   *
   * @param from saved of this ring, by slot
   * @param to by slot
   * @param target of as many planes
   * @param slots how many
   */
  public void copySaved(final long[] from, final long[] to, final Ring target, final int slots) {
    for (int slot = 0; slot < slots; slot++) {
      final long cursor = (from[slot] >>> Integer.SIZE) / stride * target.stride;
      to[slot] = cursor << Integer.SIZE | from[slot] & LOW_WORD;
    }
  }

  /**
   * Empties a slot that is given to a new key. Its cursor is set to the phase, so that the ring is
   * aligned with those of the keys that are read with it.
   *
   * @param slot the slot
   */
  public void reset(final int slot) {
    set(slot, phasePlane, 0);
  }

  /**
   * Gives up all but the newest entries.
   *
   * @param slot a taken slot
   * @param length how many stay, 0 to {@code length(slot)}
   */
  public void truncate(final int slot, final int length) {
    set(slot, cursors[slot] & ~FILLING, length);
  }

  private void set(final int slot, final int plane, final int length) {
    lengths[slot] = length;
    cursors[slot] = length == planes ? plane : plane | FILLING;
  }

  // ---- neighbouring slots at once

  /**
   * Whether the rings of neighbouring slots are full, and aligned.
   *
   * @param slot the first
   * @param count how many, 1 or more
   * @return {@link #ALIGNED}, {@link #FULL} or {@link #PARTIAL}
   */
  public int state(final int slot, final int count) {
    final int cursor = cursors[slot];
    if (differences(cursors, slot, count, cursor) == 0) {
      return cursor < 0 ? PARTIAL : ALIGNED;
    }
    return differences(cursors, slot, count, 0) < 0 ? PARTIAL : FULL;
  }

  /**
   * The plane of the oldest entries of neighbouring slots whose rings are {@link #ALIGNED}. Each
   * younger entry is one plane further on; the first plane comes after the last.
   *
   * @param slot the first of them
   * @param count how many, 1 or more
   * @return the index at which that plane begins in each lane; negative where they are not aligned
   */
  public int oldestPlane(final int slot, final int count) {
    return state(slot, count) == ALIGNED ? cursors[slot] : -1;
  }

  /** A loop with one sum in it and nothing else, which the JIT makes vector code of. */
  static int differences(final int[] values, final int from, final int count, final int value) {
    int bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= values[from + i] ^ value;
    }
    return bits;
  }

  /**
   * Aligns the rings of neighbouring slots, which are {@link #FULL}: moves the entries of those
   * whose cursor differs from most, at the price of two cache lines for each entry.
   *
   * @param slot the first
   * @param count how many
   * @param most how many rings may be moved now; repeated calls align the rest
   * @param lanes all lanes of the ring
   * @return whether all are {@link #ALIGNED}
   */
  public boolean align(final int slot, final int count, final int most, final long[][] lanes) {
    return alignment.align(slot, count, most, lanes);
  }

  /**
   * Appends an entry to the rings of neighbouring slots, which are {@link #ALIGNED}.
   *
   * @param slot the first
   * @param count how many
   * @return the index at which each lane takes the first slot's new entry; the others' follow
   */
  public int pushAligned(final int slot, final int count) {
    setPhase(cursors[slot]);
    Arrays.fill(cursors, slot, slot + count, followingPlane);
    return phasePlane + slot;
  }

  /**
   * Appends an entry to a full ring that is not expected to be aligned with others.
   *
   * @param slot a slot whose ring is full
   * @return the index at which each lane takes the new entry
   */
  public int pushFull(final int slot) {
    final int cursor = cursors[slot];
    cursors[slot] = following(cursor);
    return cursor + slot;
  }

  /** Copies one lane's entries of the first slots, plane by plane. */
  void copyLane(final Object from, final Object to, final Ring target, final int slots) {
    for (int plane = 0; plane < planes; plane++) {
      System.arraycopy(from, plane * stride, to, plane * target.stride, slots);
    }
  }

  /** Copies cursors and lengths of the first slots. */
  void copyTo(final Ring target, final int slots) {
    for (int slot = 0; slot < slots; slot++) {
      target.set(slot, (cursors[slot] & ~FILLING) / stride * target.stride, lengths[slot]);
    }
    target.setPhase(phasePlane / stride * target.stride);
  }

  /** Two ints per slot, one long per plane, and three array headers. */
  static long footprintBytes(final int planes, final int capacity) {
    return 2 * Footprint.ofInts(capacity) + Footprint.ofLongs(planes);
  }
}
