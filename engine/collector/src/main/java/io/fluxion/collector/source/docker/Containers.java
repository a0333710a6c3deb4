// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import io.fluxion.Sample;
import io.fluxion.collector.input.DockerFrameReader;
import io.fluxion.collector.row.DockerFields;
import io.fluxion.collector.source.OpenFileLimit;
import io.fluxion.collector.source.SampleOutput;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The containers that are watched: each that runs has a stream on which the daemon sends a frame a
 * second. A frame without numbers says that it has stopped: it is handed on once. Status 404 says
 * that it is gone.
 *
 * <p>A stream costs a third of what it costs to ask for each frame (one-shot=true), and a daemon up
 * to version 27 answers such a request only with the next frame of its round.
 */
final class Containers {
  /** More than any machine runs. */
  static final int MAX_CONTAINERS = 65_536;

  /** Each costs a connection. */
  private static final int MAX_STREAMS = 16_384;

  /** Of the files that may be opened: for events, the list, and the client's own thread. */
  private static final int OTHER_FILES = 5;

  /** So many streams are opened at a time, so that frames are taken in between. */
  private static final int OPENED_AT_ONCE = 64;

  /** Frames come a second apart, now a little more and now a little less. */
  private static final long FRAME_NANOS = 1_000_000_000;

  private static final long LEEWAY_NANOS = FRAME_NANOS / 2;
  private static final int NOT_FOUND = 404;
  private static final int MAX_COMPLAINTS = 10;

  private final DockerOptions options;
  private final DockerTimeouts timeouts;
  private final OpenFileLimit files;
  private final int maxStreams;
  private final DockerFrameReader reader;
  private final Sample sample;
  private final Map<String, Container> watched = new HashMap<>();
  private final PriorityQueue<Container> waiting =
      new PriorityQueue<>((one, other) -> Long.signum(one.dueAt - other.dueAt));

  private int streams;
  private SampleOutput out;
  private long listNumber;
  private boolean isLeftOutSaid;
  private int complaints;
  private long handedOn;

  Containers(
      final DockerOptions options, final DockerTimeouts timeouts, final OpenFileLimit files) {
    this.options = options;
    this.timeouts = timeouts;
    this.files = files;
    maxStreams = (int) Math.max(1, Math.min(files.left() - OTHER_FILES, MAX_STREAMS));
    reader = new DockerFrameReader(options.maxKeyBytes());
    sample = new Sample(DockerFields.COUNT, options.maxKeyBytes());
  }

  /** Where samples and messages go from now on. */
  void output(final SampleOutput newOut) {
    out = newOut;
  }

  /** How many streams there may be. */
  int maxStreams() {
    return maxStreams;
  }

  /** How many frames were handed on. */
  long handedOn() {
    return handedOn;
  }

  // ---- what the daemon tells

  /** The connection to the daemon is given up, with all streams. */
  void disconnected() {
    streams = 0;
    waiting.clear();
    complaints = 0;
    for (final Container container : watched.values()) {
      container.stream = null;
      container.failures = 0;
      if (container.isRunning) {
        schedule(container, System.nanoTime());
      }
    }
  }

  /**
   * Hears which containers run.
   *
   * @param askedAt when the daemon was asked; what events have told since then is newer
   * @param isFirst the first list of a connection: what happened before it nobody has told
   */
  void listed(final List<ContainerList.Entry> entries, final long askedAt, final boolean isFirst) {
    listNumber++;
    int leftOut = 0;
    for (final ContainerList.Entry entry : entries) {
      leftOut += listed(entry, askedAt) ? 0 : 1;
    }
    for (final Container container : watched.values()) {
      final boolean isOld = container.listNumber != listNumber && container.toldAt - askedAt < 0;
      if (isOld && (container.isRunning || isFirst)) {
        container.isRunning = false;
        askNow(container);
      }
    }
    leftOut += Math.max(0, (int) running() - maxStreams);
    if (leftOut > 0 && !isLeftOutSaid) {
      isLeftOutSaid = true;
      out.say(
          "docker: "
              + leftOut
              + " of "
              + entries.size()
              + " containers are left out: "
              + (maxStreams == MAX_STREAMS
                  ? "no more than " + MAX_STREAMS + " are watched"
                  : files.reason()));
    }
  }

  private long running() {
    return watched.values().stream().filter(container -> container.isRunning).count();
  }

  /** Takes one that runs; false where there is no room for it. */
  private boolean listed(final ContainerList.Entry entry, final long askedAt) {
    final Container known = watched.get(entry.id());
    if (!options.wants(entry.name())) {
      gone(entry.id(), known);
      return true;
    }
    if (known == null) {
      return watch(entry.id(), entry.name(), askedAt);
    }
    known.listNumber = listNumber;
    known.rename(entry.name());
    if (!known.isRunning && known.toldAt - askedAt < 0) {
      known.isRunning = true;
      askNow(known);
    }
    return true;
  }

  /** Hears what happened to a container. */
  void happened(final DaemonEvent event) {
    final Container known = watched.get(event.id());
    if (known != null) {
      known.toldAt = System.nanoTime();
    }
    switch (event.action()) {
      case "start", "restart", "unpause" -> started(known, event);
      case "die" -> {
        if (known != null) {
          known.isRunning = false;
          askNow(known);
        }
      }
      case "rename" -> {
        // One that is wanted from now on is found by the next list, if it runs.
        if (known != null && options.wants(event.name())) {
          known.rename(event.name());
        } else {
          gone(event.id(), known);
        }
      }
      case "destroy" -> {
        gone(event.id(), known);
        endKey(event.id());
      }
      default -> {}
    }
  }

  private void started(final Container known, final DaemonEvent event) {
    if (known != null) {
      known.isRunning = true;
      known.failures = 0;
      askNow(known);
    } else if (options.wants(event.name())) {
      watch(event.id(), event.name(), System.nanoTime());
    }
  }

  private boolean watch(final String id, final String name, final long toldAt) {
    if (watched.size() >= MAX_CONTAINERS) {
      watched
          .values()
          .removeIf(
              container ->
                  !container.isRunning && container.stream == null && !waiting.contains(container));
    }
    if (watched.size() >= MAX_CONTAINERS) {
      return false;
    }
    final Container container = new Container(id, name, toldAt);
    container.listNumber = listNumber;
    watched.put(id, container);
    schedule(container, System.nanoTime());
    return true;
  }

  /** Ends the watch of a container; nothing happens where it is null. */
  private void gone(final String id, final Container container) {
    if (container == null) {
      return;
    }
    watched.remove(id);
    waiting.remove(container);
    endStream(container);
    endKey(id);
  }

  private void endKey(final String id) {
    final byte[] key = id.getBytes(StandardCharsets.UTF_8);
    out.gone(key, key.length);
  }

  // ---- streams

  private void schedule(final Container container, final long dueAt) {
    container.dueAt = dueAt;
    waiting.add(container);
  }

  /** Opens the stream of a container without delay, unless there is one, which will tell. */
  private void askNow(final Container container) {
    if (container.stream == null) {
      waiting.remove(container);
      schedule(container, System.nanoTime());
    }
  }

  /** How long until {@link #open} has something to do, in ns; 0 or less where it has. */
  long untilDue(final long now) {
    final Container first = streams < maxStreams ? waiting.peek() : null;
    return first == null ? Long.MAX_VALUE : first.dueAt - now;
  }

  /** Opens streams whose time has come. */
  void open(final DockerClient client, final long now) {
    for (int opened = 0; opened < OPENED_AT_ONCE && untilDue(now) <= 0; opened++) {
      open(client, waiting.remove());
    }
  }

  private void open(final DockerClient client, final Container container) {
    final LineSplitter stream = new LineSplitter();
    stream.lines(
        (line, length) -> client.offer(length, () -> take(container, stream, line, length)));
    streams++;
    container.stream = stream;
    client.get(
        "/containers/" + container.id + "/stats?stream=true",
        false,
        stream,
        new DockerClient.Handler() {
          @Override
          public void succeeded() {
            // It ends so where a container is removed: the next answer tells.
            if (container.stream == stream) {
              endStream(container);
              failAgain(container);
            }
          }

          @Override
          public void failed(final int status, final String reason) {
            if (container.stream == stream) {
              endStream(container);
              Containers.this.failed(container, status, reason);
            }
          }
        });
  }

  /** Whatever comes of the stream from now on, nobody hears of it. */
  private void endStream(final Container container) {
    if (container.stream != null) {
      container.stream.giveUp();
      container.stream = null;
      streams--;
    }
  }

  private void take(
      final Container container, final LineSplitter stream, final byte[] line, final int length) {
    if (container.stream != stream) {
      return;
    }
    final String place = "docker " + container.shownName();
    if (line == null) {
      out.malformed(place, "longer than " + LineSplitter.MAX_LINE_BYTES + " bytes");
    } else if (!reader.read(line, 0, length, sample)) {
      out.malformed(place, reader.reason());
    } else if (sample.hasFrame()) {
      container.failures = 0;
      container.isFailureSaid = false;
      if (isDue(container, sample.frame())) {
        container.handedOnNanos = sample.frame();
        container.hasFrame = true;
        handOn();
      }
    } else {
      stopped(container);
    }
  }

  /** A clock that was set back must not silence a container until it has caught up. */
  private boolean isDue(final Container container, final long readNanos) {
    final long interval = options.intervalNanos();
    final long distance = readNanos - container.handedOnNanos;
    return !container.hasFrame
        || interval < FRAME_NANOS + LEEWAY_NANOS
        || distance < 0
        || distance >= interval - LEEWAY_NANOS;
  }

  private void stopped(final Container container) {
    endStream(container);
    if (container.hasFrame) {
      container.hasFrame = false;
      handOn();
    }
    if (container.isRunning) {
      // It has just ended, or the daemon could not gather its numbers in time.
      failAgain(container);
    }
  }

  private void handOn() {
    handedOn++;
    out.sample(sample, reader.label(), reader.labelLength());
  }

  private void failed(final Container container, final int status, final String reason) {
    if (status == NOT_FOUND) {
      gone(container.id, container);
      return;
    }
    failAgain(container);
    // A connection that breaks once is how a daemon ends, of which others tell.
    if (!container.isFailureSaid && (status != 0 || container.failures > 1)) {
      container.isFailureSaid = true;
      complain(container, reason);
    }
  }

  /** Tries again after a pause that grows from one time to the next. */
  private void failAgain(final Container container) {
    container.failures++;
    schedule(container, System.nanoTime() + timeouts.retryNanos(container.failures));
  }

  /** Says that a container cannot be watched; of many that go wrong, the first few. */
  private void complain(final Container container, final String reason) {
    complaints++;
    if (complaints <= MAX_COMPLAINTS) {
      out.say("docker container " + container.shownName() + ": " + reason + "; trying again");
    } else if (complaints == MAX_COMPLAINTS + 1) {
      out.say("docker: further containers cannot be watched; trying again");
    }
  }
}
