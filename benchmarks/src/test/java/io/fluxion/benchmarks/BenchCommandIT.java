// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.JmhResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** benchmarks.jar as it is shipped: measure, judge, report; and JMH where nothing else is said. */
class BenchCommandIT {
  private static final String PLAN =
      "{\"parts\": [{\"suite\": \"io.fluxion.benchmarks.KeyedUpdateBenchmark\","
          + " \"methods\": [\"byKey\", \"limit\"],"
          + " \"params\": {\"keys\": [\"1000\"], \"order\": [\"scan\"]}, \"forks\": 2,"
          + " \"warmup\": {\"iterations\": 1, \"millis\": 100},"
          + " \"measurement\": {\"iterations\": 2, \"millis\": 50}}]}";

  @TempDir Path folder;

  private record Outcome(int status, String text) {}

  private static Outcome jar(final Object... arguments) throws IOException, InterruptedException {
    final List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Another run of JMH on the machine is no reason for this one not to run.
    words.add("-Djmh.ignoreLock=true");
    words.addAll(List.of("-jar", System.getProperty("fluxion.benchmarks.jar")));
    Arrays.stream(arguments).map(Object::toString).forEach(words::add);
    final Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), text);
  }

  private Path file(final String name, final String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path floor(final double floor) throws IOException {
    return file(
        "floors.json",
        "{\"floors\": [{\"benchmark\": \"KeyedUpdateBenchmark.byKey\", \"peer\": \"limit\","
            + " \"floor\": "
            + floor
            + "}]}");
  }

  @Test
  void shouldMeasureJudgeAndReport() throws Exception {
    final Path out = folder.resolve("out");
    final Path plan = file("plan.json", PLAN);

    final Outcome passed = jar("bench", "--plan", plan, "--floors", floor(1e-6), "--out", out);
    assertThat(passed.status()).as(passed.text()).isZero();
    assertThat(passed.text()).contains("fork 4 of 4").contains("gate: passed, 1 judged, 0 failed");
    assertThat(out.resolve("report/index.html")).content().contains("KeyedUpdateBenchmark");
    assertThat(out.resolve("gate.xml")).content().contains("failures=\"0\"");
    final List<JmhResult> results = JmhResults.read(List.of(out.resolve("results.json")));
    assertThat(results).extracting(JmhResult::method).containsExactly("byKey", "limit");
    for (final JmhResult result : results) {
      assertThat(result.params()).isEqualTo(Map.of("keys", "1000", "order", "scan"));
      assertThat(result.primary().forkScores()).hasSize(2);
      assertThat(result.secondary()).containsKey(JmhResult.ALLOCATION);
    }

    final Outcome failed = jar("bench", "--plan", plan, "--floors", floor(1e6), "--out", out);
    assertThat(failed.status()).as(failed.text()).isEqualTo(1);
    assertThat(failed.text()).contains("FAILED, below its floor: KeyedUpdateBenchmark.byKey");
    assertThat(out.resolve("report/index.html")).content().contains("below its floor");
  }

  @Test
  void shouldRunPairsInTurn() throws Exception {
    final Path plan = file("plan.json", PLAN.replace("\"forks\"", "\"inTurn\": true, \"forks\""));
    final Path out = folder.resolve("results.json");

    final Outcome measured = jar("measure", "--plan", plan, "--out", out);
    assertThat(measured.status()).as(measured.text()).isZero();
    for (final JmhResult result : JmhResults.read(List.of(out))) {
      assertThat(result.primary().forks()).hasDimensions(2, 2);
    }

    final Path spoilt = file("p.json", Files.readString(plan).replace("scan", "up"));
    final Outcome failed = jar("measure", "--plan", spoilt, "--out", out);
    assertThat(failed.status()).as(failed.text()).isEqualTo(1);
    assertThat(failed.text()).contains("order is scan or random, not up");
  }

  @Test
  void shouldSayWhichBenchmarkCannotBeRun() throws Exception {
    final Outcome unknown =
        jar("measure", "--plan", file("p.json", PLAN.replace("limit", "none")), "--out", "x.json");
    assertThat(unknown.status()).as(unknown.text()).isEqualTo(1);
    assertThat(unknown.text()).contains("none");

    final Outcome wrong =
        jar("measure", "--plan", file("p.json", PLAN.replace("scan", "up")), "--out", "x.json");
    assertThat(wrong.status()).as(wrong.text()).isEqualTo(1);
    assertThat(wrong.text()).contains("order is scan or random, not up");
  }

  @Test
  void shouldBeJmhWhereNothingElseIsSaid() throws Exception {
    final Outcome listed = jar("-l");

    assertThat(listed.status()).isZero();
    assertThat(listed.text()).contains("KeyedUpdateBenchmark.byKey");
  }
}
