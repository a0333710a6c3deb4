package io.fluxion.state;

/**
 * Turns full rings that are out of step with their neighbours, so that all stand in one plane:
 * every entry of a ring is moved by as many planes as its cursor.
 *
 * <p>Not thread-safe: the ring's one writer.
 */
final class Stragglers {
  // Slots whose cursors are compared at once before each is looked at.
  private static final int GLANCE = 64;

  private final int[] cursors;
  private final int planes;
  private final int stride;
  private final int end;
  // One lane's values of a ring that is being turned.
  private final long[] turning;

  Stragglers(final int[] cursors, final int planes, final int stride) {
    this.cursors = cursors;
    this.planes = planes;
    this.stride = stride;
    end = planes * stride;
    turning = new long[planes];
  }

  /** See {@link Ring#align}. */
  boolean align(final int slot, final int count, final int most, final long[][] lanes) {
    final int common = planeOfMost(slot, count);
    final int slotEnd = slot + count;
    int turned = 0;
    for (int part = slot; part < slotEnd; part += GLANCE) {
      final int partEnd = Math.min(part + GLANCE, slotEnd);
      if (Ring.differences(cursors, part, partEnd - part, common) == 0) {
        continue;
      }
      for (int straggler = part; straggler < partEnd; straggler++) {
        if (cursors[straggler] != common) {
          if (turned == most) {
            return false;
          }
          turned++;
          for (final long[] lane : lanes) {
            turn(straggler, common - cursors[straggler], lane);
          }
          cursors[straggler] = common;
        }
      }
    }
    return true;
  }

  /**
   * The plane of two of the first, the middle and the last, which nearly always is that of most; if
   * there is none, the one with more than half of the votes, or else the first one's. Whichever it
   * is, it stays so while stragglers are turned to it.
   */
  private int planeOfMost(final int slot, final int count) {
    final int first = cursors[slot];
    final int middle = cursors[slot + count / 2];
    final int last = cursors[slot + count - 1];
    if (middle == first || middle == last) {
      return middle;
    }
    return last == first ? first : planeByVote(slot, count);
  }

  /** Boyer and Moore's vote: if more than half stand in one plane, it is the last candidate. */
  private int planeByVote(final int slot, final int count) {
    int candidate = cursors[slot];
    int votes = 0;
    for (int i = 0; i < count; i++) {
      final int cursor = cursors[slot + i];
      if (votes == 0) {
        candidate = cursor;
      }
      votes += cursor == candidate ? 1 : -1;
    }
    int followers = 0;
    for (int i = 0; i < count; i++) {
      followers += cursors[slot + i] == candidate ? 1 : 0;
    }
    return 2 * followers > count ? candidate : cursors[slot];
  }

  private void turn(final int slot, final int distance, final long[] lane) {
    for (int i = 0; i < planes; i++) {
      turning[i] = lane[i * stride + slot];
    }
    int index = slot + (distance < 0 ? distance + end : distance);
    for (int i = 0; i < planes; i++) {
      lane[index] = turning[i];
      index += stride;
      if (index >= end) {
        index -= end;
      }
    }
  }
}
