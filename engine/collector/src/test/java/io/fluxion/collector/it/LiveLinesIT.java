package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fluxion live -} as a user runs it: a shell's pipe is a live source. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveLinesIT {
  private static final String[] COLUMNS = {"--key", "k", "--x", "x", "--y", "y"};
  private static final int MANY_ROWS = 1_200_000;

  @TempDir Path directory;

  private static FluxionProcess live(final String... words) {
    return FluxionProcess.fluxion("live", "-").and(words);
  }

  private static String rows(final int count) {
    final StringBuilder rows = new StringBuilder("k,x,y\n");
    for (int i = 0; i < count; i++) {
      rows.append("key").append(i % 100).append(',').append(i).append(',').append(3L * i);
      rows.append('\n');
    }
    return rows.toString();
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void shouldEndCleanlyWhenToldTo(final String signal) throws Exception {
    final Path recording = directory.resolve("a.fluxion");
    final Process process =
        live(COLUMNS)
            .and("--out", "table", "--record", recording.toString())
            .quick()
            .start(directory.resolve("err"));
    process.getOutputStream().write("k,x,y\na,1,5\na,2,7\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    awaitSize(recording, 200);
    if (isIgnored(process, signal)) {
      process.destroyForcibly();
      Assumptions.abort("who started these tests ignores SIG" + signal + ", and so does a JVM");
    }
    signal(process, signal);
    final String out = read(process.getInputStream());
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(out).contains("2 samples · 1 key");
    assertThat(Files.readString(directory.resolve("err"))).isEmpty();
    assertThat(FluxionProcess.replay().and(recording).run().lines())
        .containsExactly("key,x,field,derivative,status", "a,1,y,,FIRST", "a,2,y,2.0,OK");
  }

  /** Even before the first line has told what there is to watch. */
  @Test
  void shouldEndCleanlyWhileNothingHasCome() throws Exception {
    final Process process = live(COLUMNS).quick().start(directory.resolve("err"));
    Thread.sleep(1_000);
    signal(process, "TERM");
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(directory.resolve("err"))).isEmpty();
  }

  /** Who is killed has recorded what is more than a second or so old. */
  @Test
  void shouldLeaveAReadableRecordingWhenKilled() throws Exception {
    final Path recording = directory.resolve("a.fluxion");
    final Process process =
        live(COLUMNS).and("--record", recording.toString()).quick().start(directory.resolve("err"));
    process.getOutputStream().write(rows(10_000).getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    awaitSize(recording, 200_000);
    process.destroyForcibly().waitFor();
    assertThat(FluxionProcess.replay().and(recording).run().lines()).hasSizeGreaterThan(8_000);
  }

  /** Standard input can wait, so nothing is dropped however slow the reader is. */
  @Test
  void shouldLoseNothingToASlowReader() throws Exception {
    final Path input = directory.resolve("rows.csv");
    Files.writeString(input, rows(MANY_ROWS));
    final Path errors = directory.resolve("err");
    final Process process = live(COLUMNS).and("--out", "csv").start(errors);
    final Thread feeder =
        new Thread(
            () -> {
              try (OutputStream pipe = process.getOutputStream()) {
                Files.copy(input, pipe);
              } catch (final IOException e) {
                // Told by the number of rows.
              }
            });
    feeder.start();
    // By now every buffer on the way is full.
    Thread.sleep(3_000);
    assertThat(feeder.isAlive()).as("the source waits").isTrue();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(reader.lines().count()).isEqualTo(MANY_ROWS + 1L);
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(errors)).isEmpty();
  }

  /**
   * The input is at its end, and the reader takes nothing: that is waited for, but not by who says
   * stop.
   */
  @Test
  void shouldEndSoonWhereOnlyASlowReaderIsWaitedFor() throws Exception {
    final Path errors = directory.resolve("err");
    final Process process = live(COLUMNS).and("--out", "csv").start(errors);
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write(rows(100_000).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(process.waitFor(3, TimeUnit.SECONDS)).isFalse();
    signal(process, "TERM");
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(errors))
        .matches("fluxion: csv: too slow, its last \\d+ bytes are not written\n");
    assertThat(process.exitValue()).isZero();
  }

  /** Samples wait behind the reader that takes nothing: every other output gets them still. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldGiveTheOtherSinksEverythingWhereOneReaderIsSlow(final boolean inputEnds)
      throws Exception {
    final int count = 300_000;
    final Path ndjson = directory.resolve("a.ndjson");
    final Path recording = directory.resolve("a.fluxion");
    final Path errors = directory.resolve("err");
    final Process process =
        live(COLUMNS)
            .and("--out", "csv", "--out", "ndjson=" + ndjson, "--record", recording.toString())
            .start(errors);
    final OutputStream pipe = process.getOutputStream();
    pipe.write(rows(count).getBytes(StandardCharsets.UTF_8));
    pipe.flush();
    if (inputEnds) {
      pipe.close();
    }
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isFalse();
    assertThat(Files.readString(errors)).isEmpty();
    signal(process, "TERM");
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readAllLines(errors))
        .anyMatch(line -> line.matches("fluxion: csv: too slow, [0-9,]+ rows dropped so far"))
        .anyMatch(line -> line.matches("fluxion: csv: too slow, its last \\d+ bytes .*"))
        .allMatch(line -> line.startsWith("fluxion: csv: too slow, "));
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readAllLines(ndjson)).hasSize(count);
    assertThat(FluxionProcess.replay().and(recording).run().lines()).hasSize(count + 1);
  }

  @Test
  void shouldEndQuietlyWhenTheReaderHasEnough() throws Exception {
    final Path errors = directory.resolve("err");
    final Process process = live(COLUMNS).and("--out", "csv").start(errors);
    process.getInputStream().close();
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write(rows(MANY_ROWS).getBytes(StandardCharsets.UTF_8));
    } catch (final IOException e) {
      // It has ended before it has read everything.
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(errors)).isEmpty();
  }

  /** As {@code tail -f a.csv | fluxion live - ... | head -2}: its input has no end. */
  @Test
  void shouldEndQuietlyWhenTheReaderHasEnoughThoughMoreMayCome() throws Exception {
    final Path errors = directory.resolve("err");
    final Process process = live(COLUMNS).and("--out", "csv").quick().start(errors);
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write("k,x,y\na,1,5\n".getBytes(StandardCharsets.UTF_8));
      pipe.flush();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(reader.readLine()).isNotEmpty();
        assertThat(reader.readLine()).isNotEmpty();
      }
      pipe.write("a,2,7\n".getBytes(StandardCharsets.UTF_8));
      pipe.flush();
      // Only the next row meets the reader's absence, if nothing does earlier.
      for (int i = 3; !process.waitFor(500, TimeUnit.MILLISECONDS); i++) {
        assertThat(i).isLessThan(60);
        write(pipe, "a," + i + ",9\n");
      }
    }
    assertThat(Files.readString(errors)).isEmpty();
    assertThat(process.exitValue()).isZero();
  }

  private static void write(final OutputStream pipe, final String text) {
    try {
      pipe.write(text.getBytes(StandardCharsets.UTF_8));
      pipe.flush();
    } catch (final IOException e) {
      // It has just ended.
    }
  }

  @Test
  void shouldSayAtTheStartThatARecordingDoesNotFitTheHeap() {
    // The store takes the larger part of the old generation; another of its size does not fit.
    final Path recording = directory.resolve("a.fluxion");
    final FluxionProcess.Outcome live =
        live(COLUMNS)
            .and("--max-keys", "10000", "--max-key-bytes", "4096", "--record")
            .and(recording)
            .jvm("-Xmx100m", "-XX:+UseSerialGC")
            .input("k,x,y\na,1,5\n")
            .run();
    assertThat(live.errors())
        .containsExactly(
            "fluxion: --record "
                + recording
                + " cannot be written: the dictionary of 10000 keys does not fit the heap: give a"
                + " lower --max-keys, or java -Xmx");
    assertThat(live.exit()).isEqualTo(1);
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
    final FluxionProcess.Outcome live = live(COLUMNS).quick().input("k,x,y\na,b,c\n").run();
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
      final String text = awaitMetric(port, "fluxion_samples_total{field=\"y\",status=\"ok\"} 1.0");
      assertThat(text)
          .contains("# TYPE fluxion_y_per_second gauge\n")
          .contains("\nfluxion_y_per_second{key=\"a\\\"b\"} 2.0\n")
          .contains("\nfluxion_store_keys 1.0\n")
          .contains("\nfluxion_malformed_rows_total 1.0\n")
          .contains("\nfluxion_update_latency_seconds_count 2\n")
          .contains("fluxion_update_latency_seconds{quantile=\"0.99\"}");
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
          live(COLUMNS).and("--out", "csv=" + recording).quick().input(rows(10)).run();
      assertThat(second.errors())
          .containsExactly(
              "fluxion: --out " + recording + " cannot be written: another process writes it");
      assertThat(second.exit()).isEqualTo(1);
      pipe.write("a,3,9\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(first.exitValue()).isZero();
    assertThat(FluxionProcess.replay().and(recording).quick().run().lines())
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

  private static String awaitText(final Path file, final String text) throws Exception {
    for (int i = 0; i < 200; i++) {
      if (Files.exists(file) && Files.readString(file).contains(text)) {
        return Files.readString(file);
      }
      Thread.sleep(50);
    }
    throw new AssertionError(file + " has no " + text);
  }

  private static void awaitSize(final Path file, final long bytes) throws Exception {
    for (int i = 0; i < 400; i++) {
      if (Files.exists(file) && Files.size(file) >= bytes) {
        return;
      }
      Thread.sleep(25);
    }
    throw new AssertionError(file + " has not come to " + bytes + " bytes");
  }

  /** As below nohup, or behind an ampersand of a script. */
  private static boolean isIgnored(final Process process, final String signal) throws IOException {
    final int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal);
    final Path status = Path.of("/proc/" + process.pid() + "/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(
                line ->
                    (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> number - 1 & 1) != 0);
  }

  private static void signal(final Process process, final String name) throws Exception {
    final List<String> words = List.of("kill", "-" + name, String.valueOf(process.pid()));
    assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
  }

  private static String read(final InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
