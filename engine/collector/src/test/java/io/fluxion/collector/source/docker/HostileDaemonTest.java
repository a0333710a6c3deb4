// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fluxion.collector.HeldMemory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no daemon should send: it costs what it comes in, and nothing else. */
@Execution(ExecutionMode.CONCURRENT)
class HostileDaemonTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final String STATS = "/containers/a/stats";
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

  @TempDir private Path folder;

  private FakeDaemon daemon() throws Exception {
    return FakeDaemon.unix(folder.resolve("docker.sock"))
        .run("a", "name-a")
        .run("b", "name-b")
        .start();
  }

  private static String frame(final String id, final int second) {
    return FakeDaemon.frame(id, "name-" + id, second, second * 10L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rubbish\r\n",
        "\0\1\2\3\n",
        OK + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
        CHUNKED + "fffffffffffffffff\r\n",
        CHUNKED + "2\r\n{}rubbish\r\n",
        OK + "Content-Length: 99\r\n\r\n{",
        "HTTP/1.1 99 Low\r\n\r\n",
        "ENDLESS CHUNK",
        "LONG LINE",
        "LONG HEAD"
      })
  void shouldGiveUpWhatIsNoHttp(final String text) throws Exception {
    final String sent =
        switch (text) {
          case "ENDLESS CHUNK" -> CHUNKED + "7fffffff\r\n" + "[".repeat(300_000);
          case "LONG LINE" -> "H".repeat(100_000);
          case "LONG HEAD" -> OK + "a: b\r\n".repeat(20_000);
          default -> text;
        };
    for (final String path : new String[] {STATS, "/events", "/containers/json"}) {
      try (FakeDaemon daemon = daemon();
          WatchedDaemon watched = WatchedDaemon.of(daemon)) {
        daemon.answer(
            path,
            connection -> {
              connection.send(sent);
              connection.channel().shutdownOutput();
            });
        watched.await(() -> daemon.askedFor(path) >= 2);
        assertThat(watched.polls()).isLessThan(200);
        daemon.answer(path, null);
        final boolean isStats = path.equals(STATS);
        watched.await(
            () ->
                isStats
                    || watched.said().size() == 2
                        && watched.said().get(1).endsWith("is there now"));
        watched.awaitRequest(daemon, "a");
        watched.awaitRequest(daemon, "b");
        daemon.frame("a", frame("a", 1));
        daemon.frame("b", frame("b", 1));
        watched.await(() -> watched.rows().contains("a name-a 1 10"));
        watched.await(() -> watched.rows().contains("b name-b 1 10"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[",
        "[{\"Id\":\"a\"",
        "[]]",
        "[] []",
        "[7]",
        "[[]]",
        "null",
        "[{\"Id\":\"\377\"}]",
        "{\"Id\":\"a\",\"Names\":[\"/a\"]}"
      })
  void shouldGiveUpWhatIsNoList(final String text) throws Exception {
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer(
          "/containers/json",
          connection -> {
            connection.send(OK + "Content-Length: " + text.length() + "\r\n\r\n");
            connection.send(text.getBytes(StandardCharsets.ISO_8859_1));
          });
      watched.await(() -> !watched.said().isEmpty());
      assertThat(watched.said().get(0)).contains("its list of containers cannot be read");
      daemon.answer("/containers/json", null);
      watched.awaitRequest(daemon, "a");
    }
  }

  @Test
  void shouldPassOverWhatIsNoContainerInAList() throws Exception {
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer(
          "/containers/json",
          connection ->
              daemon.json(
                  connection,
                  200,
                  "[{},{\"Id\":7,\"Names\":[\"/x\"]},{\"Id\":\"x\"},{\"Id\":\"x\",\"Names\":[]},"
                      + "{\"Id\":\"x y\\r\\nHost: z\",\"Names\":[\"/x\"]},"
                      + "{\"Id\":\"../x\",\"Names\":[\"/x\"]},"
                      + "{\"Id\":\"a\",\"Names\":[\"/name-a\"],\"Deep\":[[{\"Id\":\"x\"}]]}]"));
      watched.awaitRequest(daemon, "a");
      // List, events and one container: no more come.
      watched.await(() -> daemon.asked().size() >= 3);
      watched.pollFor(50);
      assertThat(daemon.asked()).hasSize(3);
    }
  }

  @Test
  void shouldReadAListOfAnyLength() throws Exception {
    final String labels = "{\"l\":\"" + "x".repeat(500) + "\"}";
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer(
          "/containers/json",
          connection -> {
            connection.send(CHUNKED);
            connection.chunk("[");
            for (int i = 0; i < 5_000; i++) {
              connection.chunk("{\"Id\":7,\"Names\":[\"/x\"],\"Labels\":" + labels + "},");
            }
            connection.chunk("{\"Id\":\"a\",\"Names\":[\"/name-a\"]}]");
            connection.send("0\r\nTrailer: x\r\n\r\n");
          });
      watched.awaitRequest(daemon, "a");
    }
  }

  @Test
  void shouldNameMalformedFramesAndGoOn() throws Exception {
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.frame("a", frame("a", 1));
      daemon.frame("a", "{\"id\":\"a\",\"read\":\n");
      daemon.frame("a", "[]\n");
      daemon.frame("a", "\n \r\n");
      daemon.frame("a", "{\"message\":\"no\"}\n");
      daemon.frame("a", "{\0\0\0AAAA\n");
      daemon.frame("a", frame("a", 2));
      watched.awaitRows(2);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "a name-a 2 20");
      assertThat(watched.malformed())
          .containsExactly(
              "docker name-a: the JSON object does not end on its line",
              "docker name-a: not a JSON object",
              "docker name-a: no id: not a stats frame of the Docker Engine API, which answered"
                  + " 'no'",
              "docker name-a: not valid JSON near column 3");
      daemon.frame("b", frame("b", 1));
      watched.awaitRows(3);
      assertThat(watched.said()).isEmpty();
    }
  }

  @Test
  void shouldReadFramesHoweverTheyAreCut() throws Exception {
    System.out.println("HostileDaemonTest: -Dfluxion.seed=" + SEED);
    final SplittableRandom random = new SplittableRandom(SEED);
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitRequest(daemon, "a");
      final StringBuilder frames = new StringBuilder();
      for (int second = 1; second <= 40; second++) {
        frames.append(frame("a", second));
      }
      daemon.send(
          STATS,
          connection -> {
            int at = 0;
            while (at < frames.length()) {
              final int end = Math.min(frames.length(), at + 1 + random.nextInt(300));
              final String body = frames.substring(at, end);
              final String chunk =
                  Integer.toHexString(body.length()) + ";x=\"y\"\r\n" + body + "\r\n";
              final int cut = random.nextInt(chunk.length());
              connection.send(chunk.substring(0, cut));
              Thread.yield();
              connection.send(chunk.substring(cut));
              at = end;
            }
          });
      watched.awaitRows(40);
      for (int second = 1; second <= 40; second++) {
        assertThat(watched.rows().get(second - 1))
            .isEqualTo("a name-a " + second + " " + second * 10);
      }
      assertThat(watched.malformed()).isEmpty();
    }
  }

  @Test
  void shouldPassOverALineThatIsTooLong() throws Exception {
    final String piece = "x".repeat(50_000);
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitRequest(daemon, "a");
      final Thread sender =
          new Thread(
              () -> {
                for (int i = 0; i < 100; i++) {
                  daemon.frame("a", piece);
                }
                daemon.frame("a", "\n" + frame("a", 2));
              });
      sender.start();
      watched.awaitRows(1);
      sender.join();
      assertThat(watched.malformed()).containsExactly("docker name-a: longer than 262144 bytes");
      assertThat(watched.rows()).containsExactly("a name-a 2 20");
    }
  }

  /** Malformed frames that come faster than they can be told of are dropped, not kept. */
  @Test
  void shouldBoundWhatWaitsToBeTaken() throws Exception {
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitRequest(daemon, "a");
      final String line = "x".repeat(200_000) + "\n";
      final long before = HeldMemory.megabytes();
      for (int i = 0; i < 1_000; i++) {
        daemon.frame("a", line);
      }
      assertThat(HeldMemory.megabytes()).isCloseTo(before, within(60L));
      daemon.frame("b", frame("b", 1));
      watched.await(() -> daemon.openStats("a") == 1 && !watched.malformed().isEmpty());
      daemon.frame("a", frame("a", 2));
      watched.await(() -> watched.rows().contains("a name-a 2 20"));
      assertThat(watched.malformed()).hasSizeLessThan(400);
    }
  }

  @Test
  void shouldPassOverALineOfEventsThatIsTooLong() throws Exception {
    final String piece = "x".repeat(50_000);
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.await(() -> daemon.openCount("/events") == 1);
      for (int i = 0; i < 100; i++) {
        daemon.send("/events", piece);
      }
      daemon.run("c", "name-c");
      daemon.send("/events", "\n");
      daemon.event("start", "c", "name-c");
      watched.awaitRequest(daemon, "c");
      assertThat(watched.said()).isEmpty();
    }
  }

  @Test
  void shouldPassOverEventsThatAreNone() throws Exception {
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitRequest(daemon, "a");
      daemon.send("/events", "rubbish\n{}\n[]\n{\"Action\":7,\"id\":{}}\n{\"Action\":\"start\"\n");
      daemon.send("/events", "{\"Action\":\"start\",\"Actor\":{\"ID\":\"../c\"}}\n");
      daemon.send("/events", "{\"Action\":\"start\",\"Actor\":{\"ID\":\"c\",\"Attributes\":[]}}\n");
      watched.await(() -> daemon.askedFor("/containers/c/stats") == 1);
      assertThat(watched.said()).isEmpty();
    }
  }

  @Test
  void shouldSayOfManyBadContainersOnlyTheFirst() throws Exception {
    try (FakeDaemon daemon = daemon()) {
      for (int i = 0; i < 30; i++) {
        daemon.run("x" + i, "name");
        daemon.answer("/containers/x" + i + "/stats", c -> daemon.json(c, 500, "{}"));
      }
      try (WatchedDaemon watched = WatchedDaemon.of(daemon)) {
        watched.await(() -> daemon.askedFor("/containers/x") >= 60);
        assertThat(watched.said()).hasSize(11);
        assertThat(watched.said().get(10))
            .isEqualTo("docker: further containers cannot be watched; trying again");
      }
    }
  }
}
