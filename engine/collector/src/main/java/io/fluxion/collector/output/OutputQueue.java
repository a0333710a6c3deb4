// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.collector.source.Log;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue of chunks of bytes and the thread that writes them to a pipe, a file or a
 * terminal, so that a slow reader costs nobody but itself. A chunk holds whole rows, and is taken
 * as a whole or dropped; what is dropped is counted and said: at once, then every ten seconds while
 * it grows, and at the end.
 *
 * <p>Thread-safe.
 */
public final class OutputQueue {
  /** So many bytes wait for a slow reader before rows are dropped. */
  public static final int CAPACITY_BYTES = 1 << 23;

  /** How long a write that hangs at the deadline may take to end once it was interrupted. */
  private static final long INTERRUPT_MILLIS = 500;

  private static final long SAY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long NEVER = Long.MAX_VALUE;

  /** What is kept for the next chunks: as much as a busy output needs, 2 MiB at most. */
  private static final int MOST_FREE = 8;

  private static final int LONGEST_FREE = 1 << 18;

  private final String name;
  private final OutputTarget target;
  private final boolean waits;
  private final Log log;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // All of these are guarded by the lock.
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  // Arrays of chunks that are written, for the next ones.
  private final Deque<byte[]> free = new ArrayDeque<>();
  private long bytes;
  private boolean closed;
  private boolean ended;
  private volatile boolean abandoned;
  private IOException failure;
  private long deadline = NEVER;
  private long dropped;
  private long saidDropped;
  private long saidNanos;

  /** Bytes that go out as a whole: so many of an array. */
  private record Chunk(byte[] bytes, int length, long rows) {}

  /**
   * A queue whose thread opens the target and waits for the first chunk.
   *
   * @param name for messages and for its thread
   * @param target written and closed by the queue's thread
   * @param waits whether {@link #offer} waits for room instead of dropping rows: right where the
   *     source can wait, too
   * @param log hears of rows that are dropped; null where nobody does
   */
  public OutputQueue(
      final String name, final OutputTarget target, final boolean waits, final Log log) {
    this.name = name;
    this.target = target;
    this.waits = waits;
    this.log = log;
    thread = new Thread(this::write, "fluxion-" + name.split(" ", 2)[0]);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * What messages call the output.
   *
   * @return such as {@code csv}
   */
  public String name() {
    return name;
  }

  /**
   * Whether bytes would be taken now.
   *
   * @param length how many
   * @return true also where {@link #offer} would wait for room
   */
  public boolean hasRoom(final long length) {
    lock.lock();
    try {
      return waits && !isLate() || bytes + length <= CAPACITY_BYTES;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a chunk, or drops its rows where there is no room.
   *
   * @param chunk copied, from its position to its limit, before this returns
   * @param rows how many rows it holds
   * @return whether it was taken
   * @throws IOException what an earlier chunk failed of
   */
  public boolean offer(final ByteBuffer chunk, final long rows) throws IOException {
    final int length = chunk.remaining();
    lock.lock();
    try {
      while (waits
          && bytes > 0
          && bytes + length > CAPACITY_BYTES
          && failure == null
          && awaitChange()) {}
      throwIfFailed();
      // What waits has no holes: behind rows that were dropped come no others.
      final boolean fits = bytes + length <= CAPACITY_BYTES || waits && bytes == 0;
      if (!fits || waits && dropped > 0) {
        drop(rows);
        return false;
      }
      put(chunk, rows);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the last chunk of a run, whatever its size: nothing waits behind it.
   *
   * @param chunk copied, from its position to its limit, before this returns
   * @param rows how many rows it holds
   * @throws IOException what an earlier chunk failed of
   */
  public void offerLast(final ByteBuffer chunk, final long rows) throws IOException {
    lock.lock();
    try {
      throwIfFailed();
      put(chunk, rows);
    } finally {
      lock.unlock();
    }
  }

  private void put(final ByteBuffer chunk, final long rows) {
    final int length = chunk.remaining();
    if (length > 0) {
      final byte[] copy = array(length);
      chunk.get(copy, 0, length);
      chunks.addLast(new Chunk(copy, length, rows));
      bytes += length;
      changed.signalAll();
    }
  }

  /** One that was used before, where it is long enough. */
  private byte[] array(final int length) {
    final byte[] used = free.pollFirst();
    return used != null && used.length >= length ? used : new byte[length];
  }

  private boolean isLate() {
    return deadline != NEVER && System.nanoTime() - deadline >= 0;
  }

  /**
   * Waits for a change; false where the deadline has passed. An interrupt is kept for later: it
   * ends a wait for input, none for output.
   */
  private boolean awaitChange() {
    final boolean interrupted = Thread.interrupted();
    boolean again = false;
    try {
      if (deadline == NEVER) {
        changed.await();
      } else {
        changed.awaitNanos(deadline - System.nanoTime());
      }
    } catch (final InterruptedException e) {
      again = true;
    }
    if (interrupted || again) {
      Thread.currentThread().interrupt();
    }
    return !isLate();
  }

  private void throwIfFailed() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Counts rows that were not written.
   *
   * @param rows how many
   */
  public void drop(final long rows) {
    lock.lock();
    try {
      dropped += rows;
    } finally {
      lock.unlock();
    }
    sayDropped(System.nanoTime());
  }

  /**
   * How many rows were dropped.
   *
   * @return 0 or more
   */
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /**
   * How full the queue is.
   *
   * @return 0 to 1, and above where its last chunk is large
   */
  public double fill() {
    lock.lock();
    try {
      return (double) bytes / CAPACITY_BYTES;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says how many rows were dropped, where that is new and was not said just before; done some
   * times a second.
   *
   * @param nowNanos by {@link System#nanoTime}
   * @throws IOException what an earlier chunk failed of
   */
  public void tick(final long nowNanos) throws IOException {
    sayDropped(nowNanos);
    lock.lock();
    try {
      throwIfFailed();
    } finally {
      lock.unlock();
    }
  }

  private void sayDropped(final long nowNanos) {
    final long rows;
    if (log == null) {
      return;
    }
    lock.lock();
    try {
      if (dropped == saidDropped || saidDropped > 0 && nowNanos - saidNanos < SAY_EVERY_NANOS) {
        return;
      }
      saidNanos = nowNanos;
      saidDropped = dropped;
      rows = dropped;
    } finally {
      lock.unlock();
    }
    log.say(String.format(Locale.ROOT, "%s: too slow, %,d rows dropped so far", name, rows));
  }

  private void write() {
    try {
      try {
        target.open();
        Chunk chunk = next();
        while (chunk != null) {
          write(chunk);
          chunk = next();
        }
      } finally {
        target.close();
      }
    } catch (final Throwable e) {
      fail(e);
    }
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void write(final Chunk chunk) throws IOException {
    try {
      target.write(ByteBuffer.wrap(chunk.bytes, 0, chunk.length));
    } catch (final Throwable e) {
      target.undo();
      throw e;
    }
    lock.lock();
    try {
      chunks.pollFirst();
      bytes -= chunk.length;
      if (free.size() < MOST_FREE && chunk.bytes.length <= LONGEST_FREE) {
        free.addFirst(chunk.bytes);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next chunk, which stays in the queue until it is written; null at the end. */
  private Chunk next() {
    lock.lock();
    try {
      while (chunks.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      return abandoned ? null : chunks.peekFirst();
    } finally {
      lock.unlock();
    }
  }

  private void fail(final Throwable e) {
    lock.lock();
    try {
      // An interrupt after the deadline is the end of a wait, no failure of the target.
      if (!abandoned && failure == null) {
        failure = e instanceof final IOException io ? io : new IOException(e.toString(), e);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says that the run is to end: nobody waits for the target after the deadline. May be called
   * before {@link #close} and while it waits.
   *
   * @param nanos by {@link System#nanoTime}
   */
  public void deadline(final long nanos) {
    lock.lock();
    try {
      deadline = Math.min(deadline, nanos);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes no more chunks, writes those that were taken, and ends the thread. A slow target is
   * waited for until the {@link #deadline}; rows that it has not taken by then are counted as
   * dropped, and said.
   *
   * @return whether all that was taken is written
   * @throws IOException what writing failed of
   */
  public boolean close() throws IOException {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      while (!ended && failure == null && awaitChange()) {}
      abandoned = !ended && failure == null;
    } finally {
      lock.unlock();
    }
    if (abandoned) {
      thread.interrupt();
    }
    join();
    sayDropped(saidNanos + SAY_EVERY_NANOS);
    sayLeft();
    throwIfFailed();
    return !abandoned;
  }

  private void join() {
    final boolean interrupted = Thread.interrupted();
    try {
      thread.join(INTERRUPT_MILLIS);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void sayLeft() {
    if (log == null || !abandoned || chunks.isEmpty()) {
      return;
    }
    final long rows = chunks.stream().mapToLong(Chunk::rows).sum();
    dropped += rows;
    log.say(
        rows > 0
            ? String.format(Locale.ROOT, "%s: too slow, its last %,d rows are lost", name, rows)
            : String.format(Locale.ROOT, "%s: too slow, its last %,d bytes are lost", name, bytes));
  }
}
