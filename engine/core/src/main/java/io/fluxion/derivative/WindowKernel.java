package io.fluxion.derivative;

import io.fluxion.state.Ring;

/**
 * What every computation over a window stands on: the raw samples in a field's ring, from the
 * oldest to the newest, and the rule by which they make steps. Exact at every slide, because
 * nothing is carried from one reading to the next.
 */
abstract class WindowKernel {
  final XAxis xAxis;
  final StepRule rule;
  final Ring ring;
  final long[] xs;
  final long[] ys;
  final long[] resets;

  private final boolean longs;
  private final boolean takesFalls;

  /** The rule is the kernels' own: its last result must not be an update's. */
  WindowKernel(final FieldSchema schema, final StepRule rule, final FieldColumns columns) {
    xAxis = new XAxis(schema);
    this.rule = rule;
    ring = columns.ring;
    xs = columns.xs;
    ys = columns.ys;
    resets = columns.resets;
    longs = !xAxis.doubles && !rule.doubles;
    takesFalls = rule.takesFalls();
  }

  /**
   * Whether x and y are longs and each Δy in the window is simply the difference, so that a sum of
   * steps is that between their ends.
   */
  final boolean isPlain(final int slot) {
    // A key whose counter never fell needs no look at its window.
    return longs && (takesFalls || resets[slot] == 0 || rises(slot));
  }

  private boolean rises(final int slot) {
    int index = ring.index(slot, Math.max(0, oldest(slot)));
    long previous = ys[index];
    long falls = 0;
    for (int left = oldest(slot); left > 0; left--) {
      index = ring.after(index);
      final long y = ys[index];
      falls |= y < previous ? 1 : 0;
      previous = y;
    }
    return falls == 0;
  }

  /** The age of the oldest sample, -1 where there is none. */
  final int oldest(final int slot) {
    return ring.length(slot) - 1;
  }

  /** Whether a step of this kind has a Δy. */
  static boolean isAccepted(final int kind) {
    return kind != StepRule.DROPPED && kind != StepRule.UNKNOWN;
  }
}
