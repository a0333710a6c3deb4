// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.row;

/** The unit in which an input's x is written. With a unit, x is a time, read exactly into ns. */
public enum XUnit {
  /** No unit: x is a number of its type, and rates are per unit of x. */
  NONE(0),
  /** Seconds. */
  S(9),
  /** Milliseconds, 10^-3 s. */
  MS(6),
  /** Microseconds, 10^-6 s. */
  US(3),
  /** Nanoseconds, 10^-9 s. */
  NS(0);

  private final int nanoDigits;

  XUnit(final int nanoDigits) {
    this.nanoDigits = nanoDigits;
  }

  /**
   * How many decimal places of this unit a nanosecond is.
   *
   * @return 9 for seconds, 0 for nanoseconds
   */
  public int nanoDigits() {
    return nanoDigits;
  }
}
