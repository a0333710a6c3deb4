// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.DerivativeStore;
import io.fluxion.collector.agent.SourceLoop;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.metrics.EngineMetrics;
import io.fluxion.collector.metrics.ExposedSource;
import io.fluxion.collector.metrics.Exposition;
import io.fluxion.collector.metrics.KeyLabels;
import io.fluxion.collector.metrics.MetricsEndpoint;
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.OutputException;
import io.fluxion.collector.output.RunSummary;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.tui.LiveView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries out a plan until somebody stops it, its sources end or nobody takes its output any more.
 * Whatever ends it, what is under way goes out first; on shutdown, slow outputs get up to five
 * seconds, and rows that they did not take are counted and reported.
 */
final class LiveRun implements SourceLoop.Listener {
  private static final long SHUTDOWN_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** A run that hangs longer after a stop, in whatever, is ended as it is. */
  private static final long HALT_SECONDS = 12;

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final RunPlan plan;
  private final Streams streams;
  private final Messages messages;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicBoolean stopped = new AtomicBoolean();
  // Sources that have not ended, and sinks that can go on.
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger living = new AtomicInteger();
  private final long beginNanos = System.nanoTime();
  private final Set<String> failed = new HashSet<>();
  private final Object opening = new Object();
  private volatile Thread runner;

  private final List<Watched> watched = new ArrayList<>();
  private Outputs outputs;
  // Zero before somebody says stop.
  private volatile long deadline;
  private volatile Outputs opened;
  // Where there is a live table, otherwise null.
  private volatile LiveView view;
  // From here on the source is ended by the run itself.
  private volatile boolean finishing;
  // Waits for the first bytes of an input, maybe for long.
  private Thread opener;
  private boolean started;
  private int status = ExitStatus.DONE;

  /** A source at work. */
  private record Watched(
      SourcePlan plan, SourceLoop loop, Rejections rejections, ExposedSource exposed) {}

  LiveRun(final RunPlan plan, final Streams streams, final Messages messages) {
    this.plan = plan;
    this.streams = streams;
    this.messages = messages;
  }

  /**
   * Watches until the end.
   *
   * @return an {@link ExitStatus}
   */
  int run() throws UsageException {
    runner = Thread.currentThread();
    final StopSignals signals = new StopSignals(this::stop);
    try {
      plan.targets().check();
      final List<SourcePlan.Opened> open = new ArrayList<>();
      try {
        for (final SourcePlan source : plan.sources()) {
          final SourcePlan.Opened next = open(source);
          if (next == null) {
            return status;
          }
          open.add(next);
        }
        watch(open);
      } finally {
        if (!started) {
          open.forEach(source -> source.source().close());
        }
      }
    } catch (final InputException | FailureException e) {
      end(ExitStatus.FAILED, e.getMessage());
    } catch (final IOException | RuntimeException | Error e) {
      end(ExitStatus.FAILED, messages.unexpected(e));
    } finally {
      finished.countDown();
      signals.close();
    }
    return status;
  }

  /** Null where the run was stopped before there was anything to watch. */
  private SourcePlan.Opened open(final SourcePlan source)
      throws IOException, InputException, UsageException {
    synchronized (opening) {
      opener = Thread.currentThread();
    }
    try {
      return stopped.get() ? null : source.opener().open(streams, stopped::get);
    } finally {
      synchronized (opening) {
        opener = null;
        // An interrupt that nothing waited for would cut the end of the run short.
        Thread.interrupted();
      }
    }
  }

  private void watch(final List<SourcePlan.Opened> open)
      throws FailureException, UsageException, IOException {
    outputs = new Outputs(plan.outputs(), streams, messages, this::stop);
    MetricsEndpoint endpoint = null;
    try {
      outputs.open();
      for (int i = 0; i < open.size(); i++) {
        watched.add(watched(plan.sources().get(i), open.get(i)));
      }
      opened = outputs;
      if (stopped.get()) {
        outputs.deadline(deadline);
      }
      view = outputs.view();
      if (view != null) {
        messages.divert(view::notice);
      }
      endpoint = listen();
      outputs.endEmpty(true);
      running.set(watched.size());
      started = true;
      watched.forEach(source -> source.loop().start());
      awaitEnd();
    } finally {
      if (endpoint != null) {
        endpoint.close();
      }
      finish();
    }
  }

  private Watched watched(final SourcePlan source, final SourcePlan.Opened open)
      throws FailureException, UsageException {
    final RowSchema rows = open.rows();
    final DerivativeStore store = new StoreBuilder(source.store(), rows).build();
    final List<Sink> sinks = outputs.sinks(rows, store, source.isNamed() ? rows.frames() : null);
    if (source.record() != null) {
      sinks.add(outputs.recording(source, rows, store));
    }
    living.addAndGet(sinks.size());
    final Rejections rejections = new Rejections(store, messages);
    sinks.add(rejections);
    final ExposedSource exposed =
        plan.endpoint() == null
            ? null
            : new ExposedSource(
                store,
                new KeyLabels(rows),
                rows.nanoseconds(),
                source.store().scale,
                source.staleNanos());
    if (exposed != null) {
      sinks.add(exposed);
    }
    final boolean isTime = rows.nanoseconds() && !rows.xCounter();
    final SourceLoop loop =
        new SourceLoop(open.source(), store, isTime, plan.polls(), sinks, messages, this);
    if (exposed != null) {
      exposed.read(loop);
    }
    return new Watched(source, loop, rejections, exposed);
  }

  private MetricsEndpoint listen() throws FailureException {
    if (plan.endpoint() == null) {
      return null;
    }
    final Map<String, ExposedSource> exposed = new LinkedHashMap<>();
    final Map<String, SourceLoop> loops = new LinkedHashMap<>();
    for (final Watched source : watched) {
      final String kind = source.loop().name();
      String name = kind;
      for (int i = 2; loops.containsKey(name); i++) {
        name = kind + '-' + i;
      }
      exposed.put(name, source.exposed());
      loops.put(name, source.loop());
    }
    final List<Exposition> expositions =
        List.of(
            out -> ExposedSource.write(exposed, out),
            new EngineMetrics(loops, outputs.queues(), messages::malformed));
    try {
      final MetricsEndpoint endpoint = new MetricsEndpoint(plan.endpoint(), expositions);
      if (plan.endpoint().getPort() == 0) {
        messages.say("metrics at port " + endpoint.port());
      }
      return endpoint;
    } catch (final IOException e) {
      throw new FailureException(
          "--metrics "
              + plan.endpoint().getHostString()
              + ':'
              + plan.endpoint().getPort()
              + ": nothing can listen there: "
              + FileTarget.reason(e));
    }
  }

  /** What was said while the screen was taken is said again where it can be read. */
  private void leaveView() {
    final LiveView shown = view;
    view = null;
    if (shown != null) {
      shown.close();
      messages.divert(null);
      shown.notices().forEach(messages::say);
    }
  }

  /** Lets the outputs know that time passes until the run ends; at once where a key is pressed. */
  private void awaitEnd() {
    final Thread thread = Thread.currentThread();
    if (view != null) {
      outputs.terminal().onInput(() -> LockSupport.unpark(thread));
    }
    while (ended.getCount() > 0) {
      watched.forEach(source -> source.loop().tick());
      LockSupport.parkNanos(this, TICK_NANOS);
      if (Thread.interrupted()) {
        stop();
      }
    }
  }

  /** Ends the run; from any thread. */
  private void wakeToEnd() {
    ended.countDown();
    LockSupport.unpark(runner);
  }

  private void finish() {
    finishing = true;
    for (final Watched source : watched) {
      if (started) {
        source.loop().stop();
      }
      source.loop().finish(messages.malformed());
    }
    // A slow reader is waited for, until somebody says stop.
    outputs.close(this::outputFailed);
    leaveView();
    messages.sayMalformed();
    watched.forEach(source -> source.rejections().end());
    if (!started) {
      return;
    }
    final long rows = watched.stream().mapToLong(source -> source.loop().samples()).sum();
    final boolean lines = watched.stream().allMatch(source -> source.plan().waits());
    if (lines && rows == 0 && !stopped.get() && status == ExitStatus.DONE) {
      end(ExitStatus.FAILED, "standard input: not one good row");
    }
    if (plan.summary() != null) {
      final List<DerivativeStore> stores =
          watched.stream().map(source -> source.loop().store()).toList();
      try {
        new RunSummary(rows, messages.malformed(), stores, System.nanoTime() - beginNanos)
            .write(plan.summary());
      } catch (final FailureException e) {
        end(ExitStatus.FAILED, e.getMessage());
      }
    }
  }

  /** Ends the run as who watches wants it: from any thread, at any time, as often as one likes. */
  void stop() {
    final LiveView shown = view;
    if (shown != null) {
      // At once: another signal may end the process as it is.
      shown.close();
    }
    if (stopped.compareAndSet(false, true)) {
      deadline = System.nanoTime() + SHUTDOWN_NANOS;
      final Thread watchdog = new Thread(this::haltWhereItHangs, "fluxion-shutdown");
      watchdog.setDaemon(true);
      watchdog.start();
    }
    wakeToEnd();
    final Outputs open = opened;
    if (open != null) {
      open.deadline(deadline);
    }
    synchronized (opening) {
      if (opener != null) {
        opener.interrupt();
      }
    }
  }

  /** A stop is always heard, whatever the run hangs in: a pipe that nobody opens, a dead disk. */
  private void haltWhereItHangs() {
    try {
      if (!finished.await(HALT_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitStatus.FAILED);
      }
    } catch (final InterruptedException e) {
      // Nobody interrupts it.
    }
  }

  @Override
  public void sourceEnded(final SourceLoop ofLoop, final Throwable cause) {
    // What its end was interrupted in is no failure, whoever wanted the end.
    if (cause != null && !stopped.get() && !finishing) {
      final boolean foreseen = cause instanceof InputException || cause instanceof UsageException;
      end(
          cause instanceof UsageException ? ExitStatus.USAGE : ExitStatus.FAILED,
          foreseen ? cause.getMessage() : messages.unexpected(cause));
      // It may never have been what it was taken for: files that got nothing of it stay.
      outputs.endEmpty(false);
    }
    if (running.decrementAndGet() == 0) {
      wakeToEnd();
    }
  }

  @Override
  public void sinkFailed(final Sink sink, final Throwable cause) {
    outputFailed(outputs.name(sink), cause);
    if (outputs.isView(sink)) {
      // It has the screen, and nothing looks after that any more.
      leaveView();
    }
    if (living.decrementAndGet() == 0 && plan.endpoint() == null) {
      wakeToEnd();
    }
  }

  private synchronized void outputFailed(final String name, final Throwable cause) {
    if (failed.add(name)
        && !(cause instanceof final OutputException output && output.isReaderGone())) {
      final String problem =
          cause instanceof final IOException io
              ? "cannot be written: " + FileTarget.reason(io)
              : "cannot go on: " + messages.unexpected(cause);
      end(ExitStatus.FAILED, name + ' ' + problem);
    }
  }

  private synchronized void end(final int newStatus, final String problem) {
    status = Math.max(status, newStatus);
    messages.say(problem);
  }
}
