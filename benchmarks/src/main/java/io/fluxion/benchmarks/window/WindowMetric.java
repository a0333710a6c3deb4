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
package io.fluxion.benchmarks.window;

import java.util.Locale;

/** What can be read of a window. */
public enum WindowMetric {
  /** ΣΔy / ΣΔx. */
  RATE,
  /** The slope of the line of least squares of y over x. */
  SLOPE,
  /** Where that line meets x = 0. */
  INTERCEPT,
  /** Its coefficient of determination. */
  R2,
  /** The mean of the derivatives. */
  MEAN,
  /** The smallest of them. */
  MIN,
  /** The largest of them. */
  MAX,
  /** Their population standard deviation. */
  STDDEV,
  /** The mean of y. */
  Y_MEAN,
  /** The smallest y. */
  Y_MIN,
  /** The largest y. */
  Y_MAX;

  /**
   * The metric of a name.
   *
   * @param text in lower case, as {@code fluxion replay --emit} has it
   * @return never null
   * @throws IllegalArgumentException where there is none
   */
  public static WindowMetric of(final String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
