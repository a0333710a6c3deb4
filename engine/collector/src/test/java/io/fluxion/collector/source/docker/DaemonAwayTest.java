// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/** A daemon, or a stream, that goes away and comes back. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(
    value = DaemonAwayTest.DESCRIPTORS,
    mode = ResourceAccessMode.READ,
    target = ResourceLockTarget.CHILDREN)
class DaemonAwayTest {
  /** Who counts descriptors wants nobody else to open some. */
  static final String DESCRIPTORS = "descriptors";

  @TempDir private Path folder;

  private FakeDaemon daemon() throws Exception {
    return FakeDaemon.unix(folder.resolve("docker.sock")).run("a", "name-a").run("b", "name-b");
  }

  private static void frame(final FakeDaemon daemon, final String id, final int second) {
    daemon.frame(id, FakeDaemon.frame(id, "name-" + id, second, second * 10L));
  }

  private static void comesBack(final FakeDaemon daemon, final boolean stops) throws Exception {
    try (daemon;
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      frame(daemon, "b", 1);
      watched.awaitRows(2);
      watched.pollFor(200);
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
      frame(daemon, "a", 9);
      watched.awaitRows(3);
      watched.await(() -> !watched.gone().isEmpty());
      watched.await(() -> watched.said().size() == 2);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "b name-b 1 10", "a name-a 9 90");
      assertThat(watched.gone()).containsExactly("b");
      final String name = "docker at " + daemon.host();
      assertThat(watched.said().get(0)).startsWith(name + " is gone: ").endsWith("; trying again");
      assertThat(watched.said().get(1)).isEqualTo(name + " is back");
      assertThat(watched.malformed()).isEmpty();
    }
  }

  @Test
  void shouldComeBackToADaemonThatWasStopped() throws Exception {
    comesBack(daemon().start(), true);
  }

  @Test
  void shouldComeBackToADaemonThatWasKilled() throws Exception {
    comesBack(daemon().start(), false);
  }

  @Test
  void shouldComeBackToADaemonOverTcp() throws Exception {
    comesBack(FakeDaemon.tcp().run("a", "name-a").run("b", "name-b").start(), true);
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
      watched.awaitRequest(daemon, "a");
      watched.await(() -> watched.said().size() == 2);
      assertThat(watched.said().get(1)).isEqualTo("docker at " + daemon.host() + " is there now");
    }
  }

  @Test
  void shouldTryLessAndLessOften() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched =
            new WatchedDaemon(
                WatchedDaemon.all(daemon), new DockerTimeouts(1L << 40, 100_000_000L, 1L << 40))) {
      daemon.answer("/events", connection -> connection.channel().close());
      watched.pollFor(550);
      // At 0, 0.1 and 0.3 s; the next would be at 0.7 s.
      assertThat(daemon.askedFor("/events")).isBetween(2L, 3L);
      // A list that comes meanwhile makes no daemon of it.
      assertThat(watched.said()).hasSize(1);
      assertThat(watched.said().get(0)).contains(" cannot be reached: ");
      assertThat(watched.polls()).isLessThan(60);
    }
  }

  @Test
  void shouldPauseForTenSecondsAtMost() {
    final long[] millis = {250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000};
    for (int i = 0; i < millis.length; i++) {
      assertThat(TimeUnit.NANOSECONDS.toMillis(DockerTimeouts.USUAL.retryNanos(i + 1)))
          .isEqualTo(millis[i]);
    }
    assertThat(DockerTimeouts.USUAL.retryNanos(Integer.MAX_VALUE)).isEqualTo(10_000_000_000L);
  }

  @Test
  void shouldAskAgainWhereTheEventsEnd() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitRequest(daemon, "a");
      watched.pollFor(200);
      daemon.end("/events");
      watched.await(() -> !watched.said().isEmpty());
      daemon.run("c", "name-c");
      frame(daemon, "c", 1);
      watched.await(() -> watched.rows().contains("c name-c 1 10"));
      watched.await(() -> watched.said().size() == 2);
      assertThat(watched.said())
          .containsExactly(
              "docker at " + daemon.host() + " is gone: its events have ended; trying again",
              "docker at " + daemon.host() + " is back");
    }
  }

  @Test
  void shouldAskAgainWhereAConnectionBreaksWhileTheDaemonLives() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitRequest(daemon, "a");
      watched.awaitRequest(daemon, "b");
      daemon.cut("/containers/a/stats");
      watched.await(() -> daemon.askedFor("/containers/a/") == 2);
      frame(daemon, "a", 1);
      frame(daemon, "b", 1);
      watched.awaitRows(2);
      assertThat(watched.said()).isEmpty();
    }
  }

  @Test
  void shouldAskAtOnceWhereAContainerStartsDuringAPause() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched =
            new WatchedDaemon(WatchedDaemon.all(daemon), DockerTimeouts.USUAL)) {
      daemon.answer("/containers/a/stats", connection -> connection.channel().close());
      watched.await(() -> daemon.askedFor("/containers/a/") == 3);
      watched.pollFor(30);
      daemon.answer("/containers/a/stats", null);
      final long begun = System.nanoTime();
      daemon.event("start", "a", "name-a");
      watched.awaitRequest(daemon, "a");
      // The third pause is a second long.
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.MILLISECONDS.toNanos(700));
      assertThat(watched.said()).hasSize(1);
      assertThat(watched.said().get(0))
          .startsWith("docker container name-a: ")
          .endsWith("; trying again");
    }
  }

  private void refusedStats(final int status, final String body, final String expected)
      throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer("/containers/a/stats", c -> daemon.json(c, status, body));
      watched.await(() -> daemon.askedFor("/containers/a/") == 3);
      assertThat(watched.said())
          .containsExactly("docker container name-a: " + expected + "; trying again");
      daemon.answer("/containers/a/stats", null);
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
    refusedStats(502, "<html>" + "x".repeat(1_000_000), "the daemon answers 502");
  }

  @Test
  void shouldSayWhyTheDaemonRefusesToListOrToTell() throws Exception {
    for (final String path : new String[] {"/events", "/containers/json"}) {
      try (FakeDaemon daemon = daemon().start();
          WatchedDaemon watched = WatchedDaemon.of(daemon)) {
        daemon.answer(path, c -> daemon.json(c, 400, "{\"message\":\"invalid filter\"}\n"));
        watched.await(() -> daemon.askedFor(path) == 2);
        assertThat(watched.said())
            .containsExactly(
                "docker at "
                    + daemon.host()
                    + " cannot be reached: the daemon answers 400: invalid filter; trying again");
        daemon.answer(path, null);
        watched.awaitRequest(daemon, "a");
      }
    }
  }

  @Test
  void shouldNameTheSocketAndTheGroupWherePermissionIsDenied() throws Exception {
    assertThat(
            DockerClient.reason(
                new IOException("Connect failed", new SocketException("Permission denied")),
                DockerAddress.parse("unix:///var/run/docker.sock", "")))
        .isEqualTo(
            "permission denied for /var/run/docker.sock: run as root, or as a member of the group"
                + " docker");
  }

  @Test
  void shouldGiveUpADaemonThatSaysNothing() throws Exception {
    final DockerTimeouts impatience = new DockerTimeouts(200_000_000L, 30_000_000L, 500_000_000L);
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
    final DockerTimeouts impatience = new DockerTimeouts(500_000_000L, 30_000_000L, 200_000_000L);
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = new WatchedDaemon(WatchedDaemon.all(daemon), impatience)) {
      watched.awaitRequest(daemon, "a");
      frame(daemon, "a", 1);
      daemon.send("/containers/a/stats", c -> c.send("999\r\n{\"read"));
      watched.await(() -> daemon.askedFor("/containers/a/") == 2 && daemon.openStats("a") == 1);
      frame(daemon, "a", 3);
      watched.awaitRows(2);
      assertThat(watched.malformed()).isEmpty();
    }
  }

  @Test
  @ResourceLock(DESCRIPTORS)
  void shouldLeaveNoDescriptorBehind() throws Exception {
    // The JVM keeps two of its own from its first socket on.
    cycle();
    final List<String> before = Descriptors.open();
    for (int i = 0; i < 10; i++) {
      cycle();
    }
    // Those of other tests may close meanwhile; an anon_inode has no name of its own.
    final List<String> left = new ArrayList<>(Descriptors.open());
    before.forEach(left::remove);
    assertThat(left).isEmpty();
  }

  private void cycle() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer("/containers/b/stats", c -> c.send("rubbish\r\n"));
      watched.awaitRequest(daemon, "a");
      watched.await(() -> daemon.askedFor("/containers/b/") >= 1);
      watched.pollFor(200);
      daemon.stop();
      watched.await(() -> watched.said().stream().anyMatch(line -> line.contains("is gone")));
      watched.pollFor(20);
    }
    Descriptors.settle();
  }
}
