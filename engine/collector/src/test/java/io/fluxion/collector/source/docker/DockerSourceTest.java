// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.source.OpenFileLimit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Which containers are watched, and what is handed on of their frames. */
@Execution(ExecutionMode.CONCURRENT)
class DockerSourceTest {
  @TempDir private Path folder;

  private FakeDaemon daemon() throws Exception {
    return FakeDaemon.unix(folder.resolve("docker.sock"));
  }

  private static DockerOptions options(
      final FakeDaemon daemon,
      final List<String> names,
      final List<String> labels,
      final long intervalMillis)
      throws Exception {
    return DockerOptions.of(daemon.host(), names, labels, intervalMillis * 1_000_000, 256);
  }

  private static void frame(final FakeDaemon daemon, final String id, final int second) {
    daemon.frame(id, FakeDaemon.frame(id, "name-" + id, second, second * 10L));
  }

  private static void watched(final FakeDaemon daemon) throws Exception {
    daemon.run("a", "name-a").run("b", "name-b").start();
    try (daemon;
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      assertThat(watched.source().name()).isEqualTo("docker");
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      frame(daemon, "b", 1);
      watched.awaitRows(2);
      frame(daemon, "a", 2);
      watched.awaitRows(3);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "b name-b 1 10", "a name-a 2 20");
      assertThat(watched.malformed()).isEmpty();
      assertThat(watched.said()).isEmpty();
      assertThat(watched.gone()).isEmpty();
      assertThat(daemon.asked().subList(0, 2)).anyMatch(target -> target.startsWith("/events?"));
      assertThat(daemon.asked().subList(0, 2)).contains("/containers/json");
      assertThat(daemon.askedFor("/containers/a/stats?stream=true")).isEqualTo(1);
    }
  }

  @Test
  void shouldWatchWhatRunsOverAUnixSocket() throws Exception {
    watched(daemon());
  }

  @Test
  void shouldWatchWhatRunsOverTcp() throws Exception {
    watched(FakeDaemon.tcp());
  }

  @Test
  void shouldUseConnectionsAgain() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.await(() -> daemon.askedFor("/containers/json") == 4);
      assertThat(daemon.openConnections()).isEqualTo(3);
    }
  }

  @Test
  void shouldWatchOnlyNamesThatMatch() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "web-1").run("b", "db-1").run("c", "cache").start();
        WatchedDaemon watched =
            new WatchedDaemon(options(daemon, List.of("web-*", "c?che"), List.of(), 1_000))) {
      watched.awaitRequest(daemon, "a");
      watched.awaitRequest(daemon, "c");
      daemon.run("d", "web-2").run("e", "db-2");
      daemon.event("start", "e", "db-2");
      daemon.event("start", "d", "web-2");
      watched.awaitRequest(daemon, "d");
      assertThat(daemon.askedFor("/containers/b")).isZero();
      assertThat(daemon.askedFor("/containers/e")).isZero();
    }
  }

  @Test
  void shouldHaveTheDaemonFilterByLabels() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched =
            new WatchedDaemon(
                options(daemon, List.of(), List.of("tier=front \"&\"", "é"), 1_000))) {
      watched.await(() -> daemon.asked().size() == 2);
      assertThat(daemon.asked())
          .containsExactlyInAnyOrder(
              "/events?filters={\"type\":[\"container\"],"
                  + "\"event\":[\"start\",\"restart\",\"unpause\",\"die\",\"rename\",\"destroy\"],"
                  + "\"label\":[\"tier=front \\\"&\\\"\",\"é\"]}",
              "/containers/json?filters={\"label\":[\"tier=front \\\"&\\\"\",\"é\"]}");
    }
  }

  @Test
  void shouldWatchAtOnceWhatStartsLater() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched =
            new WatchedDaemon(
                WatchedDaemon.all(daemon), new DockerTimeouts(1L << 40, 1L << 25, 1L << 40))) {
      watched.await(() -> daemon.askedFor("/containers/json") == 1);
      watched.pollFor(50);
      daemon.run("a", "name-a");
      daemon.event("start", "a", "name-a");
      frame(daemon, "a", 2);
      watched.awaitRows(1);
      assertThat(watched.rows()).containsExactly("a name-a 2 20");
      assertThat(daemon.askedFor("/containers/json")).isEqualTo(1);
    }
  }

  @Test
  void shouldFindWhatStartedBetweenEventsAndList() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      // The list is taken before the start, and arrives after its event.
      daemon.answer(
          "/containers/json",
          connection -> {
            daemon.run("a", "name-a");
            daemon.event("start", "a", "name-a");
            daemon.json(connection, 200, "[]");
          });
      frame(daemon, "a", 1);
      watched.awaitRows(1);
    }
  }

  @Test
  void shouldFindInALaterListWhatNoEventTold() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      daemon.run("b", "name-b");
      daemon.exit("a");
      watched.awaitRequest(daemon, "b");
      watched.awaitRows(2);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "a name-a blank");
      daemon.run("a", "name-a");
      frame(daemon, "a", 3);
      watched.awaitRows(3);
      daemon.remove("a");
      watched.await(() -> !watched.gone().isEmpty());
      assertThat(watched.gone()).containsExactly("a");
      assertThat(watched.said()).isEmpty();
    }
  }

  @Test
  void shouldListWithoutWaitingForTheHeadOfTheEvents() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer("/events", connection -> {});
      watched.awaitRequest(daemon, "a");
    }
  }

  @Test
  void shouldHandOnOneBlankFrameOfAContainerThatStops() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      watched.awaitRequest(daemon, "a");
      daemon.exit("a");
      daemon.event("die", "a", "name-a");
      watched.awaitRows(2);
      final long lists = daemon.askedFor("/containers/json");
      watched.await(() -> daemon.askedFor("/containers/json") == lists + 1);
      final long asked = daemon.askedFor("/containers/a");
      watched.await(() -> daemon.askedFor("/containers/json") == lists + 2);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "a name-a blank");
      assertThat(daemon.askedFor("/containers/a")).isEqualTo(asked);
      daemon.run("a", "name-a");
      daemon.event("start", "a", "name-a");
      frame(daemon, "a", 6);
      watched.awaitRows(3);
      assertThat(watched.rows().get(2)).isEqualTo("a name-a 6 60");
      assertThat(watched.gone()).isEmpty();
    }
  }

  /** A daemon under load sends such a frame where it could not gather one in time. */
  @Test
  void shouldGoOnAfterABlankFrameOfAContainerThatRuns() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      for (int second = 1; second <= 3; second++) {
        frame(daemon, "a", second);
        daemon.frame("a", FakeDaemon.zeroFrame("a", "name-a"));
        daemon.frame("a", FakeDaemon.zeroFrame("a", "name-a"));
      }
      watched.awaitRows(6);
      assertThat(watched.rows())
          .containsExactly(
              "a name-a 1 10",
              "a name-a blank",
              "a name-a 2 20",
              "a name-a blank",
              "a name-a 3 30",
              "a name-a blank");
      assertThat(watched.said()).isEmpty();
    }
  }

  /** Such as one that crashes as soon as it is started, and is started again for ever. */
  @Test
  void shouldAskLessAndLessForAContainerThatRunsAndHasNoFrames() throws Exception {
    try (FakeDaemon daemon = daemon().run("bad", "name").run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer(
          "/containers/bad/stats",
          connection -> daemon.json(connection, 200, FakeDaemon.zeroFrame("bad", "name")));
      for (int second = 1; second <= 20; second++) {
        frame(daemon, "a", second);
      }
      watched.pollFor(2_000);
      assertThat(daemon.askedFor("/containers/bad")).isBetween(3L, 8L);
      assertThat(watched.rows()).hasSize(20);
    }
  }

  @Test
  void shouldLetGoOfAContainerThatIsRemoved() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      watched.awaitRequest(daemon, "a");
      daemon.remove("a");
      daemon.event("destroy", "a", "name-a");
      watched.await(() -> !watched.gone().isEmpty());
      final long asked = daemon.askedFor("/containers/a");
      watched.pollFor(200);
      assertThat(daemon.askedFor("/containers/a")).isEqualTo(asked);
      assertThat(watched.gone()).contains("a");
      assertThat(watched.rows()).startsWith("a name-a 1 10").hasSizeLessThan(3);
      assertThat(watched.said()).isEmpty();
    }
  }

  @Test
  void shouldSayThatAContainerIsGoneThatHadStoppedBefore() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.await(() -> daemon.openCount("/events") == 1);
      daemon.event("destroy", "old", "name-old");
      watched.await(() -> !watched.gone().isEmpty());
      assertThat(watched.gone()).containsExactly("old");
    }
  }

  @Test
  void shouldWatchAfterARenameWhatMatchesThen() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "web-a").run("b", "db-b").start();
        WatchedDaemon watched =
            new WatchedDaemon(options(daemon, List.of("web-*"), List.of(), 50))) {
      watched.awaitRequest(daemon, "a");
      daemon.run("a", "web-c").run("b", "web-b");
      daemon.event("rename", "a", "web-c");
      daemon.event("rename", "b", "web-b");
      watched.awaitRequest(daemon, "b");
      daemon.frame("a", FakeDaemon.frame("a", "web-c", 1, 10));
      daemon.frame("a", "{\n");
      watched.await(() -> !watched.malformed().isEmpty());
      assertThat(watched.rows()).containsExactly("a web-c 1 10");
      assertThat(watched.malformed().get(0)).startsWith("docker web-c: ");
      daemon.run("a", "db-a");
      daemon.event("rename", "a", "db-a");
      watched.await(() -> watched.gone().contains("a"));
      // No event tells of it.
      daemon.run("b", "db-b");
      watched.await(() -> watched.gone().contains("b"));
      // An answer that is still under way is nobody's.
      daemon.frame("a", FakeDaemon.frame("a", "db-a", 2, 20));
      daemon.frame("b", FakeDaemon.frame("b", "db-b", 2, 20));
      watched.pollFor(150);
      assertThat(watched.rows()).hasSize(1);
    }
  }

  @Test
  void shouldPassOverFramesThatComeSoonerThanTheInterval() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").run("b", "name-b").start();
        WatchedDaemon watched = new WatchedDaemon(options(daemon, List.of(), List.of(), 3_000))) {
      for (int second = 1; second <= 8; second++) {
        frame(daemon, "a", second);
      }
      watched.awaitRows(3);
      frame(daemon, "b", 8);
      watched.awaitRows(4);
      // A clock that was set back begins anew; a stop is told of at once.
      frame(daemon, "a", 2);
      daemon.exit("a");
      watched.awaitRows(6);
      assertThat(watched.rows())
          .containsExactly(
              "a name-a 1 10",
              "a name-a 4 40",
              "a name-a 7 70",
              "b name-b 8 80",
              "a name-a 2 20",
              "a name-a blank");
    }
  }

  @Test
  void shouldHandOnEveryFrameWhereTheIntervalIsASecondOrLess() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      frame(daemon, "a", 1);
      frame(daemon, "a", 1);
      frame(daemon, "a", 0);
      watched.awaitRows(3);
    }
  }

  @Test
  void shouldPollAtOnceWhereItsThreadIsInterrupted() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitRequest(daemon, "a");
      final long begun = System.nanoTime();
      Thread.currentThread().interrupt();
      for (int i = 0; i < 20; i++) {
        watched.poll();
      }
      assertThat(Thread.interrupted()).isTrue();
      assertThat(System.nanoTime() - begun).isLessThan(1_000_000_000L);
      frame(daemon, "a", 1);
      watched.awaitRows(1);
    }
  }

  @Test
  void shouldNeverPollForLongAndCloseAtOnceWhileRequestsHang() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").run("b", "name-b").start()) {
      final WatchedDaemon watched = WatchedDaemon.of(daemon);
      watched.awaitRequest(daemon, "a");
      watched.awaitRequest(daemon, "b");
      daemon.answer("/containers/json", connection -> {});
      watched.await(() -> daemon.openCount("/containers/json") == 1);
      for (int i = 0; i < 4; i++) {
        final long begun = System.nanoTime();
        watched.poll();
        assertThat(System.nanoTime() - begun).isLessThan(400_000_000L);
      }
      final long begun = System.nanoTime();
      watched.close();
      assertThat(System.nanoTime() - begun).isLessThan(500_000_000L);
    }
  }

  @Test
  void shouldWatchManyContainers() throws Exception {
    try (FakeDaemon daemon = daemon()) {
      for (int i = 0; i < 300; i++) {
        daemon.run("id" + i, "name-id" + i);
        frame(daemon, "id" + i, 1);
      }
      daemon.start();
      try (WatchedDaemon watched = WatchedDaemon.of(daemon)) {
        watched.awaitRows(300);
        assertThat(watched.said()).isEmpty();
        assertThat(daemon.openConnections()).isLessThanOrEqualTo(302);
      }
    }
  }

  @Test
  void shouldLeaveOutContainersForWhichThereAreNoFilesAndSaySoOnce() throws Exception {
    try (FakeDaemon daemon = daemon()) {
      for (final String id : List.of("a", "b", "c", "d", "e")) {
        daemon.run(id, "name-" + id);
      }
      daemon.start();
      // Five of the eight are for events, lists, and the client's own thread.
      try (WatchedDaemon watched = WatchedDaemon.of(daemon, new OpenFileLimit(300, 8))) {
        watched.await(() -> daemon.askedFor("/containers/json") == 3);
        assertThat(daemon.openConnections()).isEqualTo(5);
        // A place that becomes free is taken.
        final String free =
            List.of("a", "b", "c", "d", "e").stream()
                .filter(id -> daemon.openStats(id) == 1)
                .findFirst()
                .orElseThrow();
        daemon.remove(free);
        daemon.event("destroy", free, "name-" + free);
        watched.await(() -> daemon.asked().stream().filter(t -> t.contains("/stats")).count() >= 4);
        watched.await(() -> daemon.openConnections() == 5);
        assertThat(watched.said())
            .containsExactly(
                "docker: 2 of 5 containers are left out: only 300 files may be open"
                    + " (ulimit -n, LimitNOFILE of a service)");
      }
    }
  }
}
