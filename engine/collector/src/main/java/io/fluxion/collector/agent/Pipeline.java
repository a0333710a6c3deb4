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
package io.fluxion.collector.agent;

import io.fluxion.DerivativeStore;
import io.fluxion.collector.output.AgentThreads;
import io.fluxion.collector.output.Grace;
import io.fluxion.collector.output.LiveSink;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.Log;
import io.fluxion.collector.source.PollClock;
import java.util.List;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NoOpIdleStrategy;

/**
 * A source and a store at work: one thread that polls the source, one that updates the store and
 * shows the outcomes to the sinks, and a ring between them.
 *
 * <pre>
 *   LiveSource ─► RingOutput ─► SampleRing ─► Writer ─► DerivativeStore
 *    (its agent)                              (its agent) └─► sinks ─► Outlet (its agent) ─► stream
 * </pre>
 *
 * <p>To be used by one thread, but {@link #execute}.
 */
public final class Pipeline {
  /** A poll ends by itself in less; a source that does not is interrupted. */
  private static final int SOURCE_PATIENCE_MILLIS = 500;

  private final SampleRing ring;
  private final Writer writer;
  private final AgentRunner sourceRunner;
  private final AgentRunner writerRunner;

  /** Hears of what ends a run, or a part of it; on any thread. */
  public interface Listener {
    /**
     * The source gives nothing any more.
     *
     * @param cause what it failed of, or null where it is simply at its end
     */
    void sourceEnded(Throwable cause);

    /**
     * A sink cannot go on, and was left out.
     *
     * @param sink which
     * @param cause why
     */
    void sinkFailed(LiveSink sink, Throwable cause);

    /**
     * Something happened that nobody foresaw: the run cannot go on.
     *
     * @param cause what
     */
    void failed(Throwable cause);
  }

  /**
   * A pipeline that does not run yet.
   *
   * @param source polled by a thread of its own
   * @param store of byte-string keys, updated by the writer's thread alone from the start on
   * @param maxKeyBytes the longest key of the store
   * @param nanoseconds whether x is a time in ns since 1970: then each poll says the store's time
   * @param sinks called by the writer's thread, in this order
   * @param log what the source says and what of its rows is malformed
   * @param listener hears of ends
   */
  public Pipeline(
      final LiveSource source,
      final DerivativeStore store,
      final int maxKeyBytes,
      final boolean nanoseconds,
      final List<LiveSink> sinks,
      final Log log,
      final Listener listener) {
    ring = new SampleRing(store.fieldCount(), maxKeyBytes);
    writer = new Writer(ring, store, maxKeyBytes, sinks, listener::sinkFailed);
    final ErrorHandler handler =
        e -> {
          if (!(e instanceof AgentTerminationException)) {
            listener.failed(e);
          }
        };
    final PollClock clock = nanoseconds ? new PollClock() : null;
    final RingOutput out = new RingOutput(ring, writer.doorbell(), log, clock);
    sourceRunner =
        runner(
            NoOpIdleStrategy.INSTANCE,
            handler,
            new SourceAgent(source, out, listener::sourceEnded));
    writerRunner = runner(writer.doorbell(), handler, writer);
  }

  private static AgentRunner runner(
      final IdleStrategy idle, final ErrorHandler handler, final Agent agent) {
    return new AgentRunner(idle, handler, null, agent);
  }

  /** Starts both threads. */
  public void start() {
    AgentThreads.start(writerRunner);
    AgentThreads.start(sourceRunner);
  }

  /** Ends the source's thread, and with it the source; samples under way stay under way. */
  public void stopSource() {
    final Thread thread = sourceRunner.thread();
    if (thread != null && thread != AgentRunner.TOMBSTONE) {
      thread.interrupt();
    }
    sourceRunner.close(SOURCE_PATIENCE_MILLIS, late -> {});
  }

  /**
   * Ends the writer's thread once everything under way is through and the sinks have said their
   * last. The source was stopped before. Slow sinks are waited for: see {@link Grace}.
   *
   * @param malformed how many rows could not be read
   */
  public void stopWriter(final long malformed) {
    writer.malformed(malformed);
    writerRunner.close(Integer.MAX_VALUE, late -> {});
  }

  /**
   * Has a task carried out on the writer's thread, which may read the store. From any thread.
   *
   * @param task short: samples wait meanwhile
   * @return false where too many wait already
   */
  public boolean execute(final Runnable task) {
    return writer.execute(task);
  }

  /**
   * What persons call the keys; for the writer's thread.
   *
   * @return as of the last sample of each
   */
  public Labels labels() {
    return writer.labels();
  }

  /**
   * How long updates take; for the writer's thread.
   *
   * @return since the beginning
   */
  public UpdateLatency latency() {
    return writer.latency();
  }

  /**
   * How many samples came through; for the writer's thread, or after its end.
   *
   * @return 0 or more
   */
  public long samples() {
    return writer.latency().count();
  }

  /**
   * How full the ring between source and writer is.
   *
   * @return 0 to 1
   */
  public double ringFill() {
    return ring.fill();
  }
}
