package io.fluxion.derivative;

/**
 * Δy/Δx of one step of a window to twice a double's digits, so that a sum of such quotients may
 * cancel: {@link #value}, and what it is short of.
 */
final class StepQuotient {
  double value;
  double rest;

  private final XAxis xAxis;
  private final StepRule rule;
  private final ExactPair dy = new ExactPair();
  private final ExactPair dx = new ExactPair();

  StepQuotient(final XAxis xAxis, final StepRule rule) {
    this.xAxis = xAxis;
    this.rule = rule;
  }

  /** Takes the step that the rule has just made, whose x are given. */
  void of(final long fromX, final long toX) {
    if (rule.doubles) {
      dy.set(rule.real, rule.realRest);
    } else {
      dy.setInteger(rule.high, rule.low);
    }
    dx.setDistance(xAxis, fromX, toX);
    value = dy.high / dx.high;
    rest = DoubleDouble.quotientRest(dy.high, dy.low, dx.high, dx.low, value);
  }
}
