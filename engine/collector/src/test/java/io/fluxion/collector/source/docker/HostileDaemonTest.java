/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no daemon should send: it costs what it comes in, and nothing else. */
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

  /** More of what is no answer: {@link HttpReaderTest}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rubbish\r\n",
        "\0\1\2\3\n",
        OK + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
        CHUNKED + "fffffffffffffffff\r\n",
        CHUNKED + "2\r\n{}rubbish\r\n",
        "LONG LINE",
        "LONG HEAD"
      })
  void shouldGiveUpWhatIsNoHttp(final String text) throws Exception {
    final String sent =
        switch (text) {
          case "LONG LINE" -> "H".repeat(100_000);
          case "LONG HEAD" -> OK + "a: b\r\n".repeat(20_000);
          default -> text;
        };
    for (final String path : new String[] {STATS, "/events", "/containers/json"}) {
      try (FakeDaemon daemon = daemon();
          WatchedDaemon watched = WatchedDaemon.of(daemon)) {
        daemon.answer(path, connection -> connection.send(sent));
        watched.await(() -> daemon.askedFor(path) == 2);
        watched.await(() -> daemon.openCount(path) == 0);
        assertThat(watched.polls()).isLessThan(100);
        daemon.answer(path, null);
        watched.awaitStream(daemon, "a");
        watched.awaitStream(daemon, "b");
        daemon.frame("a", frame("a", 1));
        daemon.frame("b", frame("b", 1));
        watched.awaitRows(2);
        assertThat(daemon.askedFor("/containers/b/")).isLessThanOrEqualTo(2);
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
      watched.awaitStream(daemon, "a");
    }
  }

  @Test
  void shouldPassOverWhatIsNoContainerInAList() throws Exception {
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer(
          "/containers/json",
          connection ->
              FakeDaemon.json(
                  connection,
                  200,
                  "[{},{\"Id\":7,\"Names\":[\"/x\"]},{\"Id\":\"x\"},{\"Id\":\"x\",\"Names\":[]},"
                      + "{\"Id\":\"x y\\r\\nHost: z\",\"Names\":[\"/x\"]},"
                      + "{\"Id\":\"../x\",\"Names\":[\"/x\"]},"
                      + "{\"Id\":\"a\",\"Names\":[\"/name-a\"],\"Deep\":[[{\"Id\":\"x\"}]]}]"));
      watched.awaitStream(daemon, "a");
      watched.pollFor(50);
      assertThat(daemon.openConnections()).isEqualTo(2);
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
      watched.awaitStream(daemon, "a");
    }
  }

  @Test
  void shouldNameMalformedFramesAndGoOn() throws Exception {
    final byte[] invalid = "{\"id\":\"\377\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      watched.awaitStream(daemon, "b");
      daemon.frame("a", frame("a", 1));
      daemon.send(STATS, connection -> connection.chunk(invalid));
      daemon.frame("a", "{\"id\":\"a\",\"read\":\n");
      daemon.frame("a", "\n \r\n");
      daemon.frame("a", "[]\n");
      daemon.frame("a", "{\"message\":\"no\"}\n");
      daemon.frame("a", frame("a", 2));
      watched.awaitRows(2);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "a name-a 2 20");
      assertThat(watched.malformed())
          .containsExactly(
              "docker name-a: not valid UTF-8 at byte 8 of the line",
              "docker name-a: the JSON object does not end on its line",
              "docker name-a: not a JSON object",
              "docker name-a: no id: not a stats frame of the Docker Engine API, which answered"
                  + " 'no'");
      daemon.frame("b", frame("b", 1));
      watched.awaitRows(3);
      assertThat(daemon.askedFor("/containers/")).isEqualTo(3);
    }
  }

  /**
   * Its bytes are those that a JSON parser could take for another encoding, or for a broken one.
   */
  @Test
  void shouldNameFramesOfZeroBytesAndGoOn() throws Exception {
    final byte[][] lines = {
      {0, '{', 0, 0, '\n'}, {'{', 0, 0, 0, 'A', 'A', 'A', 'A', '\n'}, {'{', 0, 0, 0, 0, '\n'}
    };
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      for (final byte[] line : lines) {
        daemon.send(STATS, connection -> connection.chunk(line));
        daemon.send("/events", connection -> connection.chunk(line));
      }
      daemon.frame("a", frame("a", 1));
      watched.awaitRows(1);
      assertThat(watched.malformed())
          .containsExactly(
              "docker name-a: not valid JSON near column 2",
              "docker name-a: not valid JSON near column 3",
              "docker name-a: not valid JSON near column 3");
      assertThat(watched.said()).isEmpty();
      assertThat(daemon.askedFor(STATS)).isEqualTo(1);
    }
  }

  @Test
  void shouldPassOverALineThatIsTooLong() throws Exception {
    final String piece = "x".repeat(50_000);
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
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
      assertThat(watched.malformed()).containsExactly("docker name-a: longer than 1048576 bytes");
      assertThat(watched.rows()).containsExactly("a name-a 2 20");
    }
  }

  @Test
  void shouldReadFramesHoweverTheyAreCut() throws Exception {
    System.out.println("HostileDaemonTest: -Dfluxion.seed=" + SEED);
    final SplittableRandom random = new SplittableRandom(SEED);
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
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
  void shouldForgetHalfAFrameThatBreaksOff() throws Exception {
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      daemon.frame("a", frame("a", 1) + frame("a", 2).substring(0, 90));
      watched.awaitRows(1);
      daemon.cut(STATS);
      watched.await(() -> daemon.askedFor(STATS) == 2 && daemon.openStats("a") == 1);
      daemon.frame("a", frame("a", 3));
      watched.awaitRows(2);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "a name-a 3 30");
      assertThat(watched.malformed()).isEmpty();
    }
  }

  @Test
  void shouldPassOverEventsThatAreNone() throws Exception {
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
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
        daemon.answer("/containers/x" + i + "/stats", c -> FakeDaemon.json(c, 500, "{}"));
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
