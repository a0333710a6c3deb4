// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.JmhResults;
import io.fluxion.benchmarks.result.Metric;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables of PERFORMANCE.md are those of the results files that it names. */
class PerformanceFiguresTest {
  private static final String FILE = "benchmarks/PERFORMANCE.md";
  private static final Map<String, String> METHODS =
      Map.of("by key", "byKey", "by handle", "byHandle");

  private static List<JmhResult> wholeRun() throws Exception {
    return JmhResults.read(List.of(Figures.ROOT.resolve("benchmarks/results/bench.json")));
  }

  @Test
  void shouldHaveTheRatiosOfKeyedUpdatesFromTheResults() throws Exception {
    final List<JmhResult> results = wholeRun();
    final List<List<String>> rows = Figures.table(FILE, "| keys | order |");
    assertThat(rows).hasSize(1 + 6);
    for (final List<String> row : rows.subList(1, rows.size())) {
      final Map<String, String> cell =
          Map.of("keys", row.get(0).replace(",", ""), "order", row.get(1));
      for (int i = 2; i < row.size(); i++) {
        final String[] sides = rows.get(0).get(i).split(" / ");
        final String suite = "KeyedUpdateBenchmark.";
        final double ratio =
            score(results, suite + METHODS.get(sides[0]), cell)
                / score(results, suite + sides[1], cell);
        assertThat(row.get(i))
            .as("%s of %s", rows.get(0).get(i), cell)
            .isEqualTo(Figures.ratio(ratio, 1));
      }
    }
  }

  @Test
  void shouldHaveTheBytesPerKeyFromTheResults() throws Exception {
    final List<JmhResult> results = wholeRun();
    final List<List<String>> rows = Figures.table(FILE, "| samples per key |");
    assertThat(rows).hasSize(1 + 6);
    for (final List<String> row : rows.subList(1, rows.size())) {
      final Map<String, String> cell = Map.of("samples", row.get(0).replace(",", ""));
      for (int i = 1; i < row.size(); i++) {
        final double bytes =
            Figures.result(results, "MemoryBoundsBenchmark." + rows.get(0).get(i), cell)
                .secondary()
                .get("bytesPerKey")
                .score();
        assertThat(row.get(i)).isEqualTo(String.format(Locale.ROOT, "%,.0f", bytes));
      }
    }
  }

  @Test
  void shouldHaveTheOtherRatiosOfTheWholeRunFromTheResults() throws Exception {
    final List<JmhResult> results = wholeRun();
    final List<List<String>> rows = Figures.table(FILE, "| whole run, of | to |");
    assertThat(rows).hasSizeGreaterThanOrEqualTo(1 + 20);
    for (final List<String> row : rows.subList(1, rows.size())) {
      final String subject = row.get(0).replace("`", "");
      final Map<String, String> cell = Figures.params(row.get(2));
      final JmhResult ours = Figures.result(results, subject, cell);
      final double theirs =
          score(results, Figures.suite(subject) + row.get(1).replace("`", ""), cell);
      final double ratio =
          ours.isThroughput() ? ours.primary().score() / theirs : theirs / ours.primary().score();
      assertThat(row.get(3)).as(subject).isEqualTo(Figures.ratio(ratio, 2));
    }
  }

  /** The faults that were planted and the runs that failed are those of the experiments' file. */
  @Test
  void shouldHaveTheExperimentsOfTheGateFromTheirFile() throws Exception {
    final List<String> runs =
        Files.readAllLines(Figures.ROOT.resolve("benchmarks/results/gate-experiments.csv"));
    final List<List<String>> rows = Figures.table(FILE, "| build | burner |");
    int held = 0;
    for (final List<String> row : rows.subList(1, rows.size())) {
      final String build = row.get(0).replaceFirst("^`(\\w+)`.*", "$1");
      final String fault = build.equals("as it is") ? "unchanged" : build;
      final String burner = row.get(1).equals("yes") ? "burner" : "none";
      final List<String> these =
          runs.stream().filter(run -> run.startsWith(fault + ',' + burner + ',')).toList();
      final long failed = these.stream().filter(run -> !run.split(",")[4].equals("0")).count();
      assertThat(row.get(2)).as(fault).isEqualTo(Integer.toString(these.size()));
      assertThat(row.get(3)).as(fault).isEqualTo(Long.toString(failed));
      held += these.size();
    }
    assertThat(held).isEqualTo(runs.size() - 1);
  }

  private static double score(
      final List<JmhResult> results, final String name, final Map<String, String> params) {
    final JmhResult result = Figures.result(results, name, params);
    // In turn, methods share a processor: there only the time that each one had counts.
    final Metric time = result.secondary().get("cpu.norm");
    return time == null ? result.primary().score() : 1 / time.score();
  }

  private static double peer(
      final List<JmhResult> results,
      final String suite,
      final String peer,
      final Map<String, String> params) {
    return peer.equals("best map")
        ? Math.max(
            score(results, suite + "agronaMap", params),
            score(results, suite + "fastutilMap", params))
        : score(results, suite + peer, params);
  }

  @Test
  void shouldHaveTheRatiosFromTheResults() throws Exception {
    checkTable("| of | to |", "paths-jdk", 60);
  }

  @Test
  void shouldHaveTheRatiosOfWhatIsDeployedFromTheResults() throws Exception {
    checkTable("| deployed, of | to |", "features-jdk", 15);
  }

  @Test
  void shouldHaveTheRatiosOfMethodsInTurnFromTheResults() throws Exception {
    checkTable("| in turn, of | to |", "paths-in-turn-jdk", 8);
  }

  private static void checkTable(final String header, final String files, final int least)
      throws Exception {
    final List<List<String>> rows = Figures.table(FILE, header);
    assertThat(rows).hasSizeGreaterThanOrEqualTo(1 + least);
    for (int column = 4; column < rows.get(0).size(); column++) {
      final String jdk = rows.get(0).get(column).replace("JDK ", "");
      final List<JmhResult> results =
          JmhResults.read(
              List.of(Figures.ROOT.resolve("benchmarks/results/" + files + jdk + ".json")));
      for (final List<String> row : rows.subList(1, rows.size())) {
        final String subject = row.get(0).replace("`", "");
        final Map<String, String> params = Figures.params(row.get(2));
        final double ratio =
            score(results, subject, params)
                / peer(results, Figures.suite(subject), row.get(1).replace("`", ""), params);
        assertThat(row.get(column)).as("%s on JDK %s", row, jdk).isEqualTo(Figures.ratio(ratio, 2));
      }
    }
  }
}
