// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults that the gate must catch can still be planted: their patches fit the engine. */
class PlantedFaultsTest {
  private static final Path ROOT = Path.of(System.getProperty("fluxion.root"));

  @ParameterizedTest
  @ValueSource(strings = {"allocates", "slower", "grows"})
  void shouldFitTheSourcesAsTheyAre(final String fault) throws IOException {
    final List<String> patch =
        Files.readAllLines(ROOT.resolve("benchmarks/gate/planted/" + fault + ".patch"));
    String source = "";
    List<String> hunk = new ArrayList<>();
    int hunks = 0;
    for (final String line : patch) {
      if (line.startsWith("+++ b/")) {
        source = Files.readString(ROOT.resolve(line.substring("+++ b/".length())));
      } else if (line.startsWith("@@")) {
        hunk = new ArrayList<>();
        hunks++;
      } else if (hunks > 0 && (line.startsWith(" ") || line.startsWith("-"))) {
        hunk.add(line.substring(1));
        assertThat(source).contains(String.join("\n", hunk));
      }
    }
    assertThat(hunks).isPositive();
  }
}
