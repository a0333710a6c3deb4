// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.OpenFileLimit;
import io.fluxion.collector.source.SampleOutput;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The containers of a Docker daemon: each that runs has a stream on which the daemon sends a frame
 * a second. Which ones run a list tells, which is asked for again and again; events tell sooner.
 * The key is the container's id, the label its name.
 *
 * <p>A daemon that is away is said to be, and tried again after growing pauses.
 */
public final class DockerSource implements LiveSource {
  private static final List<String> ACTIONS =
      List.of("start", "restart", "unpause", "die", "rename", "destroy");

  /** For events and the list. */
  private static final int OTHER_CONNECTIONS = 2;

  /** Of a daemon that takes long for its list no more than a fifth of its time is asked. */
  private static final int REST_PER_LIST = 4;

  private static final int SETTLING_RETRIES = 4;

  /** Frames come a moment apart. To rest as long between two looks has many taken at a time. */
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final DockerOptions options;
  private final DockerTimeouts timeouts;
  private final Containers containers;
  private final String eventsTarget;
  private final String listTarget;
  private SampleOutput out;

  /** Null while the daemon is away. */
  private DockerClient client;

  private long connectAt = System.nanoTime();
  private int attempts;
  private long listAt;
  private boolean isListing;
  private long listAskedAt;
  private boolean isListed;
  private boolean isThere;
  private long thereSince;
  private boolean wasThere;
  private String saidReason;

  /**
   * A source that has not asked for anything yet.
   *
   * @param options what is watched
   */
  public DockerSource(final DockerOptions options) {
    this(options, DockerTimeouts.USUAL, OpenFileLimit.ofProcess());
  }

  DockerSource(
      final DockerOptions options, final DockerTimeouts timeouts, final OpenFileLimit files) {
    this.options = options;
    this.timeouts = timeouts;
    containers = new Containers(options, timeouts, files);
    eventsTarget = "/events?filters=" + Filters.of(ACTIONS, options.labels());
    listTarget =
        "/containers/json"
            + (options.labels().isEmpty() ? "" : "?filters=" + Filters.of(null, options.labels()));
  }

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public boolean poll(final SampleOutput newOut) {
    out = newOut;
    containers.output(out);
    final long now = System.nanoTime();
    if (client == null && now - connectAt >= 0) {
      connect(now);
    } else if (client != null) {
      look(now);
    }
    final long wait = Math.max(0, Math.min(untilDue(now), LONGEST_WAIT_NANOS));
    if (client == null) {
      LockSupport.parkNanos(this, wait);
      return true;
    }
    final long before = containers.handedOn();
    client.await(wait);
    if (containers.handedOn() > before) {
      LockSupport.parkNanos(this, REST_NANOS);
    }
    return true;
  }

  private long untilDue(final long now) {
    if (client == null) {
      return connectAt - now;
    }
    final long untilList = isListing ? LONGEST_WAIT_NANOS : listAt - now;
    return isListed ? Math.min(untilList, containers.untilDue(now)) : untilList;
  }

  private void connect(final long now) {
    client =
        new DockerClient(
            options.address(),
            containers.maxStreams() + OTHER_CONNECTIONS,
            timeouts.silenceNanos());
    isListed = false;
    isThere = false;
    final DockerClient current = client;
    final LineSplitter events = new LineSplitter();
    events.lines((line, length) -> current.offer(length, () -> happened(line, length)));
    client.get(
        eventsTarget,
        true,
        events,
        new DockerClient.Handler() {
          @Override
          public void succeeded() {
            lost("its events have ended");
          }

          @Override
          public void failed(final int status, final String reason) {
            lost(reason);
          }
        });
    list(now);
  }

  private void happened(final byte[] line, final int length) {
    final DaemonEvent event = line == null ? null : DaemonEvent.parse(line, length);
    if (event != null) {
      containers.happened(event);
    }
  }

  /** Does what is due. */
  private void look(final long now) {
    if (isListing && now - listAskedAt > timeouts.silenceNanos()) {
      lost("it does not list its containers in time");
      return;
    }
    if (!isListing && now - listAt >= 0) {
      list(now);
    }
    if (isListed) {
      containers.open(client, now);
      settle(now);
    }
  }

  /** A daemon is there once it lists and has not refused to tell events for a while. */
  private void settle(final long now) {
    if (isThere || now - thereSince < SETTLING_RETRIES * timeouts.retryNanos()) {
      return;
    }
    isThere = true;
    if (saidReason != null) {
      out.say("docker at " + options.address() + (wasThere ? " is back" : " is there now"));
      saidReason = null;
    }
    wasThere = true;
  }

  private void list(final long now) {
    listAskedAt = now;
    final ContainerList body = new ContainerList();
    isListing = true;
    client.get(
        listTarget,
        false,
        body,
        new DockerClient.Handler() {
          @Override
          public void succeeded() {
            listed(body.entries());
          }

          @Override
          public void failed(final int status, final String reason) {
            lost(reason);
          }
        });
  }

  private void listed(final List<ContainerList.Entry> entries) {
    if (entries == null) {
      lost(ContainerList.UNREADABLE);
      return;
    }
    isListing = false;
    final long now = System.nanoTime();
    listAt =
        Math.max(listAskedAt + timeouts.listNanos(), now + REST_PER_LIST * (now - listAskedAt));
    thereSince = isListed ? thereSince : now;
    containers.listed(entries, listAskedAt, !isListed);
    isListed = true;
  }

  /** The daemon is gone, or of no use: everything begins anew after a pause. */
  private void lost(final String reason) {
    final long now = System.nanoTime();
    // One that comes and goes is no better than one that is away.
    if (isListed && now - thereSince > DockerTimeouts.LONGEST_RETRY_NANOS) {
      attempts = 0;
    }
    attempts++;
    connectAt = now + timeouts.retryNanos(attempts);
    close();
    containers.disconnected();
    // Once; and once more where somebody can do something about it.
    if (saidReason == null
        || reason.startsWith("permission denied") && !saidReason.equals(reason)) {
      saidReason = reason;
      out.say(
          "docker at "
              + options.address()
              + (wasThere ? " is gone: " : " cannot be reached: ")
              + reason
              + "; trying again");
    }
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
      client = null;
      isListing = false;
    }
  }
}
