// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The pairs of {@code replay-data/golden}: {@code NAME.args} and {@code NAME.csv} or {@code
 * NAME.ndjson} give {@code NAME.out}, byte for byte, with the exit status of {@code NAME.exit} (0
 * where there is none) and a line on standard error for each pattern of {@code NAME.err}.
 */
class GoldenIT {
  private static final Path GOLDEN = FluxionProcess.ROOT.resolve("replay-data/golden");
  private static final int FEWEST = 99;

  @TestFactory
  List<DynamicTest> shouldGiveTheGoldenOutput() throws IOException {
    final SideBySide pairs = new SideBySide();
    for (final String name : names()) {
      final FluxionProcess process = FluxionProcess.replay(words(name));
      if (!String.join(" ", words(name)).contains("--out ")) {
        process.and("--out", "csv");
      }
      pairs.test(name, process.and(input(name)), outcome -> check(name, outcome));
    }
    return pairs.tests();
  }

  @Test
  void shouldHaveLostNoPair() throws IOException {
    assertThat(names()).hasSizeGreaterThanOrEqualTo(FEWEST);
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".args"))
          .map(file -> file.substring(0, file.length() - ".args".length()))
          .sorted()
          .toList();
    }
  }

  private static String[] words(final String name) {
    return read(name + ".args").strip().split(" ");
  }

  private static Path input(final String name) {
    final Path csv = GOLDEN.resolve(name + ".csv");
    return Files.exists(csv) ? csv : GOLDEN.resolve(name + ".ndjson");
  }

  private static void check(final String name, final FluxionProcess.Outcome outcome) {
    assertThat(outcome.out()).isEqualTo(read(name + ".out"));
    final List<String> patterns =
        has(name + ".err") ? read(name + ".err").lines().toList() : List.of();
    final List<String> lines = Faults.lines(outcome);
    final int exit = has(name + ".exit") ? Integer.parseInt(read(name + ".exit").strip()) : 0;
    // A run that fails may say so in a line of its own after those of the rows.
    assertThat(lines).hasSizeBetween(patterns.size(), patterns.size() + (exit == 0 ? 0 : 1));
    for (int i = 0; i < patterns.size(); i++) {
      assertThat(lines.get(i)).containsPattern(patterns.get(i));
    }
    assertThat(outcome.exit()).isEqualTo(exit);
  }

  private static boolean has(final String file) {
    return Files.exists(GOLDEN.resolve(file));
  }

  private static String read(final String file) {
    try {
      return Files.readString(GOLDEN.resolve(file), StandardCharsets.UTF_8);
    } catch (final IOException e) {
      throw new AssertionError(e);
    }
  }
}
