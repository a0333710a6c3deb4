// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
  @TempDir private Path directory;

  private final StringWriter errors = new StringWriter();
  private Path updates;
  private Path memory;

  @BeforeEach
  void setUp() throws IOException {
    updates = MadeUp.write(directory.resolve("updates.json"), MadeUp.keyedUpdates());
    memory = MadeUp.write(directory.resolve("memory.json"), MadeUp.memory());
  }

  private int run(final Object... arguments) {
    final String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return new CommandLine(new ReportCommand())
        .setErr(new PrintWriter(errors, true))
        .execute(words);
  }

  private Path out() {
    return directory.resolve("out");
  }

  private void shouldRefuse(final String reason, final Object... arguments) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(errors.toString()).contains(reason).hasLineCount(1);
  }

  @Test
  void shouldWriteThePageAndTheImage() throws IOException {
    final Path verdict = Files.writeString(directory.resolve("gate.md"), "# Gate: passed");
    final Path image = directory.resolve("deep").resolve("overview.svg");
    final Path latency = MadeUp.latency(directory.resolve("latency"), 20_000);
    assertThat(
            run(
                "--results",
                updates,
                "--results",
                memory,
                "--latency",
                latency,
                "--verdict",
                verdict,
                "--out",
                out(),
                "--image",
                image))
        .isZero();
    assertThat(errors.toString()).isEmpty();
    assertThat(out().resolve("index.html"))
        .content()
        .contains("Gate: passed", "id=\"throughput\"", "id=\"memory\"", "id=\"latency\"")
        .doesNotContain(directory.toString());
    assertThat(image).content().startsWith("<svg");
  }

  @Test
  void shouldTakeAllLogsThatAreThere() throws IOException {
    MadeUp.log(directory.resolve("engine.hlog"), 90, 5_000, 1e6);
    assertThat(run("--results", updates, "--latency", directory, "--out", out())).isZero();
    assertThat(out().resolve("index.html")).content().contains("99.9 %", "5,000");
  }

  @Test
  void shouldRefuseResultsThatAreNone() throws IOException {
    final Path broken = Files.writeString(directory.resolve("broken.json"), "[{\n");
    shouldRefuse("broken.json: line", "--results", broken, "--out", out());
    assertThat(out()).doesNotExist();
  }

  @Test
  void shouldRefuseADirectoryWithoutLogs() {
    shouldRefuse("no engine.hlog", "--results", updates, "--latency", directory, "--out", out());
  }

  @Test
  void shouldRefuseALogThatIsNone() throws IOException {
    Files.writeString(directory.resolve("naive.hlog"), "no,log,of,histograms\n");
    shouldRefuse("naive.hlog: ", "--results", updates, "--latency", directory, "--out", out());
  }

  @Test
  void shouldRefuseALogWithADamagedHistogram() throws IOException {
    final Path log = directory.resolve("engine.hlog");
    MadeUp.log(log, 90, 1_000, 1e6);
    final String text = Files.readString(log);
    Files.writeString(log, text.replace("HIST", "HOST"));
    shouldRefuse("engine.hlog: ", "--results", updates, "--latency", directory, "--out", out());
  }

  @Test
  void shouldRefuseAVerdictThatIsNotThere() {
    shouldRefuse("gate.md: ", "--results", updates, "--verdict", "gate.md", "--out", out());
  }

  @Test
  void shouldRefuseToDrawWhatWasNotMeasured() throws IOException {
    final Path other =
        MadeUp.write(
            directory.resolve("other.json"),
            List.of(
                MadeUp.result(
                    "a.B.c", "thrpt", Map.of(), "ops/s", List.of(List.of(1.0)), Map.of())));
    shouldRefuse(
        "neither of its two pictures",
        "--results",
        other,
        "--out",
        out(),
        "--image",
        directory.resolve("i.svg"));
  }

  @Test
  void shouldRefuseWhereItCannotWrite() {
    shouldRefuse("cannot be written", "--results", updates, "--out", updates.resolve("below"));
  }
}
