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
package io.fluxion.benchmarks.bound;

import java.util.function.LongToIntFunction;

/** What the runs of this package have in common: how they are called. */
final class BoundedRun {
  private static final long UPDATES = 1_000_000_000;

  private BoundedRun() {}

  /**
   * Runs and ends the JVM with the run's exit status, or with 2 where the words are off.
   *
   * @param arguments the number of updates, or none for 10^9
   * @param run makes so many updates
   */
  static void main(final String[] arguments, final LongToIntFunction run) {
    final long updates;
    try {
      updates = arguments.length == 0 ? UPDATES : Long.parseLong(arguments[0]);
    } catch (final NumberFormatException e) {
      System.err.println("the number of updates is no number: " + arguments[0]);
      System.exit(2);
      return;
    }
    System.exit(run.applyAsInt(updates));
  }
}
