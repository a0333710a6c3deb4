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

import io.fluxion.Sample;
import io.fluxion.collector.input.DockerFrameReader;
import io.fluxion.collector.row.DockerFields;
import io.fluxion.collector.source.SampleOutput;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The containers that are watched, and when each of them is asked for a frame: all of those that
 * run at the same even distances. One that has ended is asked for once more: a frame without
 * numbers says that it has stopped and is handed on once, status 404 that it is gone.
 */
final class Containers {
  /** More than any machine runs. */
  static final int MAX_CONTAINERS = 65_536;

  private static final int NOT_FOUND = 404;
  private static final int MAX_COMPLAINTS = 10;

  private final DockerOptions options;
  private final DockerTimeouts timeouts;
  private final int maxRequests;
  private final DockerFrameReader reader;
  private final Sample sample;
  private final Map<String, Container> watched = new HashMap<>();
  private final PriorityQueue<Container> waiting =
      new PriorityQueue<>((one, other) -> Long.signum(one.dueAt - other.dueAt));

  /** Those that are asked for, the one that has waited longest first. */
  private final Set<Container> asked = new LinkedHashSet<>();

  private final long origin = System.nanoTime();
  private SampleOutput out;
  private long listNumber;
  private boolean isLeftOutSaid;
  private int complaints;
  private long handedOn;

  /**
   * None yet.
   *
   * @param maxRequests how many may be asked for at the same time
   */
  Containers(final DockerOptions options, final DockerTimeouts timeouts, final int maxRequests) {
    this.options = options;
    this.timeouts = timeouts;
    this.maxRequests = maxRequests;
    reader = new DockerFrameReader(options.maxKeyBytes());
    sample = new Sample(DockerFields.COUNT, options.maxKeyBytes());
  }

  /** Where samples and messages go from now on. */
  void output(final SampleOutput newOut) {
    out = newOut;
  }

  /** How many frames were handed on. */
  long handedOn() {
    return handedOn;
  }

  // ---- what the daemon tells

  /** The connection to the daemon is given up, with all requests. */
  void disconnected() {
    asked.clear();
    waiting.clear();
    complaints = 0;
    for (final Container container : watched.values()) {
      container.request = null;
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
    if (leftOut > 0 && !isLeftOutSaid) {
      isLeftOutSaid = true;
      out.say(
          "docker: "
              + leftOut
              + " of "
              + entries.size()
              + " containers are left out: no more than "
              + MAX_CONTAINERS
              + " are watched");
    }
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
      watched.values().removeIf(container -> !container.isRunning && !asked.contains(container));
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
    endRequest(container);
    endKey(id);
  }

  private void endKey(final String id) {
    final byte[] key = id.getBytes(StandardCharsets.UTF_8);
    out.gone(key, key.length);
  }

  // ---- requests

  private void schedule(final Container container, final long dueAt) {
    container.dueAt = dueAt;
    waiting.add(container);
  }

  /** Asks for a container without delay, unless it is being asked for. */
  private void askNow(final Container container) {
    if (!asked.contains(container)) {
      waiting.remove(container);
      schedule(container, System.nanoTime());
    }
  }

  /** How long until {@link #ask} has something to do, in ns; 0 or less where it has. */
  long untilDue(final long now) {
    final Container first = asked.size() < maxRequests ? waiting.peek() : null;
    return first == null ? Long.MAX_VALUE : first.dueAt - now;
  }

  /** Asks for those that are due, and gives up requests that have taken too long. */
  void ask(final DockerClient client, final long now) {
    while (!asked.isEmpty() && now - asked.iterator().next().askedAt > timeouts.requestNanos()) {
      final Container late = asked.iterator().next();
      endRequest(late);
      failed(late, 0, DockerClient.NO_ANSWER);
    }
    while (untilDue(now) <= 0) {
      final Container container = waiting.remove();
      container.askedAt = now;
      asked.add(container);
      request(client, container);
    }
  }

  private void request(final DockerClient client, final Container container) {
    final StatsBody body = new StatsBody();
    container.request = body;
    client.get(
        "/containers/" + container.id + "/stats?stream=false&one-shot=true",
        timeouts.requestNanos(),
        body,
        new DockerClient.Handler() {
          @Override
          public void succeeded() {
            if (container.request == body) {
              endRequest(container);
              answered(container, body);
            }
          }

          @Override
          public void failed(final int status, final String reason) {
            if (container.request == body) {
              endRequest(container);
              Containers.this.failed(container, status, reason);
            }
          }
        });
  }

  /** Whatever comes of the request from now on, nobody hears of it. */
  private void endRequest(final Container container) {
    container.request = null;
    asked.remove(container);
  }

  private void answered(final Container container, final StatsBody body) {
    if (!body.read(reader, sample)) {
      out.malformed("docker " + container.shownName(), reader.reason());
      schedule(container, nextTick(container.askedAt));
    } else if (sample.hasFrame()) {
      container.failures = 0;
      container.isFailureSaid = false;
      container.hasFrame = true;
      handOn();
      schedule(container, nextTick(container.askedAt));
    } else {
      if (container.hasFrame) {
        container.hasFrame = false;
        handOn();
      }
      if (container.isRunning) {
        // It has just ended, or the daemon could not gather its numbers in time.
        container.failures++;
        retry(container);
      }
    }
  }

  private void handOn() {
    handedOn++;
    out.sample(sample, reader.label(), reader.labelLength());
  }

  /** The first tick that is not too soon after a request: two at once would make a step of no x. */
  private long nextTick(final long askedAt) {
    final long interval = options.intervalNanos();
    final long earliest = askedAt + interval / 2 - origin;
    return origin + (Math.floorDiv(earliest, interval) + 1) * interval;
  }

  private void failed(final Container container, final int status, final String reason) {
    if (status == NOT_FOUND) {
      gone(container.id, container);
      return;
    }
    container.failures++;
    // A connection that breaks once is how a daemon ends, of which others tell.
    if (!container.isFailureSaid && (status != 0 || container.failures > 1)) {
      container.isFailureSaid = true;
      complain(container, reason);
    }
    retry(container);
  }

  private void retry(final Container container) {
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
