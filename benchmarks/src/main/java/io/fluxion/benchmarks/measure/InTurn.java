// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Runs a fork of each of several benchmarks at the same time, iterations in turn. */
final class InTurn {
  /** In the file of turns: a side has failed, nobody need wait for it. */
  static final int FAILED = -1;

  private InTurn() {}

  /**
   * Runs them.
   *
   * @param sides options of one benchmark each, all of as many iterations
   * @return what each measured, in whatever order
   * @throws RunnerException where one failed
   */
  static List<RunResult> run(final List<ChainedOptionsBuilder> sides) throws RunnerException {
    final ExecutorService pool = Executors.newFixedThreadPool(sides.size());
    try {
      final Path turn = Files.createTempFile("fluxion-turn", ".int");
      try {
        write(turn, 0);
        final CompletionService<Collection<RunResult>> forks =
            new ExecutorCompletionService<>(pool);
        // The last one: the first takes most interrupts.
        final int processor = Runtime.getRuntime().availableProcessors() - 1;
        for (int i = 0; i < sides.size(); i++) {
          sides
              .get(i)
              .addProfiler(TurnTaking.class, TurnTaking.words(i, sides.size(), processor, turn));
          final Runner runner = new Runner(sides.get(i).build());
          forks.submit(runner::run);
        }
        return await(forks, sides.size(), turn);
      } finally {
        Files.deleteIfExists(turn);
      }
    } catch (IOException unwritable) {
      throw new RunnerException("no file for whose turn it is: " + unwritable);
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<RunResult> await(
      final CompletionService<Collection<RunResult>> forks, final int sides, final Path turn)
      throws RunnerException, IOException {
    final List<RunResult> results = new ArrayList<>();
    RunnerException failure = null;
    for (int i = 0; i < sides; i++) {
      try {
        results.addAll(forks.take().get());
      } catch (ExecutionException failed) {
        write(turn, FAILED);
        if (failure == null) {
          failure = new RunnerException(failed.getCause());
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new RunnerException(interrupted);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return results;
  }

  private static void write(final Path turn, final int side) throws IOException {
    Files.write(
        turn,
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(side).array());
  }
}
