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
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
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
 *
 * <p>Answers are read in slices, one target after another, so that a long one delays no other.
 */
public final class ScrapeSource implements LiveSource {
  /**
   * A timeout as long as the interval ends when the next request is due. Both times jitter, so that
   * a request is due to be given up that much earlier, as a part of the timeout.
   */
  private static final int JITTER = 16;

  /**
   * How long the first answer of all may take at least: a JVM that has just begun loads the client
   * first, which on a busy machine takes longer than a short interval, and is no target's fault.
   */
  private static final long FIRST_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Of the client, but for those that hang in the look-up of a name. */
  private static final int MAX_THREADS = 8;

  /** After which a thread of the client goes that has nothing to do. */
  private static final long IDLE_SECONDS = 2;

  private final List<Target> targets;

  private final ThreadPoolExecutor threads;

  /** Whom the source's thread is asking while it calls the client. */
  private final ThreadLocal<Target> asking = new ThreadLocal<>();

  private final BlockingQueue<Target> ended = new LinkedBlockingQueue<>();
  private final Queue<Target> reading = new ArrayDeque<>();
  private final PollClock clock = new PollClock();
  private final PollTimer timer;
  private final Sample sample;
  private final long timeoutNanos;

  /**
   * Its selecting thread and the connections that it keeps end at the garbage collection after
   * nobody knows it any more: on JDK 17 it cannot be closed.
   */
  private HttpClient client;

  private boolean isWarm;

  /**
   * A source of some targets. Nothing is asked before the first poll.
   *
   * @param options what to scrape, and how
   * @throws UsageException where a URL is none, or comes twice
   */
  public ScrapeSource(final ScrapeOptions options) throws UsageException {
    this(options, AnswerMemory.ofHeap(), HttpClient.newBuilder());
  }

  ScrapeSource(
      final ScrapeOptions options, final AnswerMemory memory, final HttpClient.Builder builder)
      throws UsageException {
    targets = TargetList.of(options, memory);
    threads = newThreads();
    timeoutNanos = options.timeoutNanos();
    sample = new Sample(1, NumberType.LONG, NumberType.DOUBLE, options.maxKeyBytes());
    timer = new PollTimer(options.intervalNanos());
    client =
        builder
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .executor(this::execute)
            .build();
  }

  private ThreadPoolExecutor newThreads() {
    final ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            maxThreads(),
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              final Thread thread = new Thread(task, "fluxion-scrape");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private int maxThreads() {
    return Math.min(MAX_THREADS, targets.size() + 1);
  }

  /** What the client gives out while it is called looks a name up; the rest reads and writes. */
  private void execute(final Runnable task) {
    final Target target = asking.get();
    threads.execute(target == null ? task : target.counting(task));
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
      takeEnded(out);
      final Target target = reading.poll();
      if (target != null) {
        if (target.read(out, sample)) {
          reading.add(target);
        }
        return true;
      }
      left = limit - System.nanoTime();
      await(Math.min(left, timer.untilDue()), out);
    } while (left > 0 && !Thread.currentThread().isInterrupted());
    return true;
  }

  private void askAll(final SampleOutput out) {
    for (final Target target : targets) {
      target.expire(timeout() - timeout() / JITTER);
    }
    takeEnded(out);
    int hanging = 0;
    for (final Target target : targets) {
      hanging += target.isBeginning() ? 1 : 0;
    }
    // A thread that has been held since the last interval is replaced by another.
    threads.setCorePoolSize(maxThreads() + hanging);
    for (final Target target : targets) {
      if (target.isIdle()) {
        asking.set(target);
        target.ask(client, timeout(), !isWarm, ended);
        asking.remove();
      }
    }
  }

  private long timeout() {
    return isWarm ? timeoutNanos : Math.max(timeoutNanos, FIRST_TIMEOUT_NANOS);
  }

  private void takeEnded(final SampleOutput out) {
    for (Target target = ended.poll(); target != null; target = ended.poll()) {
      take(target, out);
    }
  }

  private void take(final Target target, final SampleOutput out) {
    isWarm = true;
    if (target.take(clock.nanos(), timeoutNanos, out)) {
      reading.add(target);
    }
  }

  /** Waits for the end of a request. */
  private void await(final long nanos, final SampleOutput out) {
    try {
      final Target target = ended.poll(nanos, TimeUnit.NANOSECONDS);
      if (target != null) {
        take(target, out);
      }
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    for (final Target target : targets) {
      target.cancel();
    }
    client = null;
    clock.close();
  }
}
