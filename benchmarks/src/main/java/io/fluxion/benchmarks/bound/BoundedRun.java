// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
