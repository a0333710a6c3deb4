// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.JmhResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's five figures are those of the results; no other README has a figure. */
class ReadmeFiguresTest {
  private static final String README = "README.md";
  private static final String HEADER = "| measured | compared with |";

  /** A ratio, a rate or a time per operation; "W ×" and "16 × W" are formulas. */
  private static final Pattern MEASURED =
      Pattern.compile(
          "\\d ×(?! [A-ZΔ(\\d])"
              + "|\\d million (?!keys\\b|samples\\.|updates\\b)"
              + "|\\d [MG]B/s|\\d (?:[nµ]s|B) (?:a|an|per|each)\\b"
              + "|\\d % (?:faster|slower)");

  @Test
  void shouldHaveTheFiguresFromTheResults() throws Exception {
    final List<JmhResult> results =
        JmhResults.read(List.of(Figures.ROOT.resolve("benchmarks/results/bench.json")));
    final List<List<String>> rows = Figures.table(README, HEADER);
    assertThat(rows).hasSize(1 + 5);
    for (final List<String> row : rows.subList(1, rows.size())) {
      final String subject = row.get(0).replace("`", "");
      final Map<String, String> params = Figures.params(row.get(2));
      final JmhResult ours = Figures.result(results, subject, params);
      final JmhResult theirs =
          Figures.result(results, Figures.suite(subject) + row.get(1).replace("`", ""), params);
      assertThat(row.get(3)).as(subject).isEqualTo(figure(ours, theirs));
    }
  }

  private static String figure(final JmhResult ours, final JmhResult theirs) {
    final String bytes = "bytesPerKey";
    return ours.secondary().containsKey(bytes)
        ? String.format(
            Locale.ROOT,
            "%,.0f to %,.0f bytes per key",
            ours.secondary().get(bytes).score(),
            theirs.secondary().get(bytes).score())
        : Figures.ratio(ours.primary().score() / theirs.primary().score(), 1);
  }

  @Test
  void shouldHaveNoOtherMeasuredFigureInAnyReadme() throws IOException {
    final Set<String> held = new HashSet<>();
    Figures.table(README, HEADER).forEach(row -> held.add(String.join("|", row)));
    final List<String> others = new ArrayList<>();
    for (final Path readme : readmes()) {
      for (final String line : Files.readAllLines(readme)) {
        if (MEASURED.matcher(line).find() && !held.contains(cells(line))) {
          others.add(Figures.ROOT.relativize(readme) + ": " + line);
        }
      }
    }
    assertThat(others).isEmpty();
  }

  private static String cells(final String line) {
    return line.replaceAll("^\\| | \\|$", "").replaceAll(" *\\| *", "|");
  }

  private static List<Path> readmes() throws IOException {
    try (Stream<Path> files = Files.walk(Figures.ROOT)) {
      final List<Path> readmes =
          files
              .filter(file -> file.endsWith(README))
              .filter(file -> !file.toString().contains("target"))
              .toList();
      assertThat(readmes).hasSizeGreaterThanOrEqualTo(6);
      return readmes;
    }
  }
}
