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

  /** The rule is the kernels' own: its last result must not be an update's. */
  WindowKernel(final FieldSchema schema, final StepRule rule, final FieldColumns columns) {
    xAxis = new XAxis(schema);
    this.rule = rule;
    ring = columns.ring;
    xs = columns.xs;
    ys = columns.ys;
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
