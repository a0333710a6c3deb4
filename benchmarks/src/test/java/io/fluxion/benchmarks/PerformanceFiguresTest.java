package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.JmhResults;
import io.fluxion.benchmarks.result.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The ratios of PERFORMANCE.md's first two tables are those of the results files it names. */
class PerformanceFiguresTest {
  private static final Path BENCHMARKS =
      Path.of(System.getProperty("fluxion.root")).resolve("benchmarks");

  private static double score(
      final List<JmhResult> results, final String name, final Map<String, String> params) {
    final List<JmhResult> found =
        results.stream()
            .filter(result -> result.shortName().equals(name))
            .filter(result -> result.params().entrySet().containsAll(params.entrySet()))
            .toList();
    assertThat(found).as("%s %s", name, params).hasSize(1);
    // In turn, methods share a processor: there only the time that each one had counts.
    final Metric time = found.get(0).secondary().get("cpu.norm");
    return time == null ? found.get(0).primary().score() : 1 / time.score();
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
    checkTable("| of | to |", "paths-jdk", 30);
  }

  @Test
  void shouldHaveTheRatiosOfMethodsInTurnFromTheResults() throws Exception {
    checkTable("| in turn, of | to |", "paths-in-turn-jdk", 8);
  }

  private static void checkTable(final String header, final String files, final int least)
      throws Exception {
    final List<List<String>> rows =
        Files.readAllLines(BENCHMARKS.resolve("PERFORMANCE.md")).stream()
            .dropWhile(line -> !line.startsWith(header))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::trim).toList())
            .toList();
    assertThat(rows).hasSizeGreaterThan(least);
    for (int column = 4; column < rows.get(0).size(); column++) {
      final String jdk = rows.get(0).get(column).replace("JDK ", "");
      final List<JmhResult> results =
          JmhResults.read(List.of(BENCHMARKS.resolve("results/" + files + jdk + ".json")));
      for (final List<String> row : rows.subList(2, rows.size())) {
        final String subject = row.get(0).replace("`", "");
        final String suite = subject.substring(0, subject.indexOf('.') + 1);
        final Map<String, String> params =
            Arrays.stream(row.get(2).split(", "))
                .map(param -> param.split("="))
                .collect(Collectors.toMap(param -> param[0], param -> param[1]));
        final double ratio =
            score(results, subject, params)
                / peer(results, suite, row.get(1).replace("`", ""), params);
        assertThat(row.get(column))
            .as("%s on JDK %s", row, jdk)
            .isEqualTo(String.format(Locale.ROOT, "%.2f ×", ratio));
      }
    }
  }
}
