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
package io.fluxion.collector.output;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The end of all waiting for slow outlets, a while after somebody has said stop: whenever that is,
 * before the end of a run or while the end already waits.
 *
 * <p>First nobody waits for room any more, so that the writer comes to its end; the outlets go on
 * with what they have. Then each gives up what it has not written, and at last a write that hangs
 * is interrupted.
 *
 * <p>Thread-safe.
 */
public final class Grace implements AutoCloseable {
  private static final long MILLIS = TimeUnit.SECONDS.toMillis(5);

  /** What the writer says last is written by whoever can, also where the writer has come late. */
  private static final long LAST_MILLIS = TimeUnit.SECONDS.toMillis(2);

  /** Interrupting a write closes its file, of which nothing can be taken back then. */
  private static final long WRITE_MILLIS = 500;

  private final Collection<Outlet> outlets;
  private final long millis;
  private final long lastMillis;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch writerEnded = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "fluxion-grace");
  private volatile long endedNanos;

  /**
   * A grace that has not begun.
   *
   * @param outlets of the run
   */
  public Grace(final Collection<Outlet> outlets) {
    this(outlets, MILLIS, LAST_MILLIS);
  }

  Grace(final Collection<Outlet> outlets, final long millis, final long lastMillis) {
    this.outlets = outlets;
    this.millis = millis;
    this.lastMillis = lastMillis;
    thread.setDaemon(true);
  }

  /** Somebody has said stop. Only the first time counts. */
  public void begin() {
    if (!begun.getAndSet(true)) {
      thread.start();
    }
  }

  /** The writer has offered all that it ever will. */
  public void writerEnded() {
    endedNanos = System.nanoTime();
    writerEnded.countDown();
  }

  private void run() {
    try {
      Thread.sleep(millis);
      outlets.forEach(Outlet::hurry);
      writerEnded.await();
      final long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - endedNanos);
      Thread.sleep(Math.max(0, lastMillis - since));
      outlets.forEach(Outlet::giveUp);
      Thread.sleep(WRITE_MILLIS);
      outlets.forEach(Outlet::interrupt);
    } catch (final InterruptedException e) {
      // The outlets have come to their ends.
    }
  }

  /** Nothing is waited for any more. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
