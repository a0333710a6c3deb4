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

import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.OpenFileLimit;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The containers of a Docker daemon: each running one is followed by a stream of its own, on which
 * the daemon sends a frame a second; which ones run is known from its events. The key is the
 * container's id, the label its name.
 *
 * <p>A daemon that is away is said to be, and tried again after growing pauses. All connections are
 * served by the thread that polls.
 */
public final class DockerSource implements LiveSource {
  /**
   * The daemon sends the frames of all containers one after the other, once a second. To sleep for
   * as little between two looks has those of many containers read at a time, and whoever takes them
   * woken once for all of them.
   */
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Wiring wiring;
  private final Containers containers;
  private final DaemonWatch watch;

  /**
   * A source that has not asked for anything yet.
   *
   * @param options what is watched
   * @throws IOException where the system has no selector to give
   */
  public DockerSource(final DockerOptions options) throws IOException {
    this(options, Patience.USUAL, OpenFileLimit.ofProcess());
  }

  DockerSource(final DockerOptions options, final Patience patience, final OpenFileLimit files)
      throws IOException {
    wiring = new Wiring(options.address(), patience);
    containers = new Containers(options, wiring, files);
    watch = new DaemonWatch(options, wiring, containers);
  }

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public boolean poll(final SampleOutput out) throws IOException {
    containers.out(out);
    final long now = System.nanoTime();
    watch.look(now);
    containers.look(now);
    final long due = Math.min(watch.due() - now, containers.due() - now);
    final long wait = Math.max(0, Math.min(due, LONGEST_WAIT_NANOS));
    // Up, so that what is due then is due after it.
    final long before = containers.handedOn();
    wiring.select(TimeUnit.NANOSECONDS.toMillis(wait) + 1);
    if (containers.handedOn() > before) {
      LockSupport.parkNanos(this, REST_NANOS);
    }
    return true;
  }

  @Override
  public void close() {
    watch.close();
    containers.close();
    wiring.close();
  }
}
