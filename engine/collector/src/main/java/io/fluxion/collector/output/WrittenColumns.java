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
package io.fluxion.collector.output;

import io.fluxion.NumberType;
import java.util.List;

/**
 * What the columns of a recording are called and how their numbers are written.
 *
 * @param key the name of the key's column
 * @param x the name of the column of x, which is a time in ns
 * @param xDecimals x is written in units of 10^xDecimals ns, exactly: 9 for seconds, 0 for ns
 * @param ys the name of each y's column
 * @param yType of every y
 */
public record WrittenColumns(
    String key, String x, int xDecimals, List<String> ys, NumberType yType) {
  /**
   * The columns of a recording.
   *
   * @param key as above
   * @param x as above
   * @param xDecimals 0 to 18
   * @param ys copied
   * @param yType as above
   * @throws IllegalArgumentException where {@code xDecimals} is not 0 to 18
   */
  public WrittenColumns {
    if (xDecimals < 0 || xDecimals > 18) {
      throw new IllegalArgumentException("xDecimals must be 0 to 18, is " + xDecimals);
    }
    ys = List.copyOf(ys);
  }
}
