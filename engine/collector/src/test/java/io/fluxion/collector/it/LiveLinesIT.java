// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static io.fluxion.collector.it.LiveLines.COLUMNS;
import static io.fluxion.collector.it.LiveLines.awaitSize;
import static io.fluxion.collector.it.LiveLines.awaitText;
import static io.fluxion.collector.it.LiveLines.live;
import static io.fluxion.collector.it.LiveLines.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fluxion live -} as a user runs it: a shell's pipe is a live source. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class LiveLinesIT {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "ndjson"})
  void shouldWriteWhatReplayWrites(final String form) {
    final String input = rows(20_000) + "key1,x,1\nkey2,3,1\nkey3,99999,5\n";
    final FluxionProcess.Outcome live =
        live(COLUMNS).and("--emit", "derivative,rate,resets", "--out", form).input(input).run();
    final FluxionProcess.Outcome replay =
        FluxionProcess.replay(COLUMNS)
            .and("--emit", "derivative,rate,resets", "--out", form, "-")
            .input(input)
            .run();
    assertThat(live.exit()).isZero();
    assertThat(live.bytes()).isEqualTo(replay.bytes());
    assertThat(live.errors()).isEqualTo(replay.errors()).hasSize(1);
  }

  @Test
  void shouldWriteTheTableOfReplayForDockersFrames() throws IOException {
    final byte[] frames = Files.readAllBytes(FluxionProcess.RECORDING);
    final FluxionProcess.Outcome live = live("--out", "table").input(frames).run();
    final FluxionProcess.Outcome replay =
        FluxionProcess.replay("--out", "table", "-").input(frames).run();
    assertThat(live.out()).isEqualTo(replay.out()).contains("spin");
    assertThat(live.exit()).isZero();
  }

  @Test
  void shouldRecordWhatItPrints() throws IOException {
    final Path recording = directory.resolve("a.fluxion");
    final Path csv = directory.resolve("a.csv");
    final FluxionProcess.Outcome live =
        live("--emit", "derivative,value,rate", "--out", "csv=" + csv, "--record")
            .and(recording)
            .input(Files.readAllBytes(FluxionProcess.RECORDING))
            .run();
    assertThat(live.exit()).as(live.err()).isZero();
    assertThat(live.out()).isEmpty();
    final FluxionProcess.Outcome replay =
        FluxionProcess.replay("--emit", "derivative,value,rate", "--out", "csv")
            .and(recording)
            .run();
    assertThat(replay.bytes()).isEqualTo(Files.readAllBytes(csv));
    assertThat(replay.lines()).hasSizeGreaterThan(6_000);
  }

  @Test
  void shouldCountTheRunWhereAskedTo() throws IOException {
    final Path summary = directory.resolve("a.json");
    final FluxionProcess.Outcome live =
        live(COLUMNS)
            .and("--out", "none", "--summary-json", summary.toString())
            .quick()
            .input("k,x,y\na,1,5\na,2,7\nb,2,x\n")
            .run();
    assertThat(live.exit()).isZero();
    assertThat(Files.readString(summary))
        .startsWith("{\"samples\":2,\"keys\":1,\"malformed\":1,\"status\":{\"OK\":1,\"FIRST\":1,");
  }

  /** Three sinks at once, each of which has everything. */
  @Test
  void shouldGiveEverySinkEveryRow() throws IOException {
    final Path ndjson = directory.resolve("a.ndjson");
    final Path table = directory.resolve("a.txt");
    final FluxionProcess.Outcome live =
        live(COLUMNS)
            .and("--out", "csv", "--out", "ndjson=" + ndjson, "--out", "table=" + table)
            .input(rows(5_000))
            .run();
    assertThat(live.exit()).isZero();
    assertThat(live.lines()).hasSize(5_001);
    assertThat(Files.readAllLines(ndjson)).hasSize(5_000);
    assertThat(Files.readString(table)).contains("5,000 samples · 100 keys");
  }

  /** One full disk costs one sink, and is said; the others go on to the end. */
  @Test
  void shouldGoOnWithTheOtherSinksWhereOneFails() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
    final Path csv = directory.resolve("a.csv");
    final FluxionProcess.Outcome live =
        live(COLUMNS)
            .and("--out", "ndjson=/dev/full", "--out", "csv=" + csv)
            .input(rows(5_000))
            .run();
    assertThat(live.exit()).isEqualTo(1);
    assertThat(live.errors())
        .hasSize(1)
        .allMatch(line -> line.startsWith("fluxion: ndjson /dev/full cannot be written: "));
    assertThat(Files.readAllLines(csv)).hasSize(5_001);
  }

  @Test
  void shouldFailWhereThereIsNotOneGoodRow() {
    final FluxionProcess.Outcome live = live(COLUMNS).input("k,x,y\na,b,c\n").run();
    assertThat(live.exit()).isEqualTo(1);
    assertThat(live.errors())
        .containsExactly(
            "fluxion: standard input:2: x 'b' is not a whole number",
            "fluxion: standard input: not one good row");
  }

  /** A row's result is out at once, not when some buffer is full. */
  @Test
  void shouldGiveEachRowWithin100Ms() throws Exception {
    final Process process = live(COLUMNS).and("--out", "csv").start(directory.resolve("err"));
    final long[] nanos = new long[20];
    try (OutputStream pipe = process.getOutputStream();
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      pipe.write("k,x,y\na,0,0\n".getBytes(StandardCharsets.UTF_8));
      pipe.flush();
      reader.readLine();
      reader.readLine();
      for (int i = -5; i < nanos.length; i++) {
        final long start = System.nanoTime();
        pipe.write(("a," + (i + 10) + ",7\n").getBytes(StandardCharsets.UTF_8));
        pipe.flush();
        assertThat(reader.readLine()).isNotEmpty();
        nanos[Math.max(0, i)] = System.nanoTime() - start;
      }
    }
    java.util.Arrays.sort(nanos);
    assertThat(nanos[nanos.length / 2]).isLessThan(100_000_000);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldExposeWhatItKnowsForPrometheus() throws Exception {
    final Path errors = directory.resolve("err");
    final Process process =
        live(COLUMNS).and("--x-unit", "s", "--out", "none", "--metrics", "0").start(errors);
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write("k,x,y\n\"a\"\"b\",1,5\n\"a\"\"b\",2,7\n,1\n".getBytes(StandardCharsets.UTF_8));
      pipe.flush();
      final String said = awaitText(errors, "metrics at port ");
      final int port = Integer.parseInt(said.replaceAll("(?s).*metrics at port (\\d+).*", "$1"));
      final String text =
          awaitMetric(
              port, "fluxion_samples_total{field=\"y\",source=\"lines\",status=\"ok\"} 1.0");
      assertThat(text)
          .contains("# TYPE fluxion_y_per_second gauge\n")
          .contains("\nfluxion_y_total{field=\"y\",k=\"a\\\"b\"} 7.0\n")
          .contains("\nfluxion_y_per_second{field=\"y\",k=\"a\\\"b\"} 2.0\n")
          .contains("\nfluxion_store_keys{source=\"lines\"} 1.0\n")
          .contains("\nfluxion_malformed_rows_total 1.0\n")
          .contains("\nfluxion_update_latency_seconds_count{source=\"lines\"} 2\n")
          .contains("fluxion_update_latency_seconds{source=\"lines\",quantile=\"0.99\"}");
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void shouldSayWhereItCannotListen() throws Exception {
    try (java.net.ServerSocket taken =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      final FluxionProcess.Outcome live =
          live(COLUMNS)
              .and("--metrics", String.valueOf(taken.getLocalPort()))
              .quick()
              .input(rows(1))
              .run();
      assertThat(live.exit()).isEqualTo(1);
      assertThat(live.errors())
          .hasSize(1)
          .allMatch(line -> line.contains("nothing can listen there: Address already in use"));
    }
  }

  /** A file that standard input or output was opened from is no other output's. */
  @Test
  void shouldRefuseToWriteOverWhatItReadsOrPrints() throws Exception {
    final Path data = Files.writeString(directory.resolve("a.csv"), rows(10));
    final Path out = directory.resolve("out.csv");
    final Path link = Files.createLink(directory.resolve("link"), data);
    final Path errors = directory.resolve("err");
    for (final Path record : List.of(data, link, out)) {
      final Process process =
          new ProcessBuilder(live(COLUMNS).quick().and("--record").and(record).command())
              .redirectInput(data.toFile())
              .redirectOutput(out.toFile())
              .redirectError(errors.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(errors))
          .isEqualTo(
              "fluxion: --record "
                  + record
                  + (record == out
                      ? " is where standard output goes: give another file\n"
                      : " is the input - itself: give another file\n"));
      assertThat(process.exitValue()).isEqualTo(2);
    }
    assertThat(Files.readString(data)).isEqualTo(rows(10));
  }

  @Test
  void shouldRefuseAFileThatAnotherRunWrites() throws Exception {
    final Path recording = directory.resolve("a.fluxion");
    final Process first =
        live(COLUMNS).and("--record", recording.toString()).quick().start(directory.resolve("err"));
    try (OutputStream pipe = first.getOutputStream()) {
      pipe.write("k,x,y\na,1,5\na,2,7\n".getBytes(StandardCharsets.UTF_8));
      pipe.flush();
      awaitSize(recording, 200);
      final FluxionProcess.Outcome second =
          live(COLUMNS).and("--out", "csv=" + recording).input(rows(10)).run();
      assertThat(second.errors())
          .containsExactly(
              "fluxion: --out " + recording + " cannot be written: another process writes it");
      assertThat(second.exit()).isEqualTo(1);
      pipe.write("a,3,9\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(first.exitValue()).isZero();
    assertThat(FluxionProcess.replay().and(recording).run().lines())
        .containsExactly(
            "key,x,field,derivative,status", "a,1,y,,FIRST", "a,2,y,2.0,OK", "a,3,y,2.0,OK");
  }

  private static String awaitMetric(final int port, final String line) throws Exception {
    final HttpClient client = HttpClient.newHttpClient();
    final HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    String text = "";
    for (int i = 0; i < 100 && !text.contains(line); i++) {
      text = client.send(request, BodyHandlers.ofString()).body();
      Thread.sleep(50);
    }
    assertThat(text).contains(line);
    return text;
  }
}
