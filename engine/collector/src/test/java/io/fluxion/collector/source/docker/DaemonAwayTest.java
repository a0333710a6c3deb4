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

import java.net.SocketException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon, or a stream, that goes away and comes back. */
class DaemonAwayTest {
  @TempDir private Path folder;

  private FakeDaemon daemon() throws Exception {
    return FakeDaemon.unix(folder.resolve("docker.sock")).run("a", "name-a").run("b", "name-b");
  }

  private static void frame(final FakeDaemon daemon, final String id, final int second) {
    daemon.frame(id, FakeDaemon.frame(id, "name-" + id, second, second * 10L));
  }

  private static void comesBack(final FakeDaemon daemon, final String reason, final boolean stops)
      throws Exception {
    try (daemon;
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      watched.awaitStream(daemon, "b");
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      if (stops) {
        daemon.stop();
      } else {
        daemon.kill();
      }
      watched.await(() -> !watched.said().isEmpty());
      watched.pollFor(150);
      daemon.remove("b");
      if (!stops && daemon.host().startsWith("unix")) {
        // A daemon removes what the last one left.
        daemon.stop();
      }
      daemon.start();
      watched.awaitStream(daemon, "a");
      frame(daemon, "a", 9);
      watched.awaitRows(2);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "a name-a 9 90");
      final String name = "docker at " + daemon.host();
      assertThat(watched.said()).hasSize(2);
      assertThat(watched.said().get(0))
          .startsWith(name + " is gone: ")
          .contains(reason)
          .endsWith("; trying again");
      assertThat(watched.said().get(1)).isEqualTo(name + " is back");
      assertThat(daemon.askedFor("/containers/b")).isEqualTo(1);
      assertThat(watched.malformed()).isEmpty();
    }
  }

  @Test
  void shouldComeBackToADaemonThatWasStopped() throws Exception {
    comesBack(daemon().start(), "its answer breaks off", true);
  }

  @Test
  void shouldComeBackToADaemonThatWasKilled() throws Exception {
    comesBack(daemon().start(), "its answer breaks off", false);
  }

  @Test
  void shouldComeBackToADaemonOverTcp() throws Exception {
    comesBack(FakeDaemon.tcp().run("a", "name-a").run("b", "name-b").start(), "", true);
  }

  @Test
  void shouldWaitForADaemonThatIsNotThereYet() throws Exception {
    try (FakeDaemon daemon = daemon();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.pollFor(150);
      assertThat(watched.said())
          .containsExactly(
              "docker at "
                  + daemon.host()
                  + " cannot be reached: no such file or directory; trying again");
      daemon.start();
      watched.awaitStream(daemon, "a");
      assertThat(watched.said().get(1)).isEqualTo("docker at " + daemon.host() + " is there now");
    }
  }

  @Test
  void shouldTryLessAndLessOften() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched =
            new WatchedDaemon(
                WatchedDaemon.all(daemon), new Patience(1L << 40, 1L << 40, 100_000_000L))) {
      daemon.answer("/events", connection -> connection.channel().close());
      watched.pollFor(550);
      // At 0, 0.1 and 0.3 s; the next would be at 0.7 s.
      assertThat(daemon.askedFor("/events")).isEqualTo(3);
      assertThat(watched.said()).hasSize(1);
      assertThat(watched.polls()).isLessThan(30);
    }
  }

  @Test
  void shouldPauseForTenSecondsAtMost() {
    final GrowingPause pause = new GrowingPause(Patience.USUAL.pauseNanos());
    final long[] millis = {250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000};
    for (final long expected : millis) {
      assertThat(TimeUnit.NANOSECONDS.toMillis(pause.next())).isEqualTo(expected);
    }
    pause.reset();
    assertThat(TimeUnit.NANOSECONDS.toMillis(pause.next())).isEqualTo(250);
  }

  @Test
  void shouldKeepStreamsThatGoOnWhileTheEventsAreAskedForAgain() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      watched.awaitStream(daemon, "b");
      daemon.end("/events");
      watched.await(() -> !watched.said().isEmpty());
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      // What starts meanwhile is in the list.
      daemon.run("c", "name-c");
      watched.awaitStream(daemon, "c");
      frame(daemon, "b", 2);
      watched.awaitRows(2);
      assertThat(watched.said())
          .containsExactly(
              "docker at " + daemon.host() + " is gone: its events have ended; trying again",
              "docker at " + daemon.host() + " is back");
      assertThat(daemon.askedFor("/containers/a/")).isEqualTo(1);
    }
  }

  /** Has the daemon list once more, and waits until that is over. */
  private static void list(final WatchedDaemon watched, final FakeDaemon daemon) throws Exception {
    final long streams = daemon.askedFor("/containers/a/");
    daemon.frame("a", FakeDaemon.zeroFrame("a", "name-a"));
    watched.await(
        () -> daemon.askedFor("/containers/a/") == streams + 1 && daemon.openStats("a") == 1);
    frame(daemon, "a", (int) streams);
    final int rows = watched.rows().size();
    watched.awaitRows(rows + 1);
  }

  /** Has a container run of which no event tells, and a list of a settled watch find it. */
  private static void findUnannounced(final WatchedDaemon watched, final FakeDaemon daemon)
      throws Exception {
    watched.awaitStream(daemon, "a");
    watched.await(() -> daemon.askedFor("/containers/json") == 2);
    list(watched, daemon);
    daemon.run("c", "name-c");
    list(watched, daemon);
    watched.awaitStream(daemon, "c");
    assertThat(daemon.askedFor("/events")).isEqualTo(1);
  }

  /** What a connection through a translator of addresses does that has forgotten it. */
  @Test
  void shouldAskForEventsAgainThatHaveFallenSilent() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      findUnannounced(watched, daemon);
      watched.await(() -> daemon.askedFor("/events") == 2 && daemon.openCount("/events") == 1);
      // What started in between is in one more list.
      daemon.run("d", "name-d");
      watched.awaitStream(daemon, "d");
      assertThat(watched.said()).isEmpty();
      assertThat(daemon.askedFor("/containers/b/")).isEqualTo(1);
      assertThat(daemon.askedFor("/containers/c/")).isEqualTo(1);
    }
  }

  @Test
  void shouldKeepEventsThatComeAfterTheList() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      findUnannounced(watched, daemon);
      daemon.event("start", "c", "name-c", 1);
      watched.pollFor(3_000);
      assertThat(daemon.askedFor("/events")).isEqualTo(1);
    }
  }

  @Test
  void shouldOpenAStreamAgainThatBreaksWhileTheDaemonLives() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      watched.awaitStream(daemon, "b");
      daemon.cut("/containers/a/stats");
      watched.await(() -> daemon.askedFor("/containers/a/") == 2 && daemon.openStats("a") == 1);
      frame(daemon, "a", 1);
      frame(daemon, "b", 1);
      watched.awaitRows(2);
      daemon.end("/containers/a/stats");
      watched.await(() -> daemon.askedFor("/containers/a/") == 3);
      assertThat(watched.said()).isEmpty();
      assertThat(daemon.askedFor("/containers/b/")).isEqualTo(1);
    }
  }

  @Test
  void shouldOpenAStreamAtOnceWhereItsContainerStartsDuringAPause() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = new WatchedDaemon(WatchedDaemon.all(daemon), Patience.USUAL)) {
      daemon.answer("/containers/a/stats", connection -> connection.channel().close());
      watched.await(() -> daemon.askedFor("/containers/a/") == 3);
      daemon.answer("/containers/a/stats", null);
      final long begun = System.nanoTime();
      daemon.event("start", "a", "name-a", 1);
      watched.awaitStream(daemon, "a");
      // The third pause is a second long.
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.MILLISECONDS.toNanos(700));
      assertThat(watched.said())
          .containsExactly("docker container name-a: no answer came; trying again");
    }
  }

  private void refusedStats(final int status, final String body, final String expected)
      throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer("/containers/a/stats", c -> FakeDaemon.json(c, status, body));
      watched.await(() -> daemon.askedFor("/containers/a/") == 3);
      assertThat(watched.said())
          .containsExactly("docker container name-a: " + expected + "; trying again");
      daemon.answer("/containers/a/stats", null);
      final long asked = daemon.askedFor("/containers/a/");
      watched.await(() -> daemon.askedFor("/containers/a/") > asked && daemon.openStats("a") == 1);
      frame(daemon, "a", 1);
      watched.awaitRows(1);
    }
  }

  @Test
  void shouldSayOnceWhyTheDaemonRefusesAContainer() throws Exception {
    refusedStats(
        409,
        "{\"message\":\"container is marked for removal\\n\"}",
        "the daemon answers 409: container is marked for removal\\n");
    refusedStats(500, "{\"message\":7}", "the daemon answers 500");
    refusedStats(503, "", "the daemon answers 503");
    refusedStats(502, "<html>", "the daemon answers 502");
  }

  @Test
  void shouldSayWhyTheDaemonRefusesToListOrToTell() throws Exception {
    for (final String path : new String[] {"/events", "/containers/json"}) {
      try (FakeDaemon daemon = daemon().start();
          WatchedDaemon watched = WatchedDaemon.of(daemon)) {
        daemon.answer(path, c -> FakeDaemon.json(c, 400, "{\"message\":\"invalid filter\"}\n"));
        watched.await(() -> daemon.askedFor(path) == 2);
        assertThat(watched.said())
            .containsExactly(
                "docker at "
                    + daemon.host()
                    + " cannot be reached: it answers 400: invalid filter; trying again");
        daemon.answer(path, null);
        watched.awaitStream(daemon, "a");
      }
    }
  }

  @Test
  void shouldNameTheSocketAndTheGroupWherePermissionIsDenied() throws Exception {
    assertThat(
            HttpExchange.reason(
                new SocketException("Permission denied"),
                DockerAddress.parse("unix:///var/run/docker.sock")))
        .isEqualTo(
            "permission denied for /var/run/docker.sock: run as root, or as a member of the group"
                + " docker");
  }

  @Test
  void shouldGiveUpADaemonThatSaysNothing() throws Exception {
    final Patience impatience = new Patience(200_000_000L, 60_000_000_000L, 30_000_000L);
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = new WatchedDaemon(WatchedDaemon.all(daemon), impatience)) {
      daemon.answer("/containers/json", connection -> connection.send("HTTP/1.1 2"));
      watched.await(() -> !watched.said().isEmpty());
      assertThat(watched.said().get(0)).contains("it does not list its containers");
      watched.await(() -> daemon.openConnections() == 0);
    }
  }

  @Test
  void shouldOpenAStreamAgainThatFallsSilent() throws Exception {
    final Patience impatience = new Patience(30_000_000_000L, 300_000_000L, 30_000_000L);
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = new WatchedDaemon(WatchedDaemon.all(daemon), impatience)) {
      watched.awaitStream(daemon, "a");
      frame(daemon, "a", 1);
      daemon.send("/containers/a/stats", c -> c.send("999\r\n{\"read"));
      watched.await(() -> daemon.askedFor("/containers/a/") == 2 && daemon.openStats("a") == 1);
      frame(daemon, "a", 3);
      watched.awaitRows(2);
      assertThat(watched.malformed()).isEmpty();
    }
  }

  @Test
  void shouldLeaveNoDescriptorBehind() throws Exception {
    // The JVM keeps two of its own from its first socket on.
    cycle();
    final long before = Descriptors.count();
    for (int i = 0; i < 10; i++) {
      cycle();
    }
    assertThat(Descriptors.count()).isEqualTo(before);
  }

  private void cycle() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer("/containers/b/stats", c -> c.send("rubbish\r\n"));
      watched.awaitStream(daemon, "a");
      watched.await(() -> daemon.askedFor("/containers/b/") == 1);
      daemon.stop();
      watched.await(() -> watched.said().stream().anyMatch(line -> line.contains("is gone")));
      watched.pollFor(20);
    }
    Descriptors.settle();
  }
}
