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
  // A cursor is the index at which its plane begins. Its sign bit: the ring is not full yet, so the
  // length moves on too.
  private static final int FILLING = Integer.MIN_VALUE;

  private final int[] cursors;
  private final int[] lengths;
  private final int planes;
  private final int stride;
  private final int end;

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
   * Moves the ring on by one entry if it is full, which it is but for a key's first samples: the
   * short way.
   *
   * @param slot a taken slot
   * @return the index at which each lane takes the new entry; negative where nothing was done,
   *     because the ring still fills
   */
  public int pushIfFull(final int slot) {
    final int cursor = cursors[slot];
    if (cursor != phase && !turnTo(cursor)) {
      return FILLING;
    }
    cursors[slot] = followingPlane;
    return phasePlane + slot;
  }

  /** Makes the plane of a cursor the phase, unless its ring still fills. */
  private boolean turnTo(final int cursor) {
    if (cursor < 0) {
      return false;
    }
    phase = cursor;
    phasePlane = cursor;
    followingPlane = following(cursor);
    return true;
  }

  private int following(final int plane) {
    return plane + stride == end ? 0 : plane + stride;
  }

  /**
   * Moves the ring on by one entry; the oldest is given up where it is full.
   *
   * @param slot a taken slot
   * @return the index at which each lane takes the new entry
   */
  public int push(final int slot) {
    final int index = pushIfFull(slot);
    if (index >= 0) {
      return index;
    }
    final int plane = cursors[slot] & ~FILLING;
    final int length = ++lengths[slot];
    cursors[slot] = length == planes ? following(plane) : following(plane) | FILLING;
    return plane + slot;
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

  /** Two ints per slot, and two array headers. */
  static long footprintBytes(final int capacity) {
    return 2 * Footprint.ofInts(capacity);
  }
}
