// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.measure;

import io.fluxion.benchmarks.measure.Plan.Length;
import io.fluxion.benchmarks.measure.Plan.Part;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs a {@link Plan} in rounds: in each, every method gets one fork, those that are compared with
 * each other one right after the other, or at the same time with their iterations in turn, and
 * every other round backwards. JMH itself runs all forks of one method before the first of the
 * next, minutes apart on a machine whose speed drifts; so each fork is a run of JMH here, and their
 * results are put together at the end.
 */
final class Measurement {
  private final Plan plan;
  private final Consumer<String> progress;
  private final Map<String, BenchmarkParams> params = new LinkedHashMap<>();
  private final Map<String, List<BenchmarkResult>> forks = new LinkedHashMap<>();
  private int done;

  /**
   * Nothing measured yet.
   *
   * @param plan what to run
   * @param progress is told of each fork
   */
  Measurement(final Plan plan, final Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Runs all of it.
   *
   * @return a result for each method and its parameters, with its forks in the order of the rounds
   * @throws RunnerException where a benchmark failed, on wrong results among other things
   * @throws IOException where another run of JMH has the machine
   */
  Collection<RunResult> run() throws RunnerException, IOException {
    final JmhLock lock = JmhLock.take();
    try {
      runRounds();
    } finally {
      lock.close();
    }
    final List<RunResult> results = new ArrayList<>();
    forks.forEach(
        (name, all) -> results.add(new RunResult(withForks(params.get(name), all.size()), all)));
    return results;
  }

  private void runRounds() throws RunnerException {
    for (int round = 0; round < plan.rounds(); round++) {
      for (final Part part : plan.parts()) {
        if (round < part.forks()) {
          runRound(part, round);
        }
      }
    }
  }

  private void runRound(final Part part, final int round) throws RunnerException {
    for (final Map<String, String> cell : part.cells()) {
      final List<ChainedOptionsBuilder> forksOfRound = new ArrayList<>();
      for (final String method : part.order(round)) {
        forksOfRound.add(options(part, cell, method));
      }
      if (part.inTurn()) {
        addAll(InTurn.run(forksOfRound), round, forksOfRound.size());
      } else {
        for (final ChainedOptionsBuilder fork : forksOfRound) {
          addAll(new Runner(fork.build()).run(), round, 1);
        }
      }
    }
  }

  private void addAll(final Collection<RunResult> results, final int round, final int benchmarks)
      throws RunnerException {
    if (results.size() != benchmarks) {
      throw new RunnerException(
          String.format(
              "%d benchmarks ran, not %d: is a method or a parameter misnamed?",
              results.size(), benchmarks));
    }
    for (final RunResult result : results) {
      add(result, round);
    }
  }

  private void add(final RunResult result, final int round) {
    final String name = result.getParams().id();
    params.putIfAbsent(name, result.getParams());
    forks.computeIfAbsent(name, same -> new ArrayList<>()).addAll(result.getBenchmarkResults());
    progress.accept(
        String.format(
            "fork %d of %d, round %d: %s %.3f %s",
            ++done,
            plan.forks(),
            round + 1,
            name.replaceFirst("^([a-z]\\w*\\.)*", ""),
            result.getPrimaryResult().getScore(),
            result.getPrimaryResult().getScoreUnit()));
  }

  private static ChainedOptionsBuilder options(
      final Part part, final Map<String, String> cell, final String method) throws RunnerException {
    requireMethod(part.suite(), method);
    final Length warmup = part.warmup();
    final Length measurement = part.measurement();
    final ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(part.suite() + "." + method) + "$")
            .forks(1)
            .warmupIterations(warmup.iterations())
            .warmupTime(TimeValue.milliseconds(warmup.millis()))
            .measurementIterations(measurement.iterations())
            .measurementTime(TimeValue.milliseconds(measurement.millis()))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    cell.forEach(options::param);
    return options;
  }

  /** What JMH throws where there is no such benchmark has no message. */
  private static void requireMethod(final String suite, final String method)
      throws RunnerException {
    try {
      final Class<?> found = Class.forName(suite, false, Measurement.class.getClassLoader());
      for (final Method one : found.getMethods()) {
        if (one.getName().equals(method)) {
          return;
        }
      }
    } catch (ClassNotFoundException absent) {
      throw new RunnerException("there is no suite " + suite);
    }
    throw new RunnerException("there is no benchmark " + suite + "." + method);
  }

  /**
   * The same, but for the number of forks, of which each run of JMH knew one, and the path of the
   * JVM, which says nothing to anybody else.
   */
  private static BenchmarkParams withForks(final BenchmarkParams params, final int forks) {
    final WorkloadParams workload = new WorkloadParams();
    int place = 0;
    for (final String key : params.getParamsKeys()) {
      workload.put(key, params.getParam(key), place++);
    }
    return new BenchmarkParams(
        params.getBenchmark(),
        params.generatedBenchmark(),
        params.shouldSynchIterations(),
        params.getThreads(),
        params.getThreadGroups(),
        params.getThreadGroupLabels(),
        forks,
        params.getWarmupForks(),
        params.getWarmup(),
        params.getMeasurement(),
        params.getMode(),
        workload,
        params.getTimeUnit(),
        params.getOpsPerInvocation(),
        "java",
        params.getJvmArgs(),
        params.getJdkVersion(),
        params.getVmName(),
        params.getVmVersion(),
        params.getJmhVersion(),
        params.getTimeout());
  }
}
