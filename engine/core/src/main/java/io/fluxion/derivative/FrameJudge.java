package io.fluxion.derivative;

import io.fluxion.state.StateStore;
import java.util.List;

/**
 * Judges a frame by its own time before its fields are judged by their x: a frame that is no newer
 * than its key's last changes nothing. The key's event time is that of its last frame.
 */
final class FrameJudge {
  private static final long NO_FRAME = Long.MIN_VALUE;

  private final StateStore state;
  private final long[] lastFrame;
  // The one before the last, where a frame may take the place of the last; otherwise null.
  private final long[] previousFrame;
  private final long maxGap;

  FrameJudge(
      final StateStore state,
      final long[] lastFrame,
      final long[] previousFrame,
      final List<FieldSchema> fields) {
    this.state = state;
    this.lastFrame = lastFrame;
    this.previousFrame = previousFrame;
    // The smallest gap of a field over time is that of the frames: they carry the same time.
    long smallest = -1;
    for (final FieldSchema field : fields) {
      if (!field.isXCounter() && Long.compareUnsigned(field.maxGap(), smallest) < 0) {
        smallest = field.maxGap();
      }
    }
    maxGap = smallest;
  }

  void enter(final int slot) {
    lastFrame[slot] = NO_FRAME;
  }

  /** OK, or why the frame is ignored. A time further back than the maximum gap is a new start. */
  int judge(final int slot, final long frame) {
    final long last = lastFrame[slot];
    if (last == NO_FRAME || frame > last || isBeyondGap(frame, last)) {
      return SampleStatus.OK;
    }
    return frame == last ? SampleStatus.DUPLICATE_X : SampleStatus.OUT_OF_ORDER;
  }

  /** Whether a frame with its key's last time takes that one's place. */
  boolean keepsLast() {
    return previousFrame != null;
  }

  /** Notes the frame; {@code moves} where one of its samples may move the newest time. */
  void accept(final int slot, final long frame, final boolean moves) {
    final long last = lastFrame[slot];
    lastFrame[slot] = frame;
    if (previousFrame != null) {
      previousFrame[slot] = last;
    }
    noteTime(slot, last, frame, moves);
  }

  /** Whether the key's last frame is its first; only where {@link #keepsLast}. */
  boolean isFirst(final int slot) {
    return previousFrame[slot] == NO_FRAME;
  }

  /** Notes a frame that took the place of the key's last. */
  void acceptAgain(final int slot, final long frame, final boolean moves) {
    noteTime(slot, previousFrame[slot], frame, moves);
  }

  private void noteTime(final int slot, final long last, final long frame, final boolean moves) {
    if (state.expires()) {
      state.touch(slot, frame);
      // One absurd time expires nobody, whatever the fields over other x say.
      if (moves && last != NO_FRAME && frame > last && !isBeyondGap(last, frame)) {
        state.advance(frame);
      }
    }
  }

  private boolean isBeyondGap(final long from, final long to) {
    return Long.compareUnsigned(to - from, maxGap) > 0;
  }
}
