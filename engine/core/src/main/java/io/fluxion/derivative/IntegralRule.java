package io.fluxion.derivative;

/** What y is between two samples, for {@link FieldSchema#integral}. */
public enum IntegralRule {
  /** The last observation carried forward: a step. */
  LOCF,
  /** A straight line: the trapezoid rule. */
  LINEAR
}
