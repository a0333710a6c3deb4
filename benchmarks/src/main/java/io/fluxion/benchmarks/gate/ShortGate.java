package io.fluxion.benchmarks.gate;

import io.fluxion.benchmarks.KeyedUpdateBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A few minutes of {@link KeyedUpdateBenchmark}, held against floors: ratios of one run, never
 * times, and no allocation on the engine's own paths. Exit status 1, and a line for each reason,
 * where one falls short.
 *
 * <p>The floors are what one short run shows even on a machine whose caches and memory are shared
 * with strangers; what a longer one measures stands in the README.
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar io.fluxion.benchmarks.gate.ShortGate</pre>
 */
public final class ShortGate {
  /** What JMH's profiler may read on a path that allocates nothing: its own few bytes. */
  static final double ALLOCATION_LIMIT = 0.008;

  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** The scores of one size and order, by method. */
  record Cell(int keys, String order, Map<String, Double> scores, Map<String, Double> bytes) {
    double ratio(final String method, final String peer) {
      return scores.get(method) / scores.get(peer);
    }
  }

  private ShortGate() {}

  /**
   * Runs the gate.
   *
   * @param arguments none
   * @throws RunnerException where a benchmark failed, on wrong results among other things
   */
  public static void main(final String[] arguments) throws RunnerException {
    final Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(KeyedUpdateBenchmark.class.getName())
                    .param("keys", "1000", "100000")
                    .forks(1)
                    .warmupIterations(2)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.seconds(1))
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    final List<String> reasons = new ArrayList<>();
    for (final Cell cell : cellsOf(results)) {
      System.out.printf(
          "%,9d keys, %-6s  byKey %5.1f x naiveExtend, %5.1f x jdkMap; byHandle %5.1f x jdkMap%n",
          cell.keys(),
          cell.order(),
          cell.ratio("byKey", "naiveExtend"),
          cell.ratio("byKey", "jdkMap"),
          cell.ratio("byHandle", "jdkMap"));
      reasons.addAll(shortfalls(cell));
    }
    reasons.forEach(reason -> System.out.println("FAILED: " + reason));
    System.out.println(reasons.isEmpty() ? "short gate: passed" : "short gate: failed");
    System.exit(reasons.isEmpty() ? 0 : 1);
  }

  /** What falls short in a cell, a clause each. */
  static List<String> shortfalls(final Cell cell) {
    final List<String> reasons = new ArrayList<>();
    final boolean scan = cell.order().equals("scan");
    expect(reasons, cell, "naiveExtend", scan ? 8 : 4);
    if (cell.keys() >= 100_000) {
      expect(reasons, cell, "jdkMap", scan ? 5 : 1.3);
    }
    for (final String method : List.of("byKey", "byHandle")) {
      final double bytes = cell.bytes().get(method);
      if (!(bytes < ALLOCATION_LIMIT)) {
        reasons.add(
            String.format(
                "%s at %,d keys, %s: allocates %.4f B a sample",
                method, cell.keys(), cell.order(), bytes));
      }
    }
    return reasons;
  }

  private static void expect(
      final List<String> reasons, final Cell cell, final String peer, final double floor) {
    final double ratio = cell.ratio("byKey", peer);
    if (!(ratio >= floor)) {
      reasons.add(
          String.format(
              "byKey at %,d keys, %s: %.2f x %s, the floor is %.1f",
              cell.keys(), cell.order(), ratio, peer, floor));
    }
  }

  private static Collection<Cell> cellsOf(final Collection<RunResult> results) {
    final Map<String, Cell> cells = new TreeMap<>();
    for (final RunResult result : results) {
      final BenchmarkParams params = result.getParams();
      final int keys = Integer.parseInt(params.getParam("keys"));
      final String order = params.getParam("order");
      final Cell cell =
          cells.computeIfAbsent(
              String.format("%09d %s", keys, order),
              name -> new Cell(keys, order, new TreeMap<>(), new TreeMap<>()));
      final String benchmark = params.getBenchmark();
      final String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      cell.scores().put(method, result.getPrimaryResult().getScore());
      cell.bytes().put(method, allocation(result));
    }
    return cells.values();
  }

  private static double allocation(final RunResult result) {
    for (final Map.Entry<String, ? extends Result<?>> entry : secondary(result)) {
      if (entry.getKey().endsWith(ALLOCATION)) {
        return entry.getValue().getScore();
      }
    }
    return Double.NaN;
  }

  @SuppressWarnings("unchecked")
  private static Collection<Map.Entry<String, ? extends Result<?>>> secondary(
      final RunResult result) {
    // JMH's own signature is raw.
    return (Collection<Map.Entry<String, ? extends Result<?>>>)
        (Collection<?>) result.getSecondaryResults().entrySet();
  }
}
