// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.column.ColumnLayout;
import io.fluxion.internal.column.Columns;
import java.util.List;

/**
 * The order of frames by their own time: a frame that is no newer than its key's last changes
 * nothing, whatever the x of its fields.
 */
public final class FrameOrder {
  private final int lastId;
  private final int countId;
  private final boolean keepsLast;
  private final long maxGap;
  private long[] lastFrame;
  // How many frames the key has had: none, one, or 2 for more.
  private int[] count;

  /** Declares the columns of frames. */
  public FrameOrder(final ColumnLayout.Builder layout, final List<FieldSettings> fields) {
    lastId = layout.longColumn("frame");
    countId = layout.intColumn("frames");
    keepsLast = fields.get(0).keepsLast;
    // The smallest gap of a field over time is that of the frames: they carry the same time.
    long smallest = FieldSettings.NO_GAP;
    for (final FieldSettings field : fields) {
      if (!field.xCounter && Long.compareUnsigned(field.maxGap, smallest) < 0) {
        smallest = field.maxGap;
      }
    }
    maxGap = smallest;
  }

  public void bind(final Columns columns) {
    lastFrame = columns.longs(lastId);
    count = columns.ints(countId);
  }

  public void enter(final int slot) {
    lastFrame[slot] = Long.MIN_VALUE;
    count[slot] = 0;
  }

  /** OK, or why the frame is ignored. A time further back than the maximum gap is a new start. */
  int statusOf(final int slot, final long frame) {
    final long last = lastFrame[slot];
    if (frame > last || count[slot] == 0 || isBeyondGap(frame, last)) {
      return Status.OK;
    }
    return frame == last ? Status.DUPLICATE_X : Status.OUT_OF_ORDER;
  }

  /** Whether a frame with its key's last time replaces that one. */
  boolean keepsLast() {
    return keepsLast;
  }

  void accept(final int slot, final long frame) {
    if (count[slot] < 2) {
      count[slot]++;
    }
    lastFrame[slot] = frame;
  }

  /** Whether the key's last frame is its first. */
  boolean isFirst(final int slot) {
    return count[slot] == 1;
  }

  private boolean isBeyondGap(final long from, final long to) {
    return Long.compareUnsigned(to - from, maxGap) > 0;
  }
}
