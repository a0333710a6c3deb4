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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Bytes on their way to whatever may be slow, a pipe or a disk: a ring, and a thread that writes.
 * Bytes come in units (a row, a block); each is taken as a whole or not at all, and where a write
 * fails, its unit is taken back as far as the target can.
 *
 * <p>One thread offers. Nothing allocates but the constructor.
 */
public final class Outlet implements Agent {
  /** So much waits for a slow reader before anything is refused. */
  private static final int CAPACITY_BYTES = 1 << 23;

  private static final int PART_BYTES = 1 << 16;
  private static final int BEGIN = 1;
  private static final int CONTINUE = 2;
  private static final int BATCH = 64;
  private static final long LONGEST_SLEEP_NANOS = 500_000_000;
  private static final long WAIT_NANOS = 1_000_000;

  private final String name;
  private final OutletTarget target;
  private final boolean waits;
  private final RingBuffer ring;
  private final byte[] bytes = new byte[PART_BYTES];
  private final MessageHandler handler = this::onPart;
  private final Doorbell doorbell;
  private final AgentRunner runner;
  private final Thread thread;
  private volatile boolean hurried;
  private volatile boolean givenUp;
  private volatile IOException failure;
  // Whether the last unit is in the ring in part only; the offering thread's, which has ended when
  // the outlet's thread looks.
  private boolean torn;
  // The outlet's thread's, and its closer's once it has ended.
  private boolean unflushed;
  private long unitBytes;
  private long left;

  /**
   * An outlet whose thread waits for the first bytes.
   *
   * @param name for its thread
   * @param target written by the outlet's thread alone
   * @param waits whether a full ring is waited for instead of refusing a unit: right where the
   *     source can wait too
   */
  public Outlet(final String name, final OutletTarget target, final boolean waits) {
    this.name = name;
    this.target = target;
    this.waits = waits;
    ring =
        new OneToOneRingBuffer(
            new UnsafeBuffer(
                ByteBuffer.allocateDirect(CAPACITY_BYTES + RingBufferDescriptor.TRAILER_LENGTH)));
    doorbell = new Doorbell(() -> ring.size() > 0, LONGEST_SLEEP_NANOS);
    runner = new AgentRunner(doorbell, this::fail, null, this);
    AgentThreads.start(runner);
    thread = runner.thread();
  }

  /**
   * Whether a unit would be taken now.
   *
   * @param length its bytes
   * @return true also where the outlet waits for room
   */
  public boolean hasRoom(final long length) {
    // Each part has a header and is aligned, and one may be skipped to at the ring's end.
    final long parts = length / PART_BYTES + 1;
    return waits || ring.size() + length + parts * Long.BYTES * 2 + PART_BYTES * 2 < CAPACITY_BYTES;
  }

  /**
   * Takes a unit.
   *
   * @param unit holds it; copied before this returns
   * @param offset of the first byte
   * @param length how many
   * @return false where there is no room for it: nothing of it is taken
   * @throws IOException what an earlier unit failed of
   */
  public boolean offer(final byte[] unit, final int offset, final int length) throws IOException {
    throwIfFailed();
    return hasRoom(length) && putUnit(unit, offset, length);
  }

  /**
   * Takes the last unit of a run, of any size; behind it nothing has to wait, and so each part of
   * it waits for room.
   *
   * @param unit holds it; copied before this returns
   * @param offset of the first byte
   * @param length how many
   * @return false where the outlet was told to hurry before there was room for all of it: nothing
   *     of it is written, where what was can be taken back
   * @throws IOException what an earlier unit failed of, or this one
   */
  public boolean offerLast(final byte[] unit, final int offset, final int length)
      throws IOException {
    throwIfFailed();
    return putUnit(unit, offset, length);
  }

  private boolean putUnit(final byte[] unit, final int offset, final int length)
      throws IOException {
    if (torn) {
      return false;
    }
    int type = BEGIN;
    int at = 0;
    while (at < length) {
      final int part = Math.min(PART_BYTES, length - at);
      if (!put(type, unit, offset + at, part)) {
        // What is in the ring of it is taken back at the end; nothing comes behind it.
        torn = at > 0;
        return false;
      }
      type = CONTINUE;
      at += part;
    }
    return true;
  }

  private boolean put(final int type, final byte[] unit, final int offset, final int length)
      throws IOException {
    int index = ring.tryClaim(type, length);
    while (index < 0) {
      if (hurried) {
        return false;
      }
      doorbell.ring();
      LockSupport.parkNanos(this, WAIT_NANOS);
      throwIfFailed();
      index = ring.tryClaim(type, length);
    }
    ring.buffer().putBytes(index, unit, offset, length);
    ring.commit(index);
    return true;
  }

  private void throwIfFailed() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /** Has the thread write what was offered. */
  public void flush() {
    doorbell.ring();
  }

  @Override
  public int doWork() {
    final int parts = ring.read(handler, BATCH);
    if (parts == 0 && unflushed && !givenUp) {
      flushTarget();
    }
    return parts;
  }

  private void onPart(
      final int type, final MutableDirectBuffer buffer, final int index, final int length) {
    if (failure != null) {
      return;
    }
    if (type == BEGIN) {
      unitBytes = 0;
    }
    if (givenUp) {
      left += length;
      if (unitBytes > 0) {
        takeBack();
      }
      return;
    }
    unflushed = true;
    buffer.getBytes(index, bytes, 0, length);
    try {
      target.write(bytes, length, type == BEGIN);
      unitBytes += length;
    } catch (final Throwable e) {
      // Whatever it is, what comes after it must not look as if nothing were missing.
      if (givenUp) {
        // Its interrupt has ended it, which is no failure of the target.
        left += length;
      } else {
        fail(e);
      }
      takeBack();
    }
  }

  /** What was written of a unit goes with the rest of it. */
  private void takeBack() {
    left += unitBytes;
    unitBytes = 0;
    target.undo();
  }

  private void fail(final Throwable e) {
    if (failure == null) {
      failure = e instanceof final IOException io ? io : new IOException(e.toString(), e);
    }
  }

  private void flushTarget() {
    unflushed = false;
    try {
      target.flush();
    } catch (final Throwable e) {
      fail(e);
    }
  }

  @Override
  public void onClose() {
    // What was offered goes out, or is counted. One read may find nothing but what is skipped at
    // the ring's end; two in a row find nothing where nothing is.
    while (failure == null && (doWork() > 0 || doWork() > 0)) {}
    if (failure == null && !givenUp) {
      flushTarget();
    }
    if (failure == null && torn && unitBytes > 0) {
      // Who offered it knows that it was not taken.
      target.undo();
    }
    try {
      target.close();
    } catch (final Throwable e) {
      fail(e);
    }
  }

  /**
   * Writes what was offered, and ends the thread. A slow target is waited for until {@link
   * #giveUp}.
   *
   * @return how many bytes of the units taken were not written, or were taken back, since it was
   *     given up
   * @throws IOException what the last units failed of, where {@link #offer} has not said it
   */
  public long close() throws IOException {
    runner.close(Integer.MAX_VALUE, late -> {});
    throwIfFailed();
    return left;
  }

  /** Gives up waiting for room, from now on; what was taken is still written. From any thread. */
  public void hurry() {
    hurried = true;
  }

  /**
   * Gives up what is not written once the write under way has ended; the unit it belongs to is
   * taken back, where it is not its last. From any thread.
   */
  public void giveUp() {
    hurried = true;
    givenUp = true;
    doorbell.ring();
  }

  /** Ends a write that hangs, and with it the target; after {@link #giveUp}, from any thread. */
  public void interrupt() {
    thread.interrupt();
  }

  @Override
  public String roleName() {
    return "fluxion-" + name;
  }
}
