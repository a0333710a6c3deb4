// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.key.Expiry;
import io.fluxion.internal.key.KeyIndex;
import io.fluxion.internal.key.KeyLife;

/**
 * Takes rows: a key, and an x and a y for each field, either of which may be absent. A row is one
 * sample of its key: it is judged as a whole before it moves the store's time, by the newest x of
 * its fields or by its frame's time.
 */
public final class RowUpdate {
  private static final int NONE = KeyIndex.NONE;

  private final KeyLife keys;
  private final Expiry expiry;
  private final FieldUpdate[] fields;
  private final FrameOrder frames;

  /** The order of frames is null where there are none. */
  public RowUpdate(final KeyLife keys, final FieldUpdate[] fields, final FrameOrder frames) {
    this.keys = keys;
    expiry = keys.expiry;
    this.fields = fields;
    this.frames = frames;
  }

  /** Takes a row and leaves in it what became of each field. */
  public void update(final Row row) {
    final int found = find(row);
    final int slot = found != NONE && !keys.isGone(found) ? found : enter(row, found);
    row.handle = keys.handle(slot);
    if (slot == NONE) {
      reachUnknown(row, found);
      return;
    }
    if (frames == null) {
      final boolean accepted = updateFields(slot, row);
      if (expiry != null) {
        hear(slot, row, accepted);
      }
    } else {
      updateFrame(slot, row);
    }
  }

  private int find(final Row row) {
    return keys.hasLongKeys()
        ? keys.longs().find(row.longKey)
        : keys.bytes().find(row.key, 0, row.keyLength);
  }

  // ---- rows whose fields have x of their own

  /** Hands each field its part; returns whether one of them accepted it. */
  private boolean updateFields(final int slot, final Row row) {
    boolean accepted = false;
    for (int i = 0; i < fields.length; i++) {
      updateField(slot, i, row);
      accepted |= fields[i].isAccepted();
    }
    return accepted;
  }

  private void updateField(final int slot, final int number, final Row row) {
    final FieldUpdate field = fields[number];
    double derivative = Double.NaN;
    if (!row.isWhole(number)) {
      field.missing(slot, row.hasY[number], row.y[number]);
    } else {
      if (row.hasKeyScale && !Double.isNaN(row.keyScale[number])) {
        field.keyScale(slot, row.keyScale[number]);
      }
      derivative = field.takeBits(slot, row.x[number], row.y[number]);
    }
    row.statuses[number] = (byte) field.status();
    row.derivatives[number] = derivative;
  }

  private void note(final Row row, final int number) {
    row.statuses[number] = (byte) fields[number].status();
    row.derivatives[number] = fields[number].derivative();
  }

  private void hear(final int slot, final Row row, final boolean accepted) {
    if (hasTime(row)) {
      expiry.reach(slot, time(row));
    }
    if (accepted) {
      expiry.hear(slot);
    }
  }

  /** Whether the row has an x that is a number, or a frame's time. */
  private boolean hasTime(final Row row) {
    if (frames != null) {
      return row.hasFrame;
    }
    for (int i = 0; i < fields.length; i++) {
      if (hasTime(row, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasTime(final Row row, final int number) {
    return row.hasX[number] && fields[number].xAxis.isNumber(row.x[number]);
  }

  /** The newest x of the row, or its frame's time, as an ordered long. */
  private long time(final Row row) {
    if (frames != null) {
      return row.frame;
    }
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < fields.length; i++) {
      if (hasTime(row, i)) {
        newest = Math.max(newest, expiry.time.ordered(row.x[i]));
      }
    }
    return newest;
  }

  /** A row whose key holds no slot moves the store's time too. */
  private void reachUnknown(final Row row, final int idle) {
    if (expiry == null || !hasTime(row)) {
      return;
    }
    if (keys.hasLongKeys()) {
      keys.reachUnknown(row.longKey, idle, time(row));
    } else {
      keys.reachUnknown(row.key, row.keyLength, idle, time(row));
    }
  }

  // ---- frames

  private void updateFrame(final int slot, final Row row) {
    if (!row.hasFrame) {
      for (int i = 0; i < fields.length; i++) {
        fields[i].blank(slot, row.hasY[i], row.y[i]);
        note(row, i);
      }
      return;
    }
    final int status = frames.statusOf(slot, row.frame);
    final boolean again = status == Status.DUPLICATE_X && frames.keepsLast();
    final boolean accepted = again || status == Status.OK;
    if (accepted) {
      updateFields(slot, row, again);
      if (!again) {
        frames.accept(slot, row.frame);
      }
    } else {
      outcomeForAll(status, row);
    }
    if (expiry != null) {
      hear(slot, row, accepted);
    }
    if (again && frames.isFirst(slot) && isEmpty(slot)) {
      // The key's first frame is MISSING now, so it takes no place.
      keys.remove(slot);
      row.handle = NONE;
    }
  }

  private void updateFields(final int slot, final Row row, final boolean again) {
    for (int i = 0; i < fields.length; i++) {
      final FieldUpdate field = fields[i];
      if (again) {
        field.takeFrameBack(slot);
      }
      field.saveFrame(slot);
      updateField(slot, i, row);
      if (again) {
        field.asDuplicate();
      }
      note(row, i);
    }
  }

  private boolean isEmpty(final int slot) {
    for (final FieldUpdate field : fields) {
      if (!field.isEmpty(slot)) {
        return false;
      }
    }
    return true;
  }

  // ---- new keys

  /**
   * A slot for a key that is new or was idle; or NONE, and the fields' statuses. The row moves the
   * store's time before a full store is searched for idle keys: so keys that have all stopped make
   * room.
   */
  private int enter(final Row row, final int idle) {
    if (idle == NONE && !keys.makeRoom() && !makeRoom(row)) {
      outcomeForAll(Status.REJECTED, row);
      return keys.reject();
    }
    for (int i = 0; i < fields.length; i++) {
      if (statusAsFirst(i, row) == Status.FIRST) {
        return keys.hasLongKeys()
            ? keys.enter(row.longKey, idle)
            : keys.enter(row.key, 0, row.keyLength, idle);
      }
    }
    for (int i = 0; i < fields.length; i++) {
      fields[i].outcome(statusAsFirst(i, row));
      note(row, i);
    }
    return NONE;
  }

  private boolean makeRoom(final Row row) {
    reachUnknown(row, NONE);
    return expiry != null && keys.makeRoom();
  }

  private int statusAsFirst(final int number, final Row row) {
    return (frames != null && !row.hasFrame) || !row.isWhole(number)
        ? Status.MISSING
        : fields[number].statusAsFirst(row.x[number], row.y[number]);
  }

  private void outcomeForAll(final int status, final Row row) {
    for (int i = 0; i < fields.length; i++) {
      fields[i].outcome(status);
      note(row, i);
    }
  }
}
