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
import io.fluxion.Sample;
import io.fluxion.collector.output.Doorbell;
import io.fluxion.collector.output.LiveSink;
import io.fluxion.collector.recording.Block;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.MessageHandler;

/**
 * The store's one writer: takes samples out of the ring, updates the store and shows each outcome
 * to the sinks. Whatever reads the store does so as a task on this thread.
 *
 * <p>A sink that fails, of whatever, is left out from then on; the others go on.
 */
final class Writer implements Agent {
  /** So many samples at a time, between which tasks are looked for. */
  private static final int BATCH = 256;

  private static final int MOST_TASKS = 256;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final SampleRing ring;
  private final DerivativeStore store;
  private final Sample sample;
  private final Labels labels;
  private final UpdateLatency latency = new UpdateLatency();
  private final LiveSink[] sinks;
  private final SinkFailure failure;
  private final ManyToOneConcurrentArrayQueue<Runnable> tasks =
      new ManyToOneConcurrentArrayQueue<>(MOST_TASKS);
  private final MessageHandler handler = this::onSample;
  private final Doorbell doorbell;
  private long ticked = System.nanoTime();
  private long storeTime = Block.NO_TIME;
  private long malformed;
  private boolean finished;

  /** Hears that a sink cannot go on. */
  interface SinkFailure {
    /** Called once for each sink, on the writer's thread. */
    void failed(LiveSink sink, Throwable cause);
  }

  Writer(
      final SampleRing ring,
      final DerivativeStore store,
      final int maxKeyBytes,
      final List<LiveSink> sinks,
      final SinkFailure failure) {
    this.ring = ring;
    this.store = store;
    this.failure = failure;
    this.sinks = sinks.toArray(LiveSink[]::new);
    sample = new Sample(store.schema(), maxKeyBytes);
    labels = new Labels(store.capacity());
    doorbell = new Doorbell(() -> !ring.isEmpty() || !tasks.isEmpty(), TICK_NANOS);
  }

  Doorbell doorbell() {
    return doorbell;
  }

  Labels labels() {
    return labels;
  }

  UpdateLatency latency() {
    return latency;
  }

  /** Has a task carried out on this thread; false where too many are waiting already. */
  boolean execute(final Runnable task) {
    final boolean taken = tasks.offer(task);
    doorbell.ring();
    return taken;
  }

  /** How many malformed rows the sinks are told of at the end; said before the writer is closed. */
  void malformed(final long rows) {
    malformed = rows;
  }

  @Override
  public int doWork() {
    final int samples = ring.take(handler, BATCH);
    final int others = tasks.drain(Runnable::run);
    final long now = System.nanoTime();
    if (samples + others > 0 || now - ticked >= TICK_NANOS) {
      ticked = now;
      latency.tick(now);
      for (int i = 0; i < sinks.length; i++) {
        tick(i, now);
      }
    }
    return samples + others;
  }

  private void onSample(
      final int type, final MutableDirectBuffer buffer, final int index, final int length) {
    SampleMessage.decode(buffer, index, sample);
    final long time = SampleMessage.storeTime(buffer, index);
    if (time != storeTime) {
      storeTime(time);
    }
    store.update(sample);
    latency.record(System.nanoTime() - SampleMessage.taken(buffer, index));
    final int handle = sample.handle();
    final String label =
        labels.note(
            handle == DerivativeStore.NONE ? handle : store.slot(handle),
            buffer,
            SampleMessage.labelOffset(buffer, index),
            SampleMessage.labelLength(buffer, index));
    for (int i = 0; i < sinks.length; i++) {
      row(i, label);
    }
  }

  private void storeTime(final long time) {
    storeTime = time;
    store.advanceTo(time);
    for (final LiveSink sink : sinks) {
      if (sink != null) {
        sink.storeTime(time);
      }
    }
  }

  private void row(final int number, final String label) {
    final LiveSink sink = sinks[number];
    if (sink != null) {
      try {
        sink.row(sample, label);
      } catch (final IOException | RuntimeException | Error e) {
        leaveOut(number, e);
      }
    }
  }

  private void tick(final int number, final long now) {
    final LiveSink sink = sinks[number];
    if (sink != null) {
      try {
        sink.tick(now);
      } catch (final IOException | RuntimeException | Error e) {
        leaveOut(number, e);
      }
    }
  }

  private void leaveOut(final int number, final Throwable cause) {
    final LiveSink sink = sinks[number];
    sinks[number] = null;
    failure.failed(sink, cause);
  }

  /** Takes what is left and has the sinks say their last. */
  @Override
  public void onClose() {
    if (finished) {
      return;
    }
    finished = true;
    // The source has ended: the ring runs dry. One read may find nothing but what is skipped at the
    // ring's end; two in a row find nothing where nothing is.
    try {
      while (doWork() > 0 || doWork() > 0) {}
    } finally {
      for (int i = 0; i < sinks.length; i++) {
        finish(i);
      }
      store.handOver();
    }
  }

  private void finish(final int number) {
    final LiveSink sink = sinks[number];
    if (sink != null) {
      try {
        sink.finish(malformed);
      } catch (final IOException | RuntimeException | Error e) {
        leaveOut(number, e);
      }
    }
  }

  @Override
  public String roleName() {
    return "fluxion-writer";
  }
}
