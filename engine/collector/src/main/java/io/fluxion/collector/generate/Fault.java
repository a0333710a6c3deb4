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
package io.fluxion.collector.generate;

import java.util.Locale;

/**
 * What can be the matter with a generated sample. A sample has one of them or none. The first
 * sample of a key can be a hole, and nothing else.
 */
public enum Fault {
  /**
   * The counters begin again: every y that was above 0 falls, to something from 0 to the largest
   * step.
   */
  RESETS,

  /**
   * Cells are empty: in one of eight that of x, otherwise those of some of the y or of all. A
   * counter does not move while it is not seen.
   */
  HOLES,

  /** x is lower than the key's last, by 1 ns to an interval; y is an older one. */
  LATE,

  /** x is the key's last again; y in one of two is as it was, otherwise further on. */
  DUPLICATES,

  /** The key has gone for good, and this is the first sample of a new one in its place. */
  CHURN;

  private final String text = name().toLowerCase(Locale.ROOT);

  /**
   * The fault's name, as options and summaries have it.
   *
   * @return in lower case
   */
  public String text() {
    return text;
  }
}
