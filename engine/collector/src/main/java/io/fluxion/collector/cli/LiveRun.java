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
package io.fluxion.collector.cli;

import io.fluxion.DerivativeStore;
import io.fluxion.collector.agent.Pipeline;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.metrics.MetricsEndpoint;
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.Grace;
import io.fluxion.collector.output.LiveSink;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.OutputException;
import io.fluxion.collector.output.RecordingFile;
import io.fluxion.collector.output.RunSummary;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.Log;
import io.fluxion.collector.tui.LiveView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Carries out a plan for as long as nobody stops it, its source gives something and somebody takes
 * it. Whatever ends it, what is under way goes out first.
 */
final class LiveRun implements Pipeline.Listener {
  private final RunPlan plan;
  private final SourcePlan planned;
  private final Streams streams;
  private final Messages messages;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long beginNanos = System.nanoTime();
  private final Log log;
  private final Set<String> failed = new HashSet<>();
  private final Object opening = new Object();
  private LiveSinks sinks;
  private DerivativeStore store;
  private Rejections rejections;
  private Pipeline pipeline;
  // Null before there are outlets.
  private volatile Grace grace;
  // Where there is a live table, otherwise null.
  private volatile LiveView view;
  private volatile boolean stopped;
  // From here on the source is ended by the run itself.
  private volatile boolean finishing;
  // Waits for the first bytes of an input, maybe for long.
  private Thread opener;
  private boolean started;
  private int living;
  private int status = ExitStatus.DONE;

  LiveRun(final RunPlan plan, final Streams streams, final Messages messages)
      throws UsageException {
    if (plan.sources().size() > 1) {
      throw new UsageException("one source at a time");
    }
    this.plan = plan;
    planned = plan.sources().get(0);
    this.streams = streams;
    this.messages = messages;
    log =
        new Log() {
          @Override
          public void malformed(final String place, final String reason) {
            messages.malformed(place, reason, 1);
          }

          @Override
          public void malformed(final long rows) {
            messages.countMalformed(rows);
          }

          @Override
          public void say(final String message) {
            messages.say(message);
          }
        };
  }

  /**
   * Watches until the end.
   *
   * @return an {@link ExitStatus}
   */
  int run() throws UsageException {
    final StopSignals signals = new StopSignals(this::stop);
    try {
      for (final Map.Entry<String, String> target : plan.targets().entrySet()) {
        FileTarget.check(target.getValue(), target.getKey());
      }
      final SourcePlan.Opened opened = open();
      if (opened != null) {
        watch(opened.source(), opened.rows());
      }
    } catch (final InputException | FailureException e) {
      end(ExitStatus.FAILED, e.getMessage());
    } catch (final IOException | RuntimeException | Error e) {
      end(ExitStatus.FAILED, messages.unexpected(e));
    } finally {
      signals.close();
    }
    return status;
  }

  /** Null where the run was stopped before there was anything to watch. */
  private SourcePlan.Opened open() throws IOException, InputException, UsageException {
    synchronized (opening) {
      opener = Thread.currentThread();
    }
    try {
      return stopped ? null : planned.opener().open(streams, () -> stopped);
    } finally {
      synchronized (opening) {
        opener = null;
        // An interrupt that nothing waited for would cut the end of the run short.
        Thread.interrupted();
      }
    }
  }

  private void watch(final LiveSource source, final RowSchema rows)
      throws FailureException, UsageException {
    store = new StoreBuilder(planned.store(), rows).build();
    sinks = new LiveSinks(plan, planned, rows, store, streams, log, this::stop);
    sinks.open();
    grace = sinks.grace();
    if (stopped) {
      grace.begin();
    }
    view = sinks.view();
    if (view != null) {
      messages.divert(view::notice);
    }
    final List<LiveSink> takers = new ArrayList<>(sinks.all());
    living = takers.size();
    rejections = new Rejections(store, messages);
    takers.add(rejections);
    final MetricsEndpoint endpoint = endpoint(rows, takers);
    pipeline =
        new Pipeline(
            plan.polls() == 0 ? source : new CountedSource(source, plan.polls()),
            store,
            rows.maxKeyBytes(),
            rows.nanoseconds() && !rows.xCounter(),
            takers,
            log,
            this);
    sinks.onInput(() -> pipeline.execute(() -> {}));
    try {
      listen(endpoint);
      sinks.endEmpty(true);
      pipeline.start();
      started = true;
      awaitEnd();
    } finally {
      finish(endpoint);
    }
  }

  private MetricsEndpoint endpoint(final RowSchema rows, final List<LiveSink> takers) {
    if (plan.endpoint() == null) {
      return null;
    }
    final MetricsEndpoint endpoint =
        new MetricsEndpoint(
            plan.endpoint(),
            store,
            rows.nanoseconds(),
            planned.store().scale,
            planned.staleNanos());
    takers.add(endpoint.sink());
    return endpoint;
  }

  private void listen(final MetricsEndpoint endpoint) throws FailureException {
    if (endpoint == null) {
      return;
    }
    try {
      endpoint.start(pipeline, sinks.drops(), messages::malformed);
      if (plan.endpoint().getPort() == 0) {
        messages.say("metrics at port " + endpoint.port());
      }
    } catch (final IOException e) {
      throw new FailureException(
          "--metrics "
              + plan.endpoint().getHostString()
              + ':'
              + plan.endpoint().getPort()
              + ": nothing can listen there: "
              + RecordingFile.reason(e));
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

  private void awaitEnd() {
    boolean waiting = true;
    while (waiting) {
      try {
        ended.await();
        waiting = false;
      } catch (final InterruptedException e) {
        stop();
      }
    }
  }

  private void finish(final MetricsEndpoint endpoint) {
    if (endpoint != null) {
      endpoint.close();
    }
    finishing = true;
    pipeline.stopSource();
    // A slow reader is waited for, until somebody says stop: then no longer than the grace.
    pipeline.stopWriter(messages.malformed());
    grace.writerEnded();
    sinks.close(this::outputFailed);
    grace.close();
    leaveView();
    messages.sayMalformed();
    rejections.end();
    final long rows = pipeline.samples();
    final boolean hasFailed = status != ExitStatus.DONE;
    if (started && planned.waits() && rows == 0 && !stopped && !hasFailed) {
      end(ExitStatus.FAILED, "standard input: not one good row");
    }
    if (started && plan.summary() != null) {
      try {
        new RunSummary(rows, messages.malformed(), store, System.nanoTime() - beginNanos)
            .write(plan.summary());
      } catch (final FailureException e) {
        end(ExitStatus.FAILED, e.getMessage());
      }
    }
  }

  /** Ends the run as who watches wants it: from any thread, at any time, as often as one likes. */
  void stop() {
    stopped = true;
    // At once: another signal may end the process as it is.
    final LiveView shown = view;
    if (shown != null) {
      shown.close();
    }
    ended.countDown();
    final Grace begun = grace;
    if (begun != null) {
      begun.begin();
    }
    synchronized (opening) {
      if (opener != null) {
        opener.interrupt();
      }
    }
  }

  @Override
  public void sourceEnded(final Throwable cause) {
    // What its end was interrupted in is no failure, whoever wanted the end.
    if (cause != null && !stopped && !finishing) {
      final boolean foreseen = cause instanceof InputException || cause instanceof UsageException;
      end(
          cause instanceof UsageException ? ExitStatus.USAGE : ExitStatus.FAILED,
          foreseen ? cause.getMessage() : messages.unexpected(cause));
      // It may never have been what it was taken for: files that got nothing of it stay.
      sinks.endEmpty(false);
    }
    ended.countDown();
  }

  @Override
  public void sinkFailed(final LiveSink sink, final Throwable cause) {
    outputFailed(sinks.name(sink), cause);
    if (sinks.isView(sink)) {
      // It has the screen, and nothing looks after that any more.
      leaveView();
    }
    if (--living == 0 && plan.endpoint() == null) {
      ended.countDown();
    }
  }

  private synchronized void outputFailed(final String name, final Throwable cause) {
    if (failed.add(name)
        && !(cause instanceof final OutputException output && output.isReaderGone())) {
      final String problem =
          cause instanceof final IOException io
              ? "cannot be written: " + RecordingFile.reason(io)
              : "cannot go on: " + messages.unexpected(cause);
      end(ExitStatus.FAILED, name + ' ' + problem);
    }
  }

  @Override
  public void failed(final Throwable cause) {
    end(ExitStatus.FAILED, messages.unexpected(cause));
    ended.countDown();
  }

  private synchronized void end(final int newStatus, final String problem) {
    status = Math.max(status, newStatus);
    messages.say(problem);
  }
}
