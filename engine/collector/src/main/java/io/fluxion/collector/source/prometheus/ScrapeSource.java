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
package io.fluxion.collector.source.prometheus;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.PollClock;
import io.fluxion.collector.source.PollTimer;
import io.fluxion.collector.source.SampleOutput;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Asks targets for their metrics, all of them at once and again after each interval, and hands on
 * their counters or their gauges: rows of one field, a double, over the time at which the target
 * was asked (of the first answer of all, at which it began), or the line's own time, in ns since
 * 1970. The key is the series as it is exposed; where there are several targets, with a label
 * {@code instance} at its end.
 *
 * <p>A series that a target no longer has gets no more samples. A target that does not answer, or
 * with something else than metrics, is asked again at every interval, unless its host's name is
 * still being looked up; that is said once, and so is that it is back.
 */
public final class ScrapeSource implements LiveSource {
  /** The longest answer, with and without its compression. */
  public static final int MAX_ANSWER_BYTES = 1 << 26;

  /**
   * A timeout as long as the interval ends when the next attempt is due. Both times jitter, so that
   * an attempt is due to be given up that much earlier, as a part of the timeout.
   */
  private static final int JITTER = 16;

  /**
   * How long the first answer of all may take at least: a JVM that has just begun loads the client
   * first, which on a busy machine takes longer than a short interval, and is no target's fault.
   */
  private static final long FIRST_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final List<Target> targets;
  private final ScrapeClient client;
  private final BlockingQueue<Attempt> ended = new LinkedBlockingQueue<>();
  private final PollClock clock = new PollClock();
  private final PollTimer timer;
  private final Sample sample;
  private final long timeoutNanos;
  private final String lateness;
  private boolean isWarm;

  /**
   * A source of some targets. Nothing is asked before the first poll.
   *
   * @param urls {@code http://} or {@code https://}, at least one
   * @param intervalNanos from one request to the next, above 0
   * @param timeoutNanos how long an answer may take, above 0; the first of all may take longer
   * @param kind {@link SeriesKind#COUNTER} or {@link SeriesKind#GAUGE}: which series are handed on
   * @param maxKeyBytes the longest key; a series with a longer one is malformed
   * @throws UsageException where a URL is none, or comes twice
   */
  public ScrapeSource(
      final List<String> urls,
      final long intervalNanos,
      final long timeoutNanos,
      final SeriesKind kind,
      final int maxKeyBytes)
      throws UsageException {
    this(urls, intervalNanos, timeoutNanos, kind, maxKeyBytes, MAX_ANSWER_BYTES);
  }

  ScrapeSource(
      final List<String> urls,
      final long intervalNanos,
      final long timeoutNanos,
      final SeriesKind kind,
      final int maxKeyBytes,
      final int maxAnswerBytes)
      throws UsageException {
    this(
        urls,
        intervalNanos,
        timeoutNanos,
        kind,
        maxKeyBytes,
        maxAnswerBytes,
        HttpClient.newBuilder());
  }

  ScrapeSource(
      final List<String> urls,
      final long intervalNanos,
      final long timeoutNanos,
      final SeriesKind kind,
      final int maxKeyBytes,
      final int maxAnswerBytes,
      final HttpClient.Builder builder)
      throws UsageException {
    targets = TargetList.of(urls, kind, maxAnswerBytes);
    this.timeoutNanos = timeoutNanos;
    lateness = "no whole answer within " + TimeUnit.NANOSECONDS.toMillis(timeoutNanos) + " ms";
    sample = new Sample(1, NumberType.LONG, NumberType.DOUBLE, maxKeyBytes);
    timer = new PollTimer(intervalNanos);
    client = new ScrapeClient(targets.size(), builder);
  }

  @Override
  public String name() {
    return "scrape";
  }

  @Override
  public boolean poll(final SampleOutput out) {
    final long limit = System.nanoTime() + LONGEST_WAIT_NANOS;
    long left;
    do {
      if (timer.untilDue() <= 0 && timer.await()) {
        askAll(out);
      }
      final long now = System.nanoTime();
      replaceThreads(now);
      left = limit - now;
      final Attempt attempt = awaitEnd(Math.min(left, untilNext(now)));
      isWarm |= attempt != null;
      if (attempt == null) {
        giveUpLate(out, System.nanoTime(), timeout());
      } else if (takeIfAwaited(attempt, out)) {
        left = 0;
      }
    } while (left > 0 && !Thread.currentThread().isInterrupted());
    return true;
  }

  private void askAll(final SampleOutput out) {
    final long now = System.nanoTime();
    giveUpLate(out, now, timeout() - timeout() / JITTER);
    for (final Target target : targets) {
      // One that still holds a thread would come to hold another at each interval.
      if (!target.isBusy() && !target.holdsThread()) {
        target.ask(client, ended, !isWarm);
      }
    }
  }

  /** Gives the client a thread for each that a target has held for long. */
  private void replaceThreads(final long now) {
    int held = 0;
    for (final Target target : targets) {
      final boolean isSlow = !target.isBusy() || now - target.begun() > timeout() / 2;
      if (isSlow && target.holdsThread()) {
        held++;
      }
    }
    client.replace(held);
  }

  private void giveUpLate(final SampleOutput out, final long now, final long timeout) {
    // What has come is not late, however long this thread was kept from looking.
    for (Attempt attempt = ended.poll(); attempt != null; attempt = ended.poll()) {
      isWarm = true;
      takeIfAwaited(attempt, out);
    }
    for (final Target target : targets) {
      if (target.isBusy() && now - target.begun() >= timeout) {
        target.giveUp(out, lateness);
        isWarm = true;
      }
    }
  }

  private long timeout() {
    return isWarm ? timeoutNanos : Math.max(timeoutNanos, FIRST_TIMEOUT_NANOS);
  }

  /** How long until a request is due or one is late. */
  private long untilNext(final long now) {
    long wait = timer.untilDue();
    for (final Target target : targets) {
      if (target.isBusy()) {
        wait = Math.min(wait, target.begun() + timeout() - now);
      }
    }
    return wait;
  }

  private Attempt awaitEnd(final long nanos) {
    try {
      return ended.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Takes an answer, unless it comes after it was given up. */
  private boolean takeIfAwaited(final Attempt attempt, final SampleOutput out) {
    final boolean isAwaited = attempt.target().isAt(attempt);
    if (isAwaited) {
      take(attempt, out);
    }
    return isAwaited;
  }

  private void take(final Attempt attempt, final SampleOutput out) {
    // By this clock, so that a step of the wall clock between two answers is none between their x.
    final long x = clock.nanos() - (System.nanoTime() - attempt.time());
    sample.clear();
    attempt.target().end(x, out, sample);
  }

  @Override
  public void close() {
    for (final Target target : targets) {
      target.cancel();
    }
    client.close();
    clock.close();
  }
}
