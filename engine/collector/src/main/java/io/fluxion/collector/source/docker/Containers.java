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
import io.fluxion.collector.source.OpenFileLimit;
import io.fluxion.collector.source.SampleOutput;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The containers that are followed: those that run, and are asked for. */
final class Containers implements ContainerList.Containers {
  /** More than any machine runs; each costs a connection. */
  private static final int MAX_CONTAINERS = 65_536;

  /** Of the files that may be opened, one for events and one for the list. */
  private static final int OTHER_CONNECTIONS = 2;

  /** So many connections are opened at a time, so that frames are read in between. */
  private static final int OPENED_AT_ONCE = 64;

  private static final int MAX_COMPLAINTS = 10;
  private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** An id goes into a request: nothing else must come with it. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,255}");

  private final DockerOptions options;
  private final Wiring wiring;
  private final DockerFrameReader reader;
  private final Sample sample;
  private final Map<String, Container> followed = new HashMap<>();
  private Container[] looked = new Container[0];
  private SampleOutput out;
  private boolean isDaemonThere;
  private final Doubts doubts;
  private final OpenFileLimit files;
  private final int places;
  private boolean hasFound;
  // Of the list under way or the last one: what is asked for, and for which there is no place.
  private int listed;
  private int leftOut;
  private boolean hasLeftOut;
  private boolean isLeftOutSaid;
  private int complaints;
  private long handedOn;
  private long due = System.nanoTime();

  Containers(final DockerOptions options, final Wiring wiring, final OpenFileLimit files) {
    this.options = options;
    this.files = files;
    places = (int) Math.max(1, Math.min(files.left() - OTHER_CONNECTIONS, MAX_CONTAINERS));
    this.wiring = wiring;
    doubts = new Doubts(wiring.patience().pauseNanos());
    reader = new DockerFrameReader(options.maxKeyBytes());
    sample = new Sample(DockerFields.COUNT, options.maxKeyBytes());
  }

  // ---- what their streams need

  DockerFrameReader reader() {
    return reader;
  }

  Sample sample() {
    return sample;
  }

  long intervalNanos() {
    return options.intervalNanos();
  }

  /** Where log go for now. */
  SampleOutput out() {
    return out;
  }

  void out(final SampleOutput newOut) {
    out = newOut;
  }

  /** Hands on the frame that was read last. */
  void handOn() {
    handedOn++;
    out.sample(sample, reader.label(), reader.labelLength());
  }

  /** How many frames were handed on. */
  long handedOn() {
    return handedOn;
  }

  boolean isDaemonThere() {
    return isDaemonThere;
  }

  void forget(final Container container) {
    container.close();
    followed.remove(container.id(), container);
  }

  /**
   * Gives up one whose frame was blank; a list of the daemon's tells whether it has stopped.
   *
   * @param hadFrames whether its stream had another before
   */
  void stopped(final Container container, final boolean hadFrames) {
    forget(container);
    doubts.add(container.id(), hadFrames);
  }

  /** Who was given up for a blank frame, and when the daemon should be asked about them. */
  Doubts doubts() {
    return doubts;
  }

  /** Says that a container cannot be watched; of many that go wrong, the first few. */
  void complain(final Container container, final String why) {
    complaints++;
    if (complaints <= MAX_COMPLAINTS) {
      out.say("docker container " + container.shownName() + ": " + why + "; trying again");
    } else if (complaints == MAX_COMPLAINTS + 1) {
      out.say("docker: further containers cannot be watched; trying again");
    }
  }

  // ---- what the daemon tells

  /** The daemon is there, and has listed what runs. */
  void daemonThere() {
    isDaemonThere = true;
    complaints = 0;
  }

  /** The daemon is gone, or seems so; streams that go on are left alone. */
  void daemonAway() {
    isDaemonThere = false;
    doubts.clear();
    for (final Container container : snapshot()) {
      if (!container.isOpen()) {
        forget(container);
      }
    }
  }

  /** A list is under way. */
  void listing() {
    hasFound = false;
    hasLeftOut = leftOut > 0;
    listed = 0;
    leftOut = 0;
    doubts.listing();
  }

  @Override
  public void running(final String id, final String name) {
    doubts.running(id);
    final Container known = followed.get(id);
    if (!options.wants(name)) {
      if (known != null) {
        forget(known);
      }
      return;
    }
    listed++;
    if (known != null) {
      known.rename(name);
    } else if (isFull()) {
      leftOut++;
    } else if (!doubts.waits(id)) {
      hasFound |= follow(id, name) && !hasLeftOut && !doubts.knows(id);
    }
  }

  private boolean isFull() {
    return followed.size() >= places;
  }

  /** The list is through. */
  void listed() {
    doubts.listed();
    if (leftOut > 0 && !isLeftOutSaid) {
      isLeftOutSaid = true;
      out.say(
          "docker: "
              + leftOut
              + " of "
              + listed
              + " containers are left out: "
              + (places == MAX_CONTAINERS
                  ? "no more than " + MAX_CONTAINERS + " are watched"
                  : files.reason()));
    }
  }

  /** Whether the last list had something of which neither an event nor a blank frame told. */
  boolean hasFound() {
    return hasFound;
  }

  private boolean follow(final String id, final String name) {
    if (isFull() || !ID.matcher(id).matches()) {
      return false;
    }
    final Container container = new Container(this, wiring, id, name);
    followed.put(id, container);
    doubts.followed(id);
    due(container.due());
    return true;
  }

  void happened(final DaemonEvent event) {
    final Container known = followed.get(event.id());
    final String name = event.name() == null ? event.id() : event.name();
    switch (event.action()) {
      case "start", "restart", "unpause" -> {
        if (known != null) {
          known.started(event.timeNanos());
        } else if (options.wants(name)) {
          follow(event.id(), name);
        }
      }
      case "rename" -> renamed(known, event.id(), name);
      case "destroy" -> {
        if (known != null) {
          forget(known);
        }
      }
      default -> {}
    }
  }

  private void renamed(final Container known, final String id, final String name) {
    final boolean wanted = options.wants(name);
    if (known != null && wanted) {
      known.rename(name);
    } else if (known != null) {
      forget(known);
    } else if (wanted && !options.names().isEmpty()) {
      // Its stream tells whether it runs.
      follow(id, name);
    }
  }

  // ---- what time brings

  /** Something is to be done at that time of the monotonic clock, or before. */
  void due(final long time) {
    if (time - due < 0) {
      due = time;
    }
  }

  /** When {@link #look} is to be called next. */
  long due() {
    return due;
  }

  /** Opens streams whose time has come, and gives up those that have fallen silent. */
  void look(final long now) {
    if (now - due < 0) {
      return;
    }
    due = now + LOOK_EVERY_NANOS;
    int opened = 0;
    for (final Container container : snapshot()) {
      if (now - container.due() < 0) {
        due(container.due());
      } else if (opened < OPENED_AT_ONCE) {
        opened++;
        container.look();
      } else {
        due = now;
      }
    }
  }

  /** As of now: streams that end change the map. */
  private Container[] snapshot() {
    if (looked.length != followed.size()) {
      looked = new Container[followed.size()];
    }
    return followed.values().toArray(looked);
  }

  /** Closes every stream. */
  void close() {
    for (final Container container : snapshot()) {
      forget(container);
    }
  }
}
