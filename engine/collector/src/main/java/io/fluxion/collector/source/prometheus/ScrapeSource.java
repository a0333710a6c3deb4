// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
   * A timeout of whole intervals would end when the next request is due. A request is given up this
   * part of the timeout earlier then, so that it has ended.
   */
  private static final int JITTER = 16;

  /**
   * How long the first answer of all may take at least: a JVM that has just begun loads the client
   * first, which on a busy machine takes longer than a short interval, and is no target's fault.
   */
  private static final long FIRST_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Of the client: they read and write, and none of them looks up the name of a target. */
  private static final int MAX_THREADS = 8;

  /** After which a thread of the client goes that has nothing to do. */
  private static final long IDLE_SECONDS = 1;

  private final List<Target> targets;
  private final BlockingQueue<Target> ended = new LinkedBlockingQueue<>();
  private final Queue<Target> reading = new ArrayDeque<>();
  private final PollClock clock = new PollClock();
  private final PollTimer timer;
  private final Sample sample;
  private final long timeoutNanos;
  private final long givenUpNanos;

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
    timeoutNanos = options.timeoutNanos();
    givenUpNanos =
        timeoutNanos % options.intervalNanos() == 0
            ? timeoutNanos - timeoutNanos / JITTER
            : timeoutNanos;
    sample = new Sample(1, NumberType.LONG, NumberType.DOUBLE, options.maxKeyBytes());
    timer = new PollTimer(options.intervalNanos());
    client =
        builder
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .executor(newThreads(Math.min(MAX_THREADS, targets.size() + 1)))
            .build();
  }

  private static ThreadPoolExecutor newThreads(final int count) {
    final ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            ScrapeSource::newThread);
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static Thread newThread(final Runnable task) {
    final Thread thread = new Thread(task, "fluxion-scrape-client");
    thread.setDaemon(true);
    return thread;
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
        askAll();
      }
      while (!ended.isEmpty()) {
        take(ended.remove(), out);
      }
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

  private void askAll() {
    final long most = isWarm ? givenUpNanos : Math.max(timeoutNanos, FIRST_TIMEOUT_NANOS);
    for (final Target target : targets) {
      if (target.isIdle()) {
        target.ask(client, most, !isWarm, ended);
      }
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
    targets.forEach(Target::cancel);
    client = null;
    clock.close();
  }
}
