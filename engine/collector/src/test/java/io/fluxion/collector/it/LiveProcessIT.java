// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * {@code fluxion live process}, whose source waits for nobody: what is recorded is what is printed,
 * and a reader that is too slow costs itself rows, and nobody else.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class LiveProcessIT {
  private static final Pattern DROPPED =
      Pattern.compile("fluxion: csv: too slow, ([0-9,]+) rows dropped so far");
  private static final int FIELDS = 11;

  @TempDir Path directory;

  @BeforeAll
  static void needProcesses() {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "there is no /proc here");
  }

  private Process start(final Path recording) throws IOException {
    return FluxionProcess.fluxion("live", "process", "--interval", "2ms", "--out", "csv")
        .and("--record", recording.toString())
        .start(directory.resolve("err"));
  }

  @Test
  void shouldRecordWhatItPrints() throws Exception {
    final Path recording = directory.resolve("a.fluxion");
    final Path csv = directory.resolve("a.csv");
    final String[] metrics = {"--emit", "derivative,value,rate,increase"};
    final Process process =
        FluxionProcess.fluxion("live", "process", "--interval", "20ms", "--out", "csv=" + csv)
            .and("--record", recording.toString())
            .and(metrics)
            .start(directory.resolve("err"));
    try {
      while (!Files.exists(recording) || Files.size(recording) < 100_000) {
        Thread.sleep(20);
      }
      stop(process);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(Files.readString(directory.resolve("err"))).isEmpty();
      final FluxionProcess.Outcome replay =
          FluxionProcess.replay(metrics).and("--out", "csv").and(recording).run();
      assertThat(replay.err()).isEmpty();
      assertThat(replay.bytes()).isEqualTo(Files.readAllBytes(csv));
      assertThat(replay.out()).contains(",main_thread_cores,").contains(",OK");
      final String name = FluxionProcess.replay("--out", "summary").and(recording).run().out();
      assertThat(name).contains("java");
    } finally {
      process.destroyForcibly();
    }
  }

  /** What is printed and what is dropped is all there was, in whole rows. */
  @Test
  void shouldCountWhatItDropsAndDropWholeRows() throws Exception {
    final Path recording = directory.resolve("a.fluxion");
    final Process process = start(recording);
    try {
      awaitDrops();
      final CompletableFuture<List<String>> reading =
          CompletableFuture.supplyAsync(
              () -> process.inputReader(StandardCharsets.UTF_8).lines().toList());
      Thread.sleep(1_000);
      stop(process);
      final List<String> lines = reading.get();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(lines.get(0)).isEqualTo("key,x,field,derivative,status");
      assertThat(lines.size() % FIELDS).isEqualTo(1);
      assertThat(lines).allMatch(line -> line.chars().filter(c -> c == ',').count() == 4);
      final long printed = lines.size() / FIELDS;
      assertThat(printed + dropped()).isEqualTo(recorded(recording));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Nobody reads at all: the end waits a few seconds for that, and no longer. */
  @Test
  void shouldEndAlthoughNobodyReads() throws Exception {
    final Path recording = directory.resolve("a.fluxion");
    final Process process = start(recording);
    try {
      awaitDrops();
      stop(process);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(directory.resolve("err"))).contains("csv: too slow, its last ");
      assertThat(recorded(recording)).isPositive();
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * One pipe for rows and messages, and nobody reads it: the first message finds it full. That
   * costs what was to be read there, and nothing else.
   */
  @Test
  void shouldGoOnWhereNobodyReadsWhatItSays() throws Exception {
    final Path recording = directory.resolve("a.fluxion");
    final Process process =
        FluxionProcess.fluxion("live", "process", "--interval", "2ms", "--out", "csv")
            .and("--metrics", "0", "--record", recording.toString())
            .startMerged();
    try {
      final String said = process.inputReader(StandardCharsets.UTF_8).readLine();
      assertThat(said).startsWith("fluxion: metrics at port ");
      final int port = Integer.parseInt(said.replaceAll(".* ", ""));
      while (droppedAt(port) == 0) {
        Thread.sleep(100);
      }
      // More than was under way: it is still written.
      final long size = Files.size(recording) + (1 << 20);
      while (Files.size(recording) < size) {
        Thread.sleep(20);
      }
      assertThat(droppedAt(port)).isPositive();
      stop(process);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(recorded(recording)).isPositive();
    } finally {
      process.destroyForcibly();
    }
  }

  /** What the endpoint says of the csv; answers while everything is well, whoever reads or not. */
  private static long droppedAt(final int port) throws Exception {
    final HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .timeout(Duration.ofSeconds(20))
            .build();
    final HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    final Matcher rows =
        Pattern.compile("fluxion_dropped_rows_total\\{output=\"csv\"} ([0-9.E]+)")
            .matcher(answer.body());
    assertThat(rows.find()).isTrue();
    return (long) Double.parseDouble(rows.group(1));
  }

  /** Not by {@link Process#destroy}, which closes the pipes, too. */
  private static void stop(final Process process) throws Exception {
    final String pid = String.valueOf(process.pid());
    assertThat(new ProcessBuilder("kill", "-TERM", pid).start().waitFor()).isZero();
  }

  private void awaitDrops() throws Exception {
    while (!DROPPED.matcher(Files.readString(directory.resolve("err"))).find()) {
      Thread.sleep(20);
    }
  }

  /** As the last of the messages says it. */
  private long dropped() throws IOException {
    final Matcher matcher = DROPPED.matcher(Files.readString(directory.resolve("err")));
    long rows = 0;
    while (matcher.find()) {
      rows = Long.parseLong(matcher.group(1).replace(",", ""));
    }
    return rows;
  }

  private long recorded(final Path recording) throws IOException {
    final Path summary = directory.resolve("summary.json");
    final FluxionProcess.Outcome replay =
        FluxionProcess.replay("--out", "none", "--summary-json", summary.toString())
            .and(recording)
            .run();
    assertThat(replay.exit()).isZero();
    assertThat(replay.err()).isEmpty();
    final Matcher samples =
        Pattern.compile("\"samples\":(\\d+)").matcher(Files.readString(summary));
    assertThat(samples.find()).isTrue();
    return Long.parseLong(samples.group(1));
  }
}
