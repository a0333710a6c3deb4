// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;

/** Many small processes, as many at once as there are processors, a test for each. */
final class SideBySide {
  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          work -> {
            final Thread thread = new Thread(work, "side-by-side");
            thread.setDaemon(true);
            return thread;
          });
  private final List<DynamicTest> tests = new ArrayList<>();

  SideBySide test(
      final String name,
      final FluxionProcess process,
      final Consumer<FluxionProcess.Outcome> check) {
    final Future<FluxionProcess.Outcome> outcome = pool.submit(process::run);
    tests.add(DynamicTest.dynamicTest(name, () -> judge(name, outcome.get(), check)));
    return this;
  }

  /** Reports print a dynamic test's number and not its name. */
  private static void judge(
      final String name,
      final FluxionProcess.Outcome outcome,
      final Consumer<FluxionProcess.Outcome> check) {
    try {
      check.accept(outcome);
    } catch (final AssertionError e) {
      throw new AssertionError(name + ": " + e.getMessage(), e);
    }
  }

  List<DynamicTest> tests() {
    pool.shutdown();
    return tests;
  }
}
