// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

/** What y is between two samples, for {@link FieldSchema#integral}. */
public enum IntegralRule {
  /** The last observation carried forward: a step. */
  LOCF,
  /** A straight line: the trapezoid rule. */
  LINEAR
}
