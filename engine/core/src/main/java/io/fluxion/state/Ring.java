package io.fluxion.state;

import java.util.Arrays;

/**
 * Where in its ring each slot stands: a cursor and a length per slot, shared by all lanes of the
 * ring. A lane is one array of {@code planes()} planes of {@code stride()} values; a slot's value
 * in a plane is at {@code plane × stride + slot}, so that a round over all slots runs along planes.
 *
 * <p>To write an entry, {@link #push} once and store each lane's value at the index it returns. To
 * read, {@link #index(int, int)} by age, 0 being the newest.
 *
 * <p>Not thread-safe: one writer.
 */
public final class Ring {
  /** All of some rings are full and stand in the same plane. */
  public static final int IN_STEP = 0;

  /** All of some rings are full. */
  public static final int FULL = 1;

  /** At least one of some rings is not full. */
  public static final int FILLING_SOME = 2;

  // A cursor is the index at which its plane begins. Its sign bit: the ring is not full yet, so the
  // length moves on too.
  private static final int FILLING = Integer.MIN_VALUE;

  private final int[] cursors;
  private final int[] lengths;
  private final int planes;
  private final int stride;
  private final int end;
  private final Stragglers stragglers;

  // Keys that are read together stand in the same plane: the phase. To compare a slot's cursor with
  // it and then to write by it, and not by the cursor, lets the processor guess where to write
  // while the cursor is still on its way from memory; in random order over many keys that is worth
  // a third of an update. The same number twice, because by one the JIT would see that it may as
  // well write by the cursor.
  private int phase;
  private int phasePlane;
  private int followingPlane;

  Ring(final int planes, final int capacity) {
    this.planes = planes;
    stride = stride(capacity);
    if ((long) planes * stride > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a ring of "
              + planes
              + " entries for each of "
              + capacity
              + " keys passes the 2^31 entries of one array: fewer keys, or a shorter ring");
    }
    end = planes * stride;
    cursors = new int[capacity];
    lengths = new int[capacity];
    Arrays.fill(cursors, FILLING);
    turnTo(0);
    stragglers = new Stragglers(cursors, planes, stride);
  }

  /**
   * The distance between planes: the capacity rounded up to a cache line, and one line more where
   * planes would otherwise all meet in the same cache set.
   */
  static int stride(final int capacity) {
    final int lines = Math.addExact(capacity, 7) & ~7;
    return (lines & 511) == 0 ? lines + 8 : lines;
  }

  static long laneLength(final int planes, final int capacity) {
    return (long) planes * stride(capacity);
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
   * Moves the ring on by one entry; the oldest is given up where it is full. Short, and without a
   * call, so that it becomes part of a loop over samples.
   *
   * @param slot a taken slot
   * @return the index at which each lane takes the new entry; where that is the ring's only one,
   *     the bitwise complement of the index
   */
  public int pushOrBegin(final int slot) {
    final int cursor = cursors[slot];
    if (cursor != phase) {
      final int plane = cursor & ~FILLING;
      final int following = plane + stride == end ? 0 : plane + stride;
      if (cursor < 0) {
        final int length = ++lengths[slot];
        cursors[slot] = length == planes ? following : following | FILLING;
        return length == 1 ? ~(plane + slot) : plane + slot;
      }
      phase = cursor;
      phasePlane = cursor;
      followingPlane = following;
    }
    cursors[slot] = followingPlane;
    return phasePlane + slot;
  }

  /**
   * Moves the ring on by one entry; the oldest is given up where it is full.
   *
   * @param slot a taken slot
   * @return the index at which each lane takes the new entry
   */
  public int push(final int slot) {
    final int index = pushOrBegin(slot);
    return index < 0 ? ~index : index;
  }

  /** Makes the plane of a full ring's cursor the phase. */
  private void turnTo(final int cursor) {
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
   * Where the slot stands, to come back to it.
   *
   * @param slot a taken slot
   * @return for {@link #stand(int, long)}; 0 or more
   */
  public long stand(final int slot) {
    return (long) (cursors[slot] & ~FILLING) << Integer.SIZE | lengths[slot];
  }

  /**
   * Makes the slot stand where it stood, as if nothing had been pushed since. Entries that were
   * overwritten meanwhile are the caller's to bring back.
   *
   * @param slot a taken slot
   * @param stand what {@link #stand(int)} returned
   */
  public void stand(final int slot, final long stand) {
    setState(slot, (int) (stand >>> Integer.SIZE), (int) stand);
  }

  /**
   * Empties a slot that is given to a new key. Its plane is that of the keys which are read with
   * it, so that slots stay in step.
   *
   * @param slot the slot
   */
  public void enter(final int slot) {
    setState(slot, phasePlane, 0);
  }

  /**
   * Gives up all but the newest entries.
   *
   * @param slot a taken slot
   * @param length how many stay, 0 to {@code length(slot)}
   */
  public void truncate(final int slot, final int length) {
    setState(slot, cursors[slot] & ~FILLING, length);
  }

  private void setState(final int slot, final int plane, final int length) {
    lengths[slot] = length;
    cursors[slot] = length == planes ? plane : plane | FILLING;
  }

  // ---- neighbouring slots at once

  /**
   * How the rings of neighbouring slots stand to each other.
   *
   * @param slot the first
   * @param count how many, 1 or more
   * @return {@link #IN_STEP}, {@link #FULL} or {@link #FILLING_SOME}
   */
  public int stance(final int slot, final int count) {
    final int cursor = cursors[slot];
    if (differences(cursors, slot, count, cursor) == 0) {
      return cursor < 0 ? FILLING_SOME : IN_STEP;
    }
    return differences(cursors, slot, count, 0) < 0 ? FILLING_SOME : FULL;
  }

  /**
   * The plane in which the oldest entries of neighbouring slots stand, where all their rings are
   * {@link #IN_STEP}. Each younger entry is one plane further on, the first plane coming after the
   * last.
   *
   * @param slot the first of them
   * @param count how many, 1 or more
   * @return the index at which that plane begins in each lane; negative where they are not in step
   */
  public int commonPlane(final int slot, final int count) {
    final int plane = cursors[slot];
    return plane >= 0 && differences(cursors, slot, count, plane) == 0 ? plane : -1;
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
   * Brings the rings of neighbouring slots, which are {@link #FULL}, back in step: stragglers are
   * turned to the plane in which most rings stand, or the first one where there is no such plane.
   * To turn one is to move each of its entries, at the price of two cache lines apiece.
   *
   * @param slot the first
   * @param count how many
   * @param most how many stragglers may be turned now; repeated, the rest come to their turn
   * @param lanes all lanes of the ring
   * @return whether all are {@link #IN_STEP}
   */
  public boolean align(final int slot, final int count, final int most, final long[][] lanes) {
    return stragglers.align(slot, count, most, lanes);
  }

  /**
   * Moves the rings of neighbouring slots on, which are {@link #IN_STEP}.
   *
   * @param slot the first
   * @param count how many
   * @return the index at which each lane takes the first slot's new entry; the others' follow
   */
  public int pushInStep(final int slot, final int count) {
    turnTo(cursors[slot]);
    Arrays.fill(cursors, slot, slot + count, followingPlane);
    return phasePlane + slot;
  }

  /**
   * Moves a full ring on that is not expected to be in step with others.
   *
   * @param slot a slot whose ring is full
   * @return the index at which each lane takes the new entry
   */
  public int pushFull(final int slot) {
    final int cursor = cursors[slot];
    cursors[slot] = following(cursor);
    return cursor + slot;
  }

  /** Two ints per slot, one long per plane, and three array headers. */
  static long footprintBytes(final int planes, final int capacity) {
    return 2 * Footprint.ofInts(capacity) + Footprint.ofLongs(planes);
  }
}
