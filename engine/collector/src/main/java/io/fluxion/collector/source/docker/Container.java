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
import io.fluxion.collector.input.Excerpt;
import io.fluxion.collector.input.RowBuffer;
import java.util.concurrent.TimeUnit;

/**
 * A container that is followed, and the stream of its frames.
 *
 * <p>The daemon says that a container has stopped by frames without numbers, once a second and for
 * ever: one of them is handed on, and the stream closed. That a start was heard of before such a
 * frame was read does not say which of them came first; so the stream is opened again then, to see.
 */
final class Container implements HttpExchange.Client, LineReader.Lines {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int MESSAGE_CHARACTERS = 200;

  /** Frames come a second apart, now a little more and now a little less. */
  private static final long LEEWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long FRAME_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NOT_STARTED = Long.MIN_VALUE;
  private static final long NOT_READ = Long.MIN_VALUE;

  private final Containers containers;
  private final String id;
  private final long silenceNanos;
  private final HttpExchange exchange;
  private final LineReader lines = new LineReader(this);
  private final GrowingPause pause;
  private String shownName;
  private long opensAt = System.nanoTime();
  // Of the last start that no frame of this stream is younger than.
  private long startedNanos = NOT_STARTED;
  // Of the last frame of this stream.
  private long readNanos = NOT_READ;
  private long handedOnNanos;
  private boolean hasHandedOn;
  private int failures;

  Container(final Containers containers, final Wiring wiring, final String id, final String name) {
    this.containers = containers;
    this.id = id;
    rename(name);
    pause = new GrowingPause(wiring.patience().pauseNanos());
    silenceNanos = wiring.patience().silenceNanos();
    exchange = new HttpExchange(wiring, this);
  }

  String id() {
    return id;
  }

  /** What messages call it. */
  String shownName() {
    return shownName;
  }

  /** No more of its name is kept than messages show: it may be long. */
  void rename(final String name) {
    shownName = Excerpt.of(name);
  }

  boolean isOpen() {
    return exchange.isOpen();
  }

  /** Hears that the container was started at a time of the daemon's clock. */
  void started(final long timeNanos) {
    if (timeNanos > readNanos) {
      startedNanos = Math.max(startedNanos, timeNanos);
    }
    if (!isOpen()) {
      pause.reset();
      opensAt = System.nanoTime();
      containers.due(opensAt);
    }
  }

  /** When there is something to {@link #look} for, by the monotonic clock. */
  long due() {
    return isOpen() ? exchange.heard() + silenceNanos : opensAt;
  }

  /** Opens the stream, or gives up one that has fallen silent; it is due. */
  void look() {
    if (isOpen()) {
      exchange.close();
      broken("no frame comes any more");
    } else {
      open();
    }
  }

  private void open() {
    startedNanos = NOT_STARTED;
    readNanos = NOT_READ;
    lines.clear();
    exchange.open("/containers/" + id + "/stats?stream=true");
  }

  void close() {
    exchange.close();
  }

  // ---- the stream

  @Override
  public void begun() {
    // What follows tells.
  }

  @Override
  public boolean take(final byte[] bytes, final int from, final int to) {
    return lines.take(bytes, from, to);
  }

  @Override
  public void whole() {
    if (!lines.end()) {
      return;
    }
    if (exchange.status() == OK) {
      again();
    } else {
      refused(null);
    }
  }

  @Override
  public void broken(final String why) {
    if (++failures == 2) {
      // One alone is how a daemon goes, of which others tell.
      containers.complain(this, why);
    }
    again();
  }

  private void again() {
    if (containers.isDaemonThere()) {
      opensAt = System.nanoTime() + pause.next();
      containers.due(opensAt);
    } else {
      // The list says whether it is still there, once there is a list.
      containers.forget(this);
    }
  }

  private void refused(final String message) {
    if (exchange.status() == NOT_FOUND) {
      containers.forget(this);
      return;
    }
    if (failures++ == 0) {
      containers.complain(
          this,
          "the daemon answers "
              + exchange.status()
              + (message == null ? "" : ": " + Excerpt.of(message, MESSAGE_CHARACTERS)));
    }
    again();
  }

  // ---- its lines

  @Override
  public boolean line(final byte[] bytes, final int from, final int to) {
    if (exchange.status() != OK) {
      exchange.close();
      refused(JsonReading.message(bytes, from, to));
      return false;
    }
    final DockerFrameReader reader = containers.reader();
    final Sample sample = containers.sample();
    if (!reader.read(bytes, from, to, sample)) {
      containers.out().malformed(place(), reader.reason());
      return true;
    }
    if (sample.hasFrame()) {
      frame(sample);
      return true;
    }
    stopped();
    return false;
  }

  @Override
  public boolean tooLong() {
    if (exchange.status() != OK) {
      exchange.close();
      refused(null);
      return false;
    }
    containers.out().malformed(place(), "longer than " + RowBuffer.MAX_ROW_BYTES + " bytes");
    return true;
  }

  private String place() {
    return "docker " + shownName();
  }

  private void frame(final Sample sample) {
    failures = 0;
    pause.reset();
    readNanos = sample.frame();
    if (readNanos > startedNanos) {
      startedNanos = NOT_STARTED;
    }
    if (isDue()) {
      handedOnNanos = readNanos;
      hasHandedOn = true;
      containers.handOn();
    }
  }

  /** A clock that was set back must not silence a container until it has caught up. */
  private boolean isDue() {
    final long interval = containers.intervalNanos();
    final long distance = readNanos - handedOnNanos;
    return !hasHandedOn
        || interval < FRAME_NANOS + LEEWAY_NANOS
        || distance < 0
        || distance >= interval - LEEWAY_NANOS;
  }

  private void stopped() {
    exchange.close();
    if (hasHandedOn) {
      hasHandedOn = false;
      containers.handOn();
    }
    if (startedNanos != NOT_STARTED) {
      opensAt = System.nanoTime();
      containers.due(opensAt);
    } else {
      containers.stopped(this, readNanos != NOT_READ);
    }
  }
}
