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

import io.fluxion.Sample;
import io.fluxion.collector.output.Doorbell;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import org.agrona.BitUtil;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Samples on their way from the source's thread to the writer's, in an Agrona ring. Nothing is
 * dropped in here: a source waits while the ring is full, which is while the writer is behind.
 *
 * <p>One thread puts, one takes. Nothing allocates.
 */
final class SampleRing {
  /** Room for some ten thousand samples, so that a pause of the writer holds up nobody. */
  static final int CAPACITY_BYTES = 1 << 22;

  /** The longest name of a key that is kept. */
  static final int LONGEST_LABEL = 1024;

  private static final int SAMPLE = 1;

  /** A ring takes messages of up to an eighth of its size. */
  private static final int LARGEST_PART = 8;

  private static final long FULL_WAIT_NANOS = 50_000;

  private final RingBuffer ring;
  private final int fields;

  /**
   * An empty ring.
   *
   * @param fields of each sample
   * @param maxKeyBytes the longest key
   */
  SampleRing(final int fields, final int maxKeyBytes) {
    this.fields = fields;
    final int longest = SampleMessage.longest(fields, maxKeyBytes, LONGEST_LABEL) + Long.BYTES;
    final int capacity =
        Math.max(CAPACITY_BYTES, BitUtil.findNextPositivePowerOfTwo(longest * LARGEST_PART));
    ring =
        new OneToOneRingBuffer(
            new UnsafeBuffer(
                ByteBuffer.allocateDirect(capacity + RingBufferDescriptor.TRAILER_LENGTH)));
  }

  /**
   * Puts a sample in, waiting for room.
   *
   * @param doorbell rung before each wait
   * @return false where the thread was interrupted before there was room: the sample is not in
   */
  boolean put(
      final Sample sample,
      final byte[] label,
      final int labelLength,
      final long taken,
      final long storeTime,
      final Doorbell doorbell) {
    final int kept = Math.min(labelLength, LONGEST_LABEL);
    final int length = SampleMessage.length(sample, fields, kept);
    int index = ring.tryClaim(SAMPLE, length);
    while (index < 0) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      doorbell.ring();
      LockSupport.parkNanos(this, FULL_WAIT_NANOS);
      index = ring.tryClaim(SAMPLE, length);
    }
    SampleMessage.encode(sample, fields, label, kept, taken, storeTime, ring.buffer(), index);
    ring.commit(index);
    return true;
  }

  /** Gives some samples to a handler; answers how many. */
  int take(final MessageHandler handler, final int most) {
    return ring.read(handler, most);
  }

  boolean isEmpty() {
    return ring.size() == 0;
  }

  /** How full it is, 0 to 1. */
  double fill() {
    return (double) ring.size() / ring.capacity();
  }
}
