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

import io.fluxion.collector.input.Excerpt;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether the daemon is there, and what it tells of its containers: first it is asked for its
 * events, then for a list of what runs, so that nothing is lost between the two. The list is asked
 * for again soon, since a daemon may answer a moment before it listens to its own events, every
 * minute, since it drops events for who is slow to read them, and after a container has sent a
 * blank frame. Where a list has what no event told of, and no event comes any more, the connection
 * may have been forgotten on its way: the events are asked for again.
 */
final class DaemonWatch {
  private static final int OK = 200;
  private static final int MESSAGE_CHARACTERS = 200;

  /** A daemon may keep the head of its answer until there is an event. */
  private static final long LIST_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long SECOND_LIST_AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long LIST_EVERY_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** A list may be quicker than the event of a start that is in it. */
  private static final long EVENT_AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Containers containers;
  private final DockerAddress address;
  private final GrowingPause pause;
  private final DaemonEvent event = new DaemonEvent();
  private final Events events;
  private final Listing listing;
  private final long longestListNanos;
  private final String eventsTarget;
  private final String listTarget;
  private State state = State.AWAY;
  private long due = System.nanoTime();
  // While it is there: when it is asked for the list whether anybody wants it or not.
  private long listAt;
  private boolean isListRegular;
  // From the second list on, events tell of all that starts.
  private boolean isSettled;
  private boolean hasHeardEvent;
  private boolean doubtsEvents;
  private long eventsAgainAt;
  private long thereSince;
  private boolean wasThere;
  private String said;

  private enum State {
    /** Tried again when that is due. */
    AWAY,
    /** Asked for events. */
    ASKED,
    /** Asked for the list, too. */
    LISTING,
    /** It has answered both, and is asked for the list again when that is due. */
    THERE
  }

  DaemonWatch(final DockerOptions options, final Wiring wiring, final Containers containers) {
    this.containers = containers;
    address = options.address();
    pause = new GrowingPause(wiring.patience().pauseNanos());
    longestListNanos = wiring.patience().listNanos();
    events = new Events(wiring);
    listing = new Listing(wiring);
    eventsTarget =
        "/events?filters="
            + Filters.of(
                List.of("start", "restart", "unpause", "rename", "destroy"), options.labels());
    listTarget =
        "/containers/json"
            + (options.labels().isEmpty() ? "" : "?filters=" + Filters.of(null, options.labels()));
  }

  /** When {@link #look} is to be called next, by the monotonic clock. */
  long due() {
    if (state != State.THERE || listing.exchange.isOpen()) {
      return due;
    }
    long first = listAt;
    if (containers.doubts().isListWanted()) {
      first = earlier(first, containers.doubts().listWantedAt());
    }
    return doubtsEvents ? earlier(first, eventsAgainAt) : first;
  }

  private static long earlier(final long one, final long other) {
    return one - other < 0 ? one : other;
  }

  /** Does what is due. */
  void look(final long now) {
    if (now - due() < 0) {
      return;
    }
    if (state == State.AWAY) {
      state = State.ASKED;
      due = now + LIST_AFTER_NANOS;
      events.open();
    } else if (listing.exchange.isOpen()) {
      lost("it does not list its containers");
    } else if (state == State.THERE && doubtsEvents && now - eventsAgainAt >= 0) {
      askForEventsAgain(now);
    } else {
      isListRegular = state == State.THERE && now - listAt >= 0;
      state = state == State.ASKED ? State.LISTING : state;
      due = now + longestListNanos;
      hasHeardEvent = false;
      containers.listing();
      listing.open();
    }
  }

  /** As at first, a list follows; what it has anew says nothing against these events. */
  private void askForEventsAgain(final long now) {
    doubtsEvents = false;
    isSettled = false;
    listAt = earlier(listAt, now + SECOND_LIST_AFTER_NANOS);
    events.exchange.close();
    events.open();
  }

  private void listed() {
    containers.listed();
    final long now = System.nanoTime();
    if (state == State.THERE) {
      if (isSettled && containers.hasFound() && !hasHeardEvent && !doubtsEvents) {
        doubtsEvents = true;
        eventsAgainAt = now + EVENT_AFTER_NANOS;
      }
      if (isListRegular) {
        isSettled = true;
        listAt = now + LIST_EVERY_NANOS;
      }
      return;
    }
    state = State.THERE;
    isSettled = false;
    listAt = now + SECOND_LIST_AFTER_NANOS;
    thereSince = now;
    containers.daemonThere();
    if (said != null) {
      containers.out().say("docker at " + address + (wasThere ? " is back" : " is there now"));
      said = null;
    }
    wasThere = true;
  }

  private void lost(final String why) {
    events.exchange.close();
    listing.exchange.close();
    final long now = System.nanoTime();
    // One that comes and goes is no better than one that is away.
    if (state == State.THERE && now - thereSince > GrowingPause.LONGEST_NANOS) {
      pause.reset();
    }
    state = State.AWAY;
    due = now + pause.next();
    doubtsEvents = false;
    containers.daemonAway();
    say(why);
  }

  /** Says once that the daemon is gone; and once more where somebody can do something about it. */
  private void say(final String why) {
    final boolean isDenied = why.startsWith("permission denied");
    if (said == null || isDenied && !said.equals(why)) {
      containers
          .out()
          .say(
              "docker at "
                  + address
                  + (wasThere ? " is gone: " : " cannot be reached: ")
                  + why
                  + "; trying again");
      said = why;
    }
  }

  /** The daemon says no, and maybe why. */
  private void refused(final HttpExchange exchange, final String message) {
    lost(
        "it answers "
            + exchange.status()
            + (message == null || message.isEmpty()
                ? ""
                : ": " + Excerpt.of(message, MESSAGE_CHARACTERS)));
  }

  void close() {
    events.exchange.close();
    listing.exchange.close();
  }

  /** The stream of events. */
  private final class Events implements HttpExchange.Client, LineReader.Lines {
    private final HttpExchange exchange;
    private final LineReader lines = new LineReader(this);

    private Events(final Wiring wiring) {
      exchange = new HttpExchange(wiring, this);
    }

    private void open() {
      lines.clear();
      exchange.open(eventsTarget);
    }

    @Override
    public void begun() {
      if (exchange.status() == OK && state == State.ASKED) {
        due = System.nanoTime();
      }
    }

    @Override
    public boolean take(final byte[] bytes, final int from, final int to) {
      return lines.take(bytes, from, to);
    }

    @Override
    public boolean line(final byte[] bytes, final int from, final int to) {
      if (exchange.status() != OK) {
        refused(exchange, JsonReading.message(bytes, from, to));
        return false;
      }
      hasHeardEvent = true;
      doubtsEvents = false;
      if (event.read(bytes, from, to)) {
        containers.happened(event);
      }
      return true;
    }

    @Override
    public boolean tooLong() {
      if (exchange.status() != OK) {
        refused(exchange, null);
        return false;
      }
      return true;
    }

    @Override
    public void whole() {
      if (!lines.end()) {
        return;
      }
      if (exchange.status() == OK) {
        lost("its events have ended");
      } else {
        refused(exchange, null);
      }
    }

    @Override
    public void broken(final String why) {
      lost(why);
    }
  }

  /** A list of what runs. */
  private final class Listing implements HttpExchange.Client, LineReader.Lines {
    private final HttpExchange exchange;
    private final LineReader lines = new LineReader(this);
    private final ContainerList list = new ContainerList(containers);

    private Listing(final Wiring wiring) {
      exchange = new HttpExchange(wiring, this);
    }

    private void open() {
      lines.clear();
      list.clear();
      exchange.open(listTarget);
    }

    @Override
    public void begun() {
      // What follows tells.
    }

    @Override
    public boolean take(final byte[] bytes, final int from, final int to) {
      if (exchange.status() != OK) {
        return lines.take(bytes, from, to);
      }
      final boolean goesOn = list.take(bytes, from, to);
      if (!goesOn) {
        lost("its list of containers cannot be read");
      }
      return goesOn;
    }

    @Override
    public boolean line(final byte[] bytes, final int from, final int to) {
      refused(exchange, JsonReading.message(bytes, from, to));
      return false;
    }

    @Override
    public boolean tooLong() {
      refused(exchange, null);
      return false;
    }

    @Override
    public void whole() {
      if (exchange.status() != OK) {
        if (lines.end()) {
          refused(exchange, null);
        }
      } else if (list.isWhole()) {
        listed();
      } else {
        lost("its list of containers cannot be read");
      }
    }

    @Override
    public void broken(final String why) {
      lost(why);
    }
  }
}
