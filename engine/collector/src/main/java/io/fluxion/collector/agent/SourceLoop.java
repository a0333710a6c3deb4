// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.agent;

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.Log;
import io.fluxion.collector.source.PollClock;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One source, its store and its sinks: a thread that polls the source, updates the store with each
 * sample and shows the outcome to the sinks. The thread holds the store's lock from sample to
 * sample, not while it waits; whatever else reads the store does so by {@link #read}.
 *
 * <p>A sink that fails, of whatever, is left out from then on; the others go on.
 */
public final class SourceLoop {
  /** A poll ends by itself in less; a source that does not is interrupted again. */
  private static final int STOP_MILLIS = 500;

  private static final int READ_SECONDS = 10;

  private final LiveSource source;
  private final DerivativeStore store;
  private final List<Sink> sinks;
  private final Log log;
  private final Listener listener;
  private final PollClock clock;
  private final Labels labels;
  private final UpdateLatency latency = new UpdateLatency();
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread thread;
  private final Output output = new Output();
  private final long polls;

  // Guarded by the lock.
  private long storeTime = Decoder.NO_TIME;
  private long samples;

  private volatile boolean stopped;

  /** Hears of what ends a loop, or a part of it; on any thread. */
  public interface Listener {
    /**
     * The source gives nothing any more.
     *
     * @param loop whose it was
     * @param cause what it failed of, or null where it is at its end
     */
    void sourceEnded(SourceLoop loop, Throwable cause);

    /**
     * A sink cannot go on, and was left out.
     *
     * @param sink which
     * @param cause why
     */
    void sinkFailed(Sink sink, Throwable cause);
  }

  /**
   * A loop that does not run yet.
   *
   * @param source polled and closed by the loop's thread
   * @param store of byte-string keys, written by the loop's thread alone from the start on
   * @param nanoseconds whether x is a time in ns since 1970: then each poll says the store's time
   * @param polls the loop ends after so many polls that gave samples; 0 for ever
   * @param sinks called by the loop's thread under the lock, in this order
   * @param log hears what the source says and what of its rows is malformed
   * @param listener hears of ends
   */
  public SourceLoop(
      final LiveSource source,
      final DerivativeStore store,
      final boolean nanoseconds,
      final long polls,
      final List<Sink> sinks,
      final Log log,
      final Listener listener) {
    this.source = source;
    this.store = store;
    this.polls = polls;
    this.sinks = new ArrayList<>(sinks);
    this.log = log;
    this.listener = listener;
    clock = nanoseconds ? new PollClock() : null;
    labels = new Labels(store.capacity());
    thread = new Thread(this::run, "fluxion-" + source.name());
    thread.setDaemon(true);
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  private void run() {
    Throwable cause = null;
    try {
      while (!stopped && !output.isEnough() && source.poll(output)) {
        output.flush();
      }
    } catch (final IOException | InputException | UsageException | RuntimeException | Error e) {
      cause = e;
    } finally {
      source.close();
      if (clock != null) {
        clock.close();
      }
    }
    endPoll();
    // Who looks at the store afterwards does so on another thread.
    lock.lock();
    try {
      store.handOver();
    } finally {
      lock.unlock();
    }
    listener.sourceEnded(this, cause);
  }

  /** What the source gives its samples to. */
  private final class Output implements SampleOutput {
    private boolean begun;
    private long done;

    private void endRound() {
      done += begun ? 1 : 0;
      begun = false;
    }

    private boolean isEnough() {
      return polls > 0 && done >= polls;
    }

    @Override
    public void sample(final Sample sample, final byte[] label, final int labelLength) {
      final long taken = System.nanoTime();
      lock.lock();
      try {
        if (!begun) {
          begun = true;
          beginPoll();
        }
        take(sample, label, labelLength);
        latency.record(System.nanoTime() - taken);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void gone(final byte[] key, final int length) {
      lock.lock();
      try {
        final int handle = store.find(key, 0, length);
        if (handle != DerivativeStore.NONE) {
          forEachSink(sink -> sink.gone(handle, key, length));
          store.remove(handle);
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void flush() {
      endRound();
      endPoll();
    }

    @Override
    public void malformed(final String place, final String reason) {
      log.malformed(place, reason);
    }

    @Override
    public void malformed(final long rows) {
      log.malformed(rows);
    }

    @Override
    public void say(final String message) {
      log.say(message);
    }
  }

  /** All samples of a poll have one store's time, that of the first. */
  private void beginPoll() {
    if (clock == null) {
      return;
    }
    final long now = clock.nanos();
    if (now != storeTime) {
      storeTime = now;
      store.advanceTo(now);
      forEachSink(sink -> sink.storeTime(now));
    }
  }

  private void take(final Sample sample, final byte[] label, final int labelLength) {
    store.update(sample);
    samples++;
    final int handle = sample.handle();
    final int slot = handle == DerivativeStore.NONE ? handle : store.slot(handle);
    final String name = labels.note(slot, label, labelLength);
    // By index and without a lambda: this is done for every sample.
    for (int i = 0; i < sinks.size(); i++) {
      try {
        sinks.get(i).row(sample, name);
      } catch (final IOException | RuntimeException | Error e) {
        leaveOut(sinks.get(i), e);
        i--;
      }
    }
  }

  /** A call of a sink that may fail. */
  private interface Call {
    void on(Sink sink) throws IOException;
  }

  private void forEachSink(final Call call) {
    for (final Sink sink : List.copyOf(sinks)) {
      try {
        call.on(sink);
      } catch (final IOException | RuntimeException | Error e) {
        leaveOut(sink, e);
      }
    }
  }

  private void leaveOut(final Sink sink, final Throwable cause) {
    sinks.remove(sink);
    listener.sinkFailed(sink, cause);
  }

  private void endPoll() {
    lock.lock();
    try {
      // Idle keys are gone; whoever reads the store does not see them.
      store.expire();
      tickSinks();
    } finally {
      lock.unlock();
    }
  }

  private void tickSinks() {
    final long now = System.nanoTime();
    latency.tick(now);
    forEachSink(sink -> sink.tick(now));
  }

  /**
   * Lets the sinks know that time passes while the source waits; some times a second, from any one
   * thread. Does nothing while the source is at work: each poll ends with the same.
   */
  public void tick() {
    if (lock.tryLock()) {
      try {
        tickSinks();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Reads the store while nothing writes it. From any thread.
   *
   * @param <T> what is read
   * @param reading short: the source waits meanwhile
   * @return what it answers
   * @throws IllegalStateException where the source holds the store for longer than ten seconds, as
   *     it does where it waits for a slow reader
   */
  public <T> T read(final Supplier<T> reading) {
    try {
      if (!lock.tryLock(READ_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the source " + name() + " waits for a slow output");
      }
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run ends");
    }
    try {
      return reading.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the source and its thread; the sinks have every sample that the source gave. A source that
   * hangs is left behind after half a second, one that waits for a slow output has that output's
   * deadline.
   */
  public void stop() {
    stopped = true;
    final boolean interrupted = Thread.interrupted();
    thread.interrupt();
    try {
      do {
        thread.join(STOP_MILLIS);
      } while (thread.isAlive() && lock.isLocked());
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Has the sinks write their ends; once, after {@link #stop}.
   *
   * @param malformed how many rows could not be read
   */
  public void finish(final long malformed) {
    lock.lock();
    try {
      forEachSink(sink -> sink.finish(malformed));
    } finally {
      lock.unlock();
    }
  }

  /**
   * What the source is called.
   *
   * @return one word, such as {@code docker}
   */
  public String name() {
    return source.name();
  }

  /**
   * The store, to be read by {@link #read} while the loop runs.
   *
   * @return the same as at the construction
   */
  public DerivativeStore store() {
    return store;
  }

  /**
   * What persons call the keys; to be read by {@link #read}.
   *
   * @return as of the last sample of each
   */
  public Labels labels() {
    return labels;
  }

  /**
   * How long updates take; to be read by {@link #read}.
   *
   * @return since the beginning
   */
  public UpdateLatency latency() {
    return latency;
  }

  /**
   * How many samples came through.
   *
   * @return 0 or more
   */
  public long samples() {
    lock.lock();
    try {
      return samples;
    } finally {
      lock.unlock();
    }
  }
}
