// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code fluxion live docker} against a real daemon. One process watches through all of it: what it
 * printed and recorded is looked at in the end.
 */
@Tag("system")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DockerLiveIT {
  private static final String[] METRICS = {"--emit", "derivative,value,rate"};

  /** How a service that does little but for ever is started; another compiler does not pay. */
  private static final String[] SERVICE = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

  private static final String SPINNING = "while :; do :; done";
  private static final int CROWD = 50;
  private static final int ROUNDS = 4;

  /** What a row of a container may cost at most, in cores, whatever happens to it. */
  private static final double LARGEST_CORES = Runtime.getRuntime().availableProcessors() * 1.1;

  /** What a container that is held to a tenth of a CPU, or needs less, may show over one step. */
  private static final double LARGEST_OF_A_TENTH = 0.2;

  @TempDir private static Path folder;
  private static DockerDaemon daemon;
  private static KernelCpu kernel;
  private static LiveProcess watching;
  private static Map<String, String> ids;

  private static long descriptors;
  private static long threads;

  @BeforeAll
  static void startDaemon() throws Exception {
    final String obstacle = DockerDaemon.obstacle();
    assumeTrue(obstacle == null, () -> obstacle + ": not run");
    try {
      daemon = DockerDaemon.start(Files.createDirectory(folder.resolve("daemon")));
      // Whether containers run is the question, too.
      daemon.run("idle", List.of(), "sh", "-c", "while :; do sleep 1; done");
    } catch (final IOException e) {
      assumeTrue(false, "Docker does not run here: " + e.getMessage());
    }
    daemon.run("spinning", List.of(), "sh", "-c", SPINNING);
    daemon.run("held", List.of("--cpus=0.2"), "sh", "-c", SPINNING);
    for (final String name : List.of("restarted", "stopped", "removed")) {
      daemon.run(name, List.of("--cpus=0.1"), "sh", "-c", SPINNING);
    }
    // Not held back: a group that its quota keeps from running can hardly be frozen.
    daemon.run("paused", List.of(), "sh", "-c", "while :; do sleep 0.02; done");
    ids = new TreeMap<>(daemon.ids());
    kernel = new KernelCpu(daemon, Stream.of("idle", "spinning", "held").map(ids::get).toList());
    watching =
        LiveProcess.start(
            folder.resolve("watching.err"),
            FluxionProcess.fluxion("live", "docker", "--host", daemon.host())
                .and(METRICS)
                .and("--out", "csv=" + csv(), "--record", recording().toString())
                .jvm(SERVICE));
  }

  @AfterAll
  static void removeAll() throws Exception {
    try {
      if (watching != null) {
        watching.close();
      }
      if (kernel != null) {
        kernel.close();
      }
    } finally {
      if (daemon != null) {
        daemon.close();
      }
    }
  }

  private static Path csv() {
    return folder.resolve("watching.csv");
  }

  private static Path recording() {
    return folder.resolve("watching.fluxion");
  }

  // ---- the rows so far

  private static CsvRows rows() throws IOException {
    final String text = Files.exists(csv()) ? Files.readString(csv()) : "";
    final List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    return new CsvRows(lines.isEmpty() ? List.of("key") : lines);
  }

  private static List<CsvRows.Row> cores(final String name) throws IOException {
    return rows().where(row -> row.key().equals(name) && row.field().equals("cpu_cores")).toList();
  }

  private static long lastX(final List<CsvRows.Row> rows) {
    return rows.stream().filter(row -> row.has("x")).mapToLong(CsvRows.Row::x).max().orElse(0);
  }

  private static long nowNanos() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(final int seconds, final String what, final Condition condition)
      throws Exception {
    final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what + "; " + watching.errors()).isLessThan(end);
      Thread.sleep(100);
    }
  }

  private static List<String> statuses(final List<CsvRows.Row> rows) {
    return rows.stream().map(CsvRows.Row::status).toList();
  }

  private static double cores(final CsvRows.Row first, final CsvRows.Row last) {
    return (last.number("value") - first.number("value")) / (last.x() - first.x());
  }

  // ---- (a), (b)

  /** While others are restarted, stopped, paused, removed. */
  @Test
  @Order(1)
  void shouldAgreeWithTheKernelWhateverHappensToOthers() throws Exception {
    for (final String name : ids.keySet()) {
      await(20, "rows of " + name, () -> !cores(name).isEmpty());
    }
    final long begun = nowNanos();
    final long clock = System.nanoTime();
    at(clock, 6, () -> daemon.call("restart", "-t", "0", "restarted"));
    at(clock, 10, () -> daemon.call("stop", "-t", "0", "stopped"));
    at(clock, 12, () -> daemon.pause("paused"));
    at(clock, 16, () -> daemon.call("rm", "-f", "removed"));
    final long removed = nowNanos();
    at(clock, 20, () -> daemon.call("start", "stopped"));
    at(clock, 24, () -> daemon.call("unpause", "paused"));
    at(clock, 30, () -> daemon.run("late", List.of("--cpus=0.1"), "sh", "-c", SPINNING));
    ids.putAll(daemon.ids());
    at(clock, 34, () -> daemon.call("restart", "-t", "0", "restarted"));
    // Before a second has passed nobody sees that it was away.
    at(clock, 42, () -> daemon.call("stop", "-t", "0", "stopped"));
    at(clock, 42, () -> daemon.call("start", "stopped"));
    // In time that is to spare.
    for (final String name : crowd()) {
      daemon.call("create", "--network=none", "--name", name, DockerDaemon.IMAGE, "sleep", "600");
    }
    at(clock, 62, () -> "");
    final long ended = nowNanos();

    agree("spinning", begun, ended, 0);
    agree("held", begun, ended, 0);
    // It does next to nothing, in spurts of half a millisecond a second, of which one more or less
    // may lie between two readings.
    agree("idle", begun, ended, 0.0005);
    // As much as it may have, where others leave it that.
    assertThat(cores(first("held", begun), last("held", ended))).isBetween(0.1, 0.21);

    lifeOfTheRestarted();
    lifeOfTheStopped();
    lifeOfThePaused();
    assertThat(statuses(cores("late"))).startsWith("FIRST").endsWith("OK").hasSizeGreaterThan(20);
    final List<CsvRows.Row> gone = cores("removed");
    assertThat(lastX(gone)).isBetween(begun, removed + 1_000_000_000L);
    assertThat(gone).filteredOn(row -> row.status().equals("MISSING")).hasSizeLessThan(2);
    for (final String name : ids.keySet()) {
      if (!name.equals("removed")) {
        assertThat(lastX(cores(name))).as(name).isGreaterThan(ended - 4_000_000_000L);
      }
    }
    noWrongValue();
    assertThat(watching.errors()).isEmpty();
  }

  private interface Call {
    String call() throws Exception;
  }

  private static void at(final long clock, final int second, final Call call) throws Exception {
    final long wait = clock + TimeUnit.SECONDS.toNanos(second) - System.nanoTime();
    TimeUnit.NANOSECONDS.sleep(Math.max(0, wait));
    call.call();
  }

  private static CsvRows.Row first(final String name, final long from) throws IOException {
    return cores(name).stream().filter(row -> row.x() >= from).findFirst().orElseThrow();
  }

  private static CsvRows.Row last(final String name, final long to) throws IOException {
    return cores(name).stream()
        .filter(row -> row.x() <= to)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private static void agree(
      final String name, final long from, final long to, final double tolerance)
      throws IOException {
    final CsvRows.Row first = first(name, from);
    final CsvRows.Row last = last(name, to);
    assertThat(last.x() - first.x()).isGreaterThan(TimeUnit.SECONDS.toNanos(58));
    final double fluxion = cores(first, last);
    final double counted = kernel.cores(ids.get(name), first.x(), last.x());
    System.out.printf(
        Locale.ROOT,
        "DockerLiveIT: %s over %.1f s: %.6f cores, by the kernel %.6f (%+.3f %%)%n",
        name,
        (last.x() - first.x()) / 1e9,
        fluxion,
        counted,
        (fluxion / counted - 1) * 100);
    if (tolerance > 0) {
      assertThat(fluxion).isCloseTo(counted, within(tolerance));
    } else {
      assertThat(fluxion).isPositive().isCloseTo(counted, withinPercentage(3));
    }
    assertThat(statuses(cores(name)).subList(1, cores(name).size())).containsOnly("OK");
  }

  private static void lifeOfTheRestarted() throws IOException {
    final List<CsvRows.Row> rows = cores("restarted");
    final List<String> statuses = statuses(rows);
    assertThat(statuses).startsWith("FIRST", "OK").endsWith("OK", "OK");
    assertThat(statuses).filteredOn("RESET"::equals).hasSize(2);
    assertThat(statuses).isSubsetOf("FIRST", "OK", "RESET", "MISSING");
    noMoreThanATenth(rows);
  }

  private static void lifeOfTheStopped() throws IOException {
    final List<CsvRows.Row> rows = cores("stopped");
    final List<String> statuses = statuses(rows);
    assertThat(statuses).startsWith("FIRST", "OK").endsWith("OK", "OK");
    // One row tells that it has stopped, and the next one is of its next life.
    final int blank = statuses.indexOf("MISSING");
    assertThat(blank).isPositive();
    assertThat(statuses.get(blank + 1)).isEqualTo("RESET");
    assertThat(rows.get(blank + 1).x() - rows.get(blank - 1).x())
        .isGreaterThan(TimeUnit.SECONDS.toNanos(8));
    assertThat(statuses).filteredOn("RESET"::equals).hasSize(2);
    noMoreThanATenth(rows);
  }

  private static void lifeOfThePaused() throws IOException {
    final List<CsvRows.Row> rows = cores("paused");
    assertThat(statuses(rows).subList(1, rows.size())).containsOnly("OK");
    assertThat(rows.stream().filter(row -> row.has("derivative")))
        .filteredOn(row -> row.number("derivative") == 0)
        .hasSizeBetween(8, 13);
    assertThat(rows.get(rows.size() - 1).number("derivative")).isPositive();
    noMoreThanATenth(rows);
  }

  private static void noMoreThanATenth(final List<CsvRows.Row> rows) {
    for (final CsvRows.Row row : rows) {
      if (row.has("derivative")) {
        assertThat(row.number("derivative")).isBetween(0.0, LARGEST_OF_A_TENTH);
      }
    }
  }

  private static void noWrongValue() throws IOException {
    for (final CsvRows.Row row : rows().all()) {
      assertThat(row.status()).isIn("FIRST", "OK", "MISSING", "RESET");
      for (final String metric : List.of("derivative", "rate")) {
        if (row.has(metric) && !row.field().equals("memory_bytes")) {
          final double largest =
              switch (row.field()) {
                case "cpu_percent" -> 100 * LARGEST_CORES;
                case "cpu_cores" -> LARGEST_CORES;
                default -> 1e9;
              };
          assertThat(row.number(metric)).as(row.toString()).isBetween(0.0, largest);
        }
      }
    }
  }

  // ---- (c)

  /** The containers live on meanwhile, so that their counters tell what happened in between. */
  @Test
  @Order(2)
  void shouldComeBackToADaemonThatWasStoppedForTenSeconds() throws Exception {
    final long stopped = nowNanos();
    daemon.stopDaemon();
    Thread.sleep(10_000);
    daemon.startDaemon();
    final long started = nowNanos();
    for (final String name : ids.keySet()) {
      if (!name.equals("removed")) {
        await(30, "rows of " + name, () -> lastX(cores(name)) > started);
      }
    }
    Thread.sleep(2_000);
    for (final String name : List.of("idle", "spinning", "held")) {
      final List<CsvRows.Row> rows =
          cores(name).stream().filter(row -> row.has("x") && row.x() > stopped).toList();
      // With their state: nothing begins anew, and what spans the outage is right.
      assertThat(statuses(rows)).containsOnly("OK");
      final CsvRows.Row across = first(name, started);
      final CsvRows.Row before = last(name, started);
      assertThat(across.x() - before.x()).isGreaterThan(TimeUnit.SECONDS.toNanos(9));
      final double counted = kernel.cores(ids.get(name), before.x(), across.x());
      assertThat(across.number("derivative"))
          .isCloseTo(counted, within(Math.max(0.0005, counted * 0.03)));
      System.out.printf(
          Locale.ROOT,
          "DockerLiveIT: %s over an outage of %.1f s: %.6f cores, by the kernel %.6f%n",
          name,
          (across.x() - before.x()) / 1e9,
          across.number("derivative"),
          counted);
    }
    noWrongValue();
    assertThat(watching.errors()).hasSize(2);
    assertThat(watching.errors().get(0))
        .startsWith("fluxion: docker at " + daemon.host() + " is gone: ");
    assertThat(watching.errors().get(1))
        .isEqualTo("fluxion: docker at " + daemon.host() + " is back");
  }

  // ---- (d)

  private static String[] crowd(final String... words) {
    return Stream.concat(
            Stream.of(words), IntStream.rangeClosed(1, CROWD).mapToObj(i -> "crowd-" + i))
        .toArray(String[]::new);
  }

  /** Two at a time: there may be no more CPUs. */
  private static void startCrowd() throws Exception {
    final List<Thread> threads = new ArrayList<>();
    final List<Exception> failures = new ArrayList<>();
    for (int part = 0; part < 2; part++) {
      final String[] words = crowd();
      final List<String> line = new ArrayList<>(List.of("start"));
      for (int i = part; i < CROWD; i += 2) {
        line.add(words[i]);
      }
      final Thread thread =
          new Thread(
              () -> {
                try {
                  daemon.call(line.toArray(new String[0]));
                } catch (final IOException | InterruptedException e) {
                  synchronized (failures) {
                    failures.add(e);
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (final Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }

  private interface Reading {
    long now() throws IOException;
  }

  /** A reading without what comes and goes within a moment. */
  private static long least(final Reading reading) throws Exception {
    long least = reading.now();
    for (int i = 0; i < 20; i++) {
      Thread.sleep(50);
      least = Math.min(least, reading.now());
    }
    return least;
  }

  /** Waits until a time is passed by the rows of each container of the crowd. */
  private static void awaitCrowd(final long from) throws Exception {
    final List<String> crowd = List.of(crowd());
    await(
        20,
        "frames of the crowd",
        () ->
            rows()
                .where(row -> row.field().equals("cpu_cores") && row.has("x") && row.x() > from)
                .map(CsvRows.Row::key)
                .collect(Collectors.toSet())
                .containsAll(crowd));
  }

  /** The last of the starts is that of the next test, which wants the containers running. */
  @Test
  @Order(3)
  void shouldWatchEachOfManyStarts() throws Exception {
    daemon.call("rm", "-f", "spinning", "restarted", "stopped", "paused", "late");
    descriptors = least(watching::descriptors);
    threads = least(watching::threads);
    for (int round = 1; round < ROUNDS; round++) {
      startCrowd();
      awaitCrowd(nowNanos());
      stopCrowd();
    }
    startCrowd();
    awaitCrowd(nowNanos());
  }

  private static void stopCrowd() throws Exception {
    daemon.call(crowd("stop", "-t", "0"));
    // Each is asked once more.
    Thread.sleep(2_500);
  }

  // ---- (e)

  @Test
  @Order(4)
  void shouldCostNoMoreThanDockerStats() throws Exception {
    final Process stats =
        new ProcessBuilder(daemon.docker("stats"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("stats.txt").toFile())
            .start();
    final long begun = CpuTime.nanos(watching.pid());
    try (LiveProcess fresh =
        LiveProcess.start(
            folder.resolve("fresh.err"),
            FluxionProcess.fluxion("live", "docker", "--host", daemon.host())
                .and("--out", "csv=/dev/null"))) {
      Thread.sleep(30_000);
      final double warm = (CpuTime.nanos(watching.pid()) - begun) / 1e9;
      final double docker = CpuTime.nanos(stats.pid()) / 1e9;
      final double cold = CpuTime.nanos(fresh.pid()) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "DockerLiveIT: %d containers, 30 s: docker stats %.2f s of CPU, fluxion live %.2f s; one"
              + " that has just started, without options for the JVM, %.2f s%n",
          CROWD + 2,
          docker,
          warm,
          cold);
      // By a word: what it printed is a book.
      assertThat(Files.readString(folder.resolve("stats.txt")).contains("crowd-" + CROWD))
          .as("docker stats shows the last of the crowd")
          .isTrue();
      assertThat(docker).isPositive();
      // It has been watching for some minutes, and writes and records besides.
      assertThat(warm).isPositive().isLessThan(0.6 * docker);
      // A JVM that starts loads classes and compiles code, once.
      assertThat(cold).isLessThan(docker + 5);
    } finally {
      stats.destroyForcibly().waitFor();
    }
  }

  // ---- (d) again

  @Test
  @Order(5)
  void shouldLeakNothingOverTwoHundredStartsAndStops() throws Exception {
    stopCrowd();
    final List<String> crowd = List.of(crowd());
    final long stops =
        rows()
            .where(row -> crowd.contains(row.key()) && row.field().equals("cpu_cores"))
            .filter(row -> row.status().equals("MISSING"))
            .count();
    final long descriptorsThen = least(watching::descriptors);
    final long threadsThen = least(watching::threads);
    System.out.printf(
        Locale.ROOT,
        "DockerLiveIT: descriptors %d, then %d; threads %d, then %d; %d stops seen of %d%n",
        descriptors,
        descriptorsThen,
        threads,
        threadsThen,
        stops,
        ROUNDS * CROWD);
    // Each of them had a frame before it was stopped.
    assertThat(stops).isBetween(ROUNDS * CROWD * 9L / 10, (long) ROUNDS * CROWD);
    // Connections are used again: one for each container at the most.
    assertThat(descriptorsThen).isLessThanOrEqualTo(descriptors + CROWD);
    assertThat(threadsThen).isEqualTo(threads);
    noWrongValue();
  }

  // ---- the end

  @Test
  @Order(6)
  void shouldReplayItsRecordingToWhatItPrinted() throws Exception {
    watching.stop();
    assertThat(watching.exit()).isZero();
    final FluxionProcess.Outcome replay =
        FluxionProcess.replay(METRICS).and("--out", "csv").and(recording()).run();
    assertThat(replay.exit()).isZero();
    // By numbers: either is a book.
    assertThat(replay.lines().size()).isGreaterThan(10_000);
    final String printed = Files.readString(csv());
    assertThat(replay.out().length()).isEqualTo(printed.length());
    assertThat(Arrays.mismatch(replay.out().toCharArray(), printed.toCharArray())).isEqualTo(-1);
  }
}
