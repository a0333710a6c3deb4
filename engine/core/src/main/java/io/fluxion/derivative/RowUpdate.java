package io.fluxion.derivative;

import io.fluxion.state.SlotIndex;
import io.fluxion.state.StateStore;

/**
 * Takes rows: a byte-string key, and an x and a y for each field, either of which may be absent.
 */
final class RowUpdate {
  private final StateStore state;
  private final DerivativeField[] fields;
  private final FrameJudge frames;
  private final LiveKeys keys;
  // Fields that may take a sample by their short way.
  private final boolean[] quick;

  RowUpdate(
      final StateStore state,
      final DerivativeField[] fields,
      final FrameJudge frames,
      final LiveKeys keys) {
    this.state = state;
    this.fields = fields;
    this.frames = frames;
    this.keys = keys;
    quick = new boolean[fields.length];
    for (int i = 0; i < fields.length; i++) {
      final FieldSchema schema = fields[i].schema();
      // A field's short way takes longs, which are their own bits. And it asks whether the key is
      // idle, which must be asked once a row, before an earlier field moves the key's time.
      quick[i] =
          schema.xType() != NumberType.DOUBLE
              && schema.yType() != NumberType.DOUBLE
              && !state.expires();
    }
  }

  /** See {@link DerivativeStore#update(Sample)}. */
  void update(final Sample sample) {
    int slot = state.find(sample.key(), 0, sample.keyLength());
    if (!keys.isLive(slot)) {
      slot = enter(sample);
    }
    sample.slot(slot);
    if (slot == SlotIndex.NONE) {
      return;
    }
    final boolean blank = isBlank(sample);
    if (frames == null || blank) {
      updateFields(slot, sample, blank, false);
      return;
    }
    final int status = frames.judge(slot, sample.frame());
    if (status == SampleStatus.DUPLICATE_X && frames.keepsLast()) {
      frames.acceptAgain(slot, sample.frame(), updateFields(slot, sample, false, true));
      if (frames.isFirst(slot) && isEmpty(slot)) {
        // The key's first frame is MISSING now, so it takes no place.
        state.remove(slot);
        sample.slot(SlotIndex.NONE);
      }
    } else if (status == SampleStatus.OK) {
      frames.accept(slot, sample.frame(), updateFields(slot, sample, false, false));
    } else {
      outcomeForAll(status);
    }
  }

  private boolean isEmpty(final int slot) {
    for (final DerivativeField field : fields) {
      if (field.windowLength(slot) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Hands each field its part of the row; returns whether one may move the newest time. */
  private boolean updateFields(
      final int slot, final Sample sample, final boolean blank, final boolean again) {
    boolean moves = false;
    for (int i = 0; i < fields.length; i++) {
      final DerivativeField field = fields[i];
      if (blank) {
        field.blank(slot, sample.hasY(i), sample.y(i));
        continue;
      }
      if (again) {
        field.takeFrameBack(slot);
      }
      field.saveFrame(slot);
      moves |= updateField(slot, i, sample);
      if (again) {
        field.asDuplicate();
      }
    }
    return moves;
  }

  private boolean isBlank(final Sample sample) {
    return frames != null && !sample.hasFrame();
  }

  /** Hands a field its part of the row; returns whether it may move the newest time. */
  private boolean updateField(final int slot, final int number, final Sample sample) {
    final DerivativeField field = fields[number];
    if (!sample.isWhole(number)) {
      field.missing(slot, sample.hasY(number), sample.y(number));
      return false;
    }
    if (!Double.isNaN(sample.keyScale(number))) {
      field.keyScale(slot, sample.keyScale(number));
    }
    if (quick[number]) {
      field.update(slot, sample.x(number), sample.y(number));
    } else {
      field.judge(slot, sample.x(number), sample.y(number), null, 0);
    }
    final int status = field.status();
    return status == SampleStatus.OK || status == SampleStatus.RESET || status == SampleStatus.WRAP;
  }

  /** A slot for a new key; or NONE, and the fields' statuses. */
  private int enter(final Sample sample) {
    if (!state.hasRoom()) {
      outcomeForAll(SampleStatus.REJECTED);
      return SlotIndex.NONE;
    }
    final boolean blank = isBlank(sample);
    boolean any = false;
    for (int i = 0; i < fields.length; i++) {
      any |= statusAsFirst(i, sample, blank) == SampleStatus.FIRST;
    }
    if (any) {
      return keys.entered(state.acquire(sample.key(), 0, sample.keyLength()));
    }
    for (int i = 0; i < fields.length; i++) {
      fields[i].outcome(statusAsFirst(i, sample, blank));
    }
    return SlotIndex.NONE;
  }

  private int statusAsFirst(final int number, final Sample sample, final boolean blank) {
    return blank || !sample.isWhole(number)
        ? SampleStatus.MISSING
        : fields[number].statusAsFirst(sample.x(number), sample.y(number));
  }

  private void outcomeForAll(final int status) {
    for (final DerivativeField field : fields) {
      field.outcome(status);
    }
  }
}
