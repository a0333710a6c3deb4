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

import java.util.HashMap;
import java.util.Map;

/**
 * Containers that were given up for a blank frame. That is how a daemon tells of a stop, but also
 * of a frame that it could not gather in time; its list tells which. One that runs and has no frame
 * at all is looked for after growing pauses, which are its own; who has had one since, soon.
 */
final class Doubts {
  /** Beyond that, a list comes when all pauses are at their longest. */
  private static final int MAX_DOUBTS = 65_536;

  /** Of a daemon that takes long for its list no more than a fifth of its time is asked. */
  private static final int REST_PER_LIST = 4;

  private final Map<String, Doubt> doubts = new HashMap<>();
  private final long shortestNanos;
  private boolean isListWanted;
  private long listWantedAt;
  private long listingSince;
  private long restsUntil = System.nanoTime();

  /** A container's: kept while the daemon lists it. */
  private static final class Doubt {
    private final GrowingPause pause;
    private boolean waits;
    private long pauseNanos;
    private long until;
    private boolean isListed;

    private Doubt(final long shortestNanos) {
      pause = new GrowingPause(shortestNanos);
    }

    private void begin() {
      pauseNanos = pause.next();
      until = System.nanoTime() + pauseNanos;
      waits = true;
      // A list that is under way may have passed it by.
      isListed = true;
    }

    /** Near its time it is taken along, so that many do not have the daemon list all the time. */
    private boolean isOver(final long now) {
      return until - now <= pauseNanos / 2;
    }
  }

  Doubts(final long shortestNanos) {
    this.shortestNanos = shortestNanos;
  }

  /**
   * Hears of a blank frame.
   *
   * @param hadFrames whether another came before it since the container was followed
   */
  void add(final String id, final boolean hadFrames) {
    Doubt doubt = doubts.get(id);
    if (doubt == null) {
      if (doubts.size() == MAX_DOUBTS) {
        want(System.nanoTime() + GrowingPause.LONGEST_NANOS);
        return;
      }
      doubt = new Doubt(shortestNanos);
      doubts.put(id, doubt);
    }
    if (hadFrames) {
      doubt.pause.reset();
    }
    doubt.begin();
    want(doubt.until);
  }

  private void want(final long time) {
    if (!isListWanted || time - listWantedAt < 0) {
      isListWanted = true;
      listWantedAt = time;
    }
  }

  /** The daemon should be asked for its list at {@link #listWantedAt}. */
  boolean isListWanted() {
    return isListWanted;
  }

  /** By the monotonic clock; meaningful where a list is wanted. */
  long listWantedAt() {
    return listWantedAt - restsUntil < 0 ? restsUntil : listWantedAt;
  }

  /** A list is under way, which answers the doubts whose pauses are over. */
  void listing() {
    listingSince = System.nanoTime();
    isListWanted = false;
    for (final Doubt doubt : doubts.values()) {
      doubt.isListed = false;
      doubt.waits &= !doubt.isOver(listingSince);
      if (doubt.waits) {
        want(doubt.until);
      }
    }
  }

  /** Hears that the list names a container; nothing happens where it was never in doubt. */
  void running(final String id) {
    final Doubt doubt = doubts.get(id);
    if (doubt != null) {
      doubt.isListed = true;
    }
  }

  /** Whether a container was in doubt before. */
  boolean knows(final String id) {
    return doubts.containsKey(id);
  }

  /** Whether a container's pause goes on. */
  boolean waits(final String id) {
    final Doubt doubt = doubts.get(id);
    return doubt != null && doubt.waits;
  }

  /** A container is followed again. */
  void followed(final String id) {
    final Doubt doubt = doubts.get(id);
    if (doubt != null) {
      doubt.waits = false;
    }
  }

  /** The list is through: what is not in it has stopped. */
  void listed() {
    doubts.values().removeIf(doubt -> !doubt.isListed);
    final long now = System.nanoTime();
    restsUntil = now + Math.min(REST_PER_LIST * (now - listingSince), GrowingPause.LONGEST_NANOS);
  }

  /** Forgets all of them: whoever runs will be in the next list. */
  void clear() {
    doubts.clear();
    isListWanted = false;
  }
}
