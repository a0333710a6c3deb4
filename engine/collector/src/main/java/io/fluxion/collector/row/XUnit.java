/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
