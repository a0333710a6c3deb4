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

import io.fluxion.collector.source.OpenFileLimit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which containers are followed, and what is handed on of their frames. */
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

  /** What a daemon does after a container has stopped, but for the events. */
  private static void zero(final FakeDaemon daemon, final String id) {
    daemon.remove(id);
    daemon.frame(id, FakeDaemon.zeroFrame(id, "name-" + id));
  }

  private static void followed(final FakeDaemon daemon) throws Exception {
    daemon.run("a", "name-a").run("b", "name-b").start();
    try (daemon;
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      assertThat(watched.source().name()).isEqualTo("docker");
      watched.awaitStream(daemon, "a");
      watched.awaitStream(daemon, "b");
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      frame(daemon, "b", 1);
      watched.awaitRows(2);
      frame(daemon, "a", 2);
      watched.awaitRows(3);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "b name-b 1 10", "a name-a 2 20");
      assertThat(watched.malformed()).isEmpty();
      assertThat(watched.said()).isEmpty();
      assertThat(daemon.asked().get(0)).startsWith("/events?");
      assertThat(daemon.asked().get(1)).isEqualTo("/containers/json");
      assertThat(daemon.askedFor("/containers/a/stats?stream=true")).isEqualTo(1);
    }
  }

  @Test
  void shouldFollowWhatRunsOverAUnixSocket() throws Exception {
    followed(daemon());
  }

  @Test
  void shouldFollowWhatRunsOverTcp() throws Exception {
    followed(FakeDaemon.tcp());
  }

  @Test
  void shouldFollowOnlyNamesThatMatch() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "web-1").run("b", "db-1").run("c", "cache").start();
        WatchedDaemon watched =
            new WatchedDaemon(options(daemon, List.of("web-*", "c?che"), List.of(), 1_000))) {
      watched.awaitStream(daemon, "a");
      watched.awaitStream(daemon, "c");
      daemon.run("d", "web-2").run("e", "db-2");
      daemon.event("start", "e", "db-2", 1);
      daemon.event("start", "d", "web-2", 2);
      watched.awaitStream(daemon, "d");
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
      watched.await(() -> daemon.askedFor("/containers/json") == 1);
      assertThat(daemon.asked())
          .containsExactly(
              "/events?filters={\"type\":[\"container\"],"
                  + "\"event\":[\"start\",\"restart\",\"unpause\",\"rename\",\"destroy\"],"
                  + "\"label\":[\"tier=front \\\"&\\\"\",\"é\"]}",
              "/containers/json?filters={\"label\":[\"tier=front \\\"&\\\"\",\"é\"]}");
    }
  }

  @Test
  void shouldFollowWhatStartsLater() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.await(() -> daemon.askedFor("/containers/json") == 1);
      daemon.run("a", "name-a");
      daemon.event("start", "a", "name-a", FakeDaemon.nanos(1));
      watched.awaitStream(daemon, "a");
      frame(daemon, "a", 2);
      watched.awaitRows(1);
      assertThat(watched.rows()).containsExactly("a name-a 2 20");
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
            daemon.event("start", "a", "name-a", FakeDaemon.nanos(1));
            FakeDaemon.json(connection, 200, "[]");
          });
      watched.awaitStream(daemon, "a");
    }
  }

  @Test
  void shouldFindInASecondListWhatNoEventTold() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.await(() -> daemon.askedFor("/containers/json") == 1);
      daemon.run("a", "name-a");
      watched.awaitStream(daemon, "a");
      assertThat(daemon.askedFor("/containers/json")).isEqualTo(2);
    }
  }

  @Test
  void shouldListASecondTimeAlsoWhereABlankFrameHadItListBefore() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      daemon.frame("a", FakeDaemon.zeroFrame("a", "name-a"));
      watched.await(() -> daemon.askedFor("/containers/a") == 2 && daemon.openStats("a") == 1);
      daemon.run("c", "name-c");
      watched.awaitStream(daemon, "c");
    }
  }

  @Test
  void shouldListWithoutWaitingForTheHeadOfTheEvents() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer("/events", connection -> {});
      watched.awaitStream(daemon, "a");
    }
  }

  @Test
  void shouldHandOnOneBlankFrameOfAContainerThatStops() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      frame(daemon, "a", 1);
      daemon.event("die", "a", "name-a", FakeDaemon.nanos(1));
      daemon.remove("a");
      daemon.frame("a", FakeDaemon.zeroFrame("a", "name-a").repeat(3));
      watched.await(() -> daemon.openStats("a") == 0);
      watched.pollFor(150);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "a name-a blank");
      assertThat(daemon.askedFor("/containers/a")).isEqualTo(1);
      daemon.run("a", "name-a");
      daemon.event("start", "a", "name-a", FakeDaemon.nanos(5));
      watched.awaitStream(daemon, "a");
      frame(daemon, "a", 6);
      watched.awaitRows(3);
      assertThat(watched.rows().get(2)).isEqualTo("a name-a 6 60");
    }
  }

  /** A daemon under load sends such a frame where it could not gather one in time. */
  @Test
  void shouldGoOnAfterABlankFrameOfAContainerThatRuns() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      frame(daemon, "a", 1);
      for (int second = 2; second < 5; second++) {
        daemon.frame("a", FakeDaemon.zeroFrame("a", "name-a"));
        final int streams = second;
        watched.await(
            () -> daemon.askedFor("/containers/a") == streams && daemon.openStats("a") == 1);
        frame(daemon, "a", second);
        watched.awaitRows(2 * second - 1);
      }
      assertThat(watched.rows())
          .containsExactly(
              "a name-a 1 10",
              "a name-a blank",
              "a name-a 2 20",
              "a name-a blank",
              "a name-a 3 30",
              "a name-a blank",
              "a name-a 4 40");
      assertThat(watched.said()).isEmpty();
    }
  }

  /** One of which it never has a frame costs a list now and then, not one after the other. */
  @Test
  void shouldAskLessAndLessForAContainerThatRunsAndHasNoFrames() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      daemon.answer(
          "/containers/a/stats",
          connection -> FakeDaemon.json(connection, 200, FakeDaemon.zeroFrame("a", "name-a")));
      watched.pollFor(2_000);
      assertThat(daemon.askedFor("/containers/a")).isBetween(2L, 12L);
      assertThat(watched.rows()).isEmpty();
    }
  }

  /** Such as one that crashes as soon as it is started, and is started again for ever. */
  private static void hasNoFrames(final FakeDaemon daemon, final String id) {
    daemon.run(id, "name-" + id);
    daemon.answer(
        "/containers/" + id + "/stats",
        connection -> FakeDaemon.json(connection, 200, FakeDaemon.zeroFrame(id, "name-" + id)));
  }

  @Test
  void shouldNotLetOthersWaitForAContainerThatRunsAndHasNoFrames() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      hasNoFrames(daemon, "bad");
      watched.awaitStream(daemon, "a");
      // The pause that follows is the seventh, of two seconds.
      watched.await(() -> daemon.askedFor("/containers/bad") >= 7);
      final long before = daemon.askedFor("/containers/bad");
      for (int round = 1; round <= 5; round++) {
        frame(daemon, "a", round);
        watched.awaitRows(2 * round - 1);
        daemon.frame("a", FakeDaemon.zeroFrame("a", "name-a"));
        final int streams = round + 1;
        watched.await(
            () -> daemon.askedFor("/containers/a") == streams && daemon.openStats("a") == 1);
      }
      assertThat(daemon.askedFor("/containers/bad")).isLessThan(before + 5);
    }
  }

  @Test
  void shouldForgetThePausesOfAContainerThatIsNotListedAnyMore() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      hasNoFrames(daemon, "bad");
      watched.await(() -> daemon.askedFor("/containers/bad") >= 7);
      daemon.remove("bad");
      final long lists = daemon.askedFor("/containers/json");
      watched.await(() -> daemon.askedFor("/containers/json") > lists);
      watched.pollFor(200);
      daemon.run("bad", "name-bad");
      final long before = daemon.askedFor("/containers/bad");
      final long begun = System.nanoTime();
      daemon.event("start", "bad", "name-bad", FakeDaemon.nanos(1));
      // After pauses of 30, 60 and 120 ms; those of before would be of 2, 4 and 8 s.
      watched.await(() -> daemon.askedFor("/containers/bad") >= before + 4);
      assertThat(System.nanoTime() - begun).isLessThan(8_000_000_000L);
    }
  }

  @Test
  void shouldKeepAContainerWhoseStartIsHeardOfBeforeItsLastStreamHasEnded() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      // Stopped at 2, told of at 3, started at 4; the events come first.
      daemon.event("start", "a", "name-a", FakeDaemon.nanos(4));
      daemon.event("restart", "a", "name-a", FakeDaemon.nanos(4) + 1);
      watched.pollFor(50);
      frame(daemon, "a", 2);
      daemon.frame("a", FakeDaemon.zeroFrame("a", "name-a"));
      watched.await(() -> daemon.askedFor("/containers/a") == 2 && daemon.openStats("a") == 1);
      frame(daemon, "a", 5);
      watched.awaitRows(4);
      assertThat(watched.rows())
          .containsExactly("a name-a 1 10", "a name-a 2 20", "a name-a blank", "a name-a 5 50");
      // That start is over: this time it has stopped.
      zero(daemon, "a");
      watched.await(() -> daemon.openStats("a") == 0);
      watched.pollFor(150);
      assertThat(daemon.askedFor("/containers/a")).isEqualTo(2);
    }
  }

  @Test
  void shouldGoOnWithTheSameStreamAfterAQuickRestart() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      frame(daemon, "a", 1);
      daemon.event("die", "a", "name-a", FakeDaemon.nanos(1));
      daemon.event("start", "a", "name-a", FakeDaemon.nanos(1));
      frame(daemon, "a", 2);
      watched.awaitRows(2);
      zero(daemon, "a");
      watched.await(() -> daemon.openStats("a") == 0);
      watched.pollFor(150);
      assertThat(daemon.askedFor("/containers/a")).isEqualTo(1);
    }
  }

  @Test
  void shouldLetGoOfAContainerThatIsRemoved() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      daemon.remove("a");
      daemon.event("destroy", "a", "name-a", FakeDaemon.nanos(2));
      watched.await(() -> daemon.openStats("a") == 0);
      watched.pollFor(150);
      assertThat(daemon.askedFor("/containers/a")).isEqualTo(1);
      assertThat(watched.rows()).hasSize(1);
      assertThat(watched.said()).isEmpty();
    }
  }

  @Test
  void shouldEndWithTheZeroFramesOfAContainerThatIsBeingRemoved() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      frame(daemon, "a", 1);
      watched.awaitRows(1);
      // Its stream ends before anything is told; who connects just then gets zeros for ever.
      daemon.end("/containers/a/stats");
      watched.await(() -> daemon.askedFor("/containers/a") == 2 && daemon.openStats("a") == 1);
      zero(daemon, "a");
      watched.await(() -> daemon.openStats("a") == 0);
      watched.pollFor(200);
      assertThat(daemon.askedFor("/containers/a")).isEqualTo(2);
      assertThat(watched.rows()).containsExactly("a name-a 1 10", "a name-a blank");
    }
  }

  @Test
  void shouldLetGoOfAContainerThatIsNotThereAnyMore() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      daemon.remove("a");
      daemon.end("/containers/a/stats");
      watched.await(() -> daemon.askedFor("/containers/a") == 2);
      watched.pollFor(200);
      assertThat(daemon.askedFor("/containers/a")).isEqualTo(2);
      assertThat(watched.said()).isEmpty();
    }
  }

  @Test
  void shouldSayNothingOfAContainerThatNeverRanWhileItWasFollowed() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      zero(daemon, "a");
      watched.await(() -> daemon.openStats("a") == 0);
      assertThat(watched.rows()).isEmpty();
    }
  }

  @Test
  void shouldFollowAfterARenameWhatMatchesThen() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "web-a").run("b", "db-b").start();
        WatchedDaemon watched =
            new WatchedDaemon(options(daemon, List.of("web-*"), List.of(), 1_000))) {
      watched.awaitStream(daemon, "a");
      daemon.event("rename", "a", "web-c", 1);
      daemon.event("rename", "b", "web-b", 2);
      watched.awaitStream(daemon, "b");
      assertThat(daemon.openStats("a")).isEqualTo(1);
      daemon.frame("a", FakeDaemon.frame("a", "web-c", 1, 10) + "{\n");
      watched.awaitRows(1);
      watched.await(() -> !watched.malformed().isEmpty());
      assertThat(watched.rows()).containsExactly("a web-c 1 10");
      assertThat(watched.malformed().get(0)).startsWith("docker web-c: ");
      daemon.event("rename", "a", "db-a", 3);
      watched.await(() -> daemon.openStats("a") == 0);
      assertThat(daemon.openStats("b")).isEqualTo(1);
    }
  }

  @Test
  void shouldLetGoOfAContainerThatIsListedByANameThatDoesNotMatch() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "web-a").run("b", "web-b").start();
        WatchedDaemon watched =
            new WatchedDaemon(options(daemon, List.of("web-*"), List.of(), 1_000))) {
      watched.awaitStream(daemon, "a");
      watched.awaitStream(daemon, "b");
      // No event tells of it; a blank frame has the daemon list.
      daemon.run("a", "db-a");
      daemon.frame("b", FakeDaemon.zeroFrame("b", "web-b"));
      watched.await(() -> daemon.openStats("a") == 0);
      watched.awaitStream(daemon, "b");
      assertThat(daemon.askedFor("/containers/a")).isEqualTo(1);
    }
  }

  @Test
  void shouldNotOpenTheStreamOfAStoppedContainerThatIsRenamed() throws Exception {
    try (FakeDaemon daemon = daemon().start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.await(() -> daemon.askedFor("/containers/json") == 1);
      daemon.event("rename", "a", "name-a", 1);
      daemon.run("b", "name-b");
      daemon.event("start", "b", "name-b", 2);
      watched.awaitStream(daemon, "b");
      assertThat(daemon.askedFor("/containers/a")).isZero();
    }
  }

  @Test
  void shouldKeepOneStreamOfAPausedContainer() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").start();
        WatchedDaemon watched = WatchedDaemon.of(daemon)) {
      watched.awaitStream(daemon, "a");
      daemon.event("pause", "a", "name-a", FakeDaemon.nanos(1));
      frame(daemon, "a", 2);
      daemon.event("unpause", "a", "name-a", FakeDaemon.nanos(3));
      frame(daemon, "a", 4);
      watched.awaitRows(2);
      assertThat(daemon.askedFor("/containers/a")).isEqualTo(1);
    }
  }

  @Test
  void shouldPassOverFramesThatComeSoonerThanTheInterval() throws Exception {
    try (FakeDaemon daemon = daemon().run("a", "name-a").run("b", "name-b").start();
        WatchedDaemon watched = new WatchedDaemon(options(daemon, List.of(), List.of(), 3_000))) {
      watched.awaitStream(daemon, "a");
      watched.awaitStream(daemon, "b");
      for (int second = 1; second <= 8; second++) {
        frame(daemon, "a", second);
      }
      watched.awaitRows(3);
      frame(daemon, "b", 8);
      watched.awaitRows(4);
      // A clock that was set back begins anew; a stop is told of at once.
      frame(daemon, "a", 2);
      zero(daemon, "a");
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
      watched.awaitStream(daemon, "a");
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
      watched.awaitStream(daemon, "a");
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
  void shouldFollowManyContainers() throws Exception {
    try (FakeDaemon daemon = daemon()) {
      for (int i = 0; i < 150; i++) {
        daemon.run("id" + i, "name-id" + i);
      }
      daemon.start();
      try (WatchedDaemon watched = WatchedDaemon.of(daemon)) {
        watched.await(() -> daemon.openConnections() == 151);
        for (int i = 0; i < 150; i++) {
          frame(daemon, "id" + i, 1);
        }
        watched.awaitRows(150);
        assertThat(watched.said()).isEmpty();
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
      // Two of the five are for events and lists.
      try (WatchedDaemon watched = WatchedDaemon.of(daemon, new OpenFileLimit(300, 5))) {
        for (final String id : List.of("a", "b", "c")) {
          watched.awaitStream(daemon, id);
        }
        daemon.event("start", "e", "name-e", 1);
        watched.await(() -> daemon.askedFor("/containers/json") == 2);
        watched.pollFor(100);
        watched.await(() -> daemon.openConnections() == 4);
        // A place that becomes free is taken by the next list; a blank frame brings that about.
        daemon.remove("a");
        daemon.event("destroy", "a", "name-a", 2);
        watched.await(() -> daemon.openStats("a") == 0);
        daemon.frame("b", FakeDaemon.zeroFrame("b", "name-b"));
        watched.awaitStream(daemon, "d");
        // That no event told of it does not speak against the events.
        watched.pollFor(2_500);
        watched.await(() -> daemon.openConnections() == 4);
        assertThat(daemon.askedFor("/events")).isEqualTo(1);
        assertThat(daemon.askedFor("/containers/e")).isZero();
        assertThat(watched.said())
            .containsExactly(
                "docker: 2 of 5 containers are left out: only 300 files may be open"
                    + " (ulimit -n, LimitNOFILE of a service)");
      }
    }
  }
}
