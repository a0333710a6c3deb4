// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.benchmarks.measure.Plan.Part;
import io.fluxion.benchmarks.result.ResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final String PART =
      "{\"suite\": \"a.Suite\", \"methods\": [\"fast\", \"peer\", \"limit\"],"
          + " \"params\": {\"keys\": [\"1\", \"2\"], \"order\": [\"scan\"]}, \"forks\": 3,"
          + " \"warmup\": {\"iterations\": 0, \"millis\": 1},"
          + " \"measurement\": {\"iterations\": 5, \"millis\": 100}}";

  @TempDir Path folder;

  private Plan plan(final String text) throws IOException, ResultException {
    return Plan.read(List.of(Files.writeString(folder.resolve("plan.json"), text)));
  }

  @Test
  void shouldMakeACellOfEachCombination() throws Exception {
    final Plan plan = plan("{\"parts\": [" + PART + "]}");

    final Part part = plan.parts().get(0);
    assertThat(part.cells())
        .containsExactly(
            Map.of("keys", "1", "order", "scan"), Map.of("keys", "2", "order", "scan"));
    assertThat(plan.forks()).isEqualTo(3 * 3 * 2);
    assertThat(plan.rounds()).isEqualTo(3);
  }

  @Test
  void shouldTakeEveryOtherRoundBackwards() throws Exception {
    final Part part = plan("{\"parts\": [" + PART + "]}").parts().get(0);

    assertThat(part.order(0)).isEqualTo(List.of("fast", "peer", "limit"));
    assertThat(part.order(1)).isEqualTo(List.of("limit", "peer", "fast"));
    assertThat(part.order(2)).isEqualTo(part.order(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"parts\": []}", "{\"parts\": [{}]}", "{\"parts\": 7}"})
  void shouldRefuseWhatIsNoPlan(final String text) {
    assertThatThrownBy(() -> plan(text))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("plan.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"three\"", "null", "1e99"})
  void shouldRefuseForksThatAreNoNumber(final String forks) {
    final String part = PART.replace("\"forks\": 3", "\"forks\": " + forks);
    assertThatThrownBy(() -> plan("{\"parts\": [" + part + "]}"))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("forks");
  }

  @Test
  void shouldBeReadOfThePlansThatAreThere() throws Exception {
    final Path plans = Path.of(System.getProperty("fluxion.root"), "benchmarks", "gate");
    for (final String name : List.of("pairs.json", "peers.json", "short.json", "subset.json")) {
      for (final Part part : Plan.read(List.of(plans.resolve(name))).parts()) {
        final Class<?> suite = Class.forName(part.suite());
        for (final String method : part.methods()) {
          assertThat(suite.getMethods()).as(name).anyMatch(one -> one.getName().equals(method));
        }
      }
    }
  }
}
