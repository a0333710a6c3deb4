// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.column;

/**
 * Aligns full rings with their neighbours, so that the next entries of all lie in one plane: every
 * entry of a ring is moved by as many planes as its cursor.
 *
 * <p>Not thread-safe: the ring's one writer.
 */
final class RingAlignment {
  // Slots whose cursors are compared at once before each is looked at.
  private static final int BATCH = 64;

  private final int[] cursors;
  private final int planes;
  private final int stride;
  private final int end;
  // One lane's values of a ring that is being moved.
  private final long[] moving;

  RingAlignment(final int[] cursors, final int planes, final int stride) {
    this.cursors = cursors;
    this.planes = planes;
    this.stride = stride;
    end = planes * stride;
    moving = new long[planes];
  }

  /** See {@link Ring#align}. */
  boolean align(final int slot, final int count, final int most, final long[][] lanes) {
    final int common = planeOfMost(slot, count);
    final int slotEnd = slot + count;
    int moved = 0;
    for (int part = slot; part < slotEnd; part += BATCH) {
      final int partEnd = Math.min(part + BATCH, slotEnd);
      if (Ring.differences(cursors, part, partEnd - part, common) == 0) {
        continue;
      }
      for (int unaligned = part; unaligned < partEnd; unaligned++) {
        if (cursors[unaligned] != common) {
          if (moved == most) {
            return false;
          }
          moved++;
          for (final long[] lane : lanes) {
            move(unaligned, common - cursors[unaligned], lane);
          }
          cursors[unaligned] = common;
        }
      }
    }
    return true;
  }

  /**
   * The plane of two of the first, the middle and the last, which nearly always is that of most; if
   * there is none, the one with more than half of the votes, or else the first one's. Whichever it
   * is, it stays so while rings are moved to it.
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

  private void move(final int slot, final int distance, final long[] lane) {
    for (int i = 0; i < planes; i++) {
      moving[i] = lane[i * stride + slot];
    }
    int index = slot + (distance < 0 ? distance + end : distance);
    for (int i = 0; i < planes; i++) {
      lane[index] = moving[i];
      index += stride;
      if (index >= end) {
        index -= end;
      }
    }
  }
}
