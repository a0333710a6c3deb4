// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** A target that takes nothing until it is opened, and may fail once it has taken so much. */
final class HeldTarget implements OutputTarget {
  final CountDownLatch open = new CountDownLatch(1);
  final CountDownLatch reached = new CountDownLatch(1);
  final ByteArrayOutputStream written = new ByteArrayOutputStream();
  volatile int failAt = Integer.MAX_VALUE;
  volatile Throwable defect = new IOException("no space");
  volatile int undone;
  volatile boolean closed;
  private int chunkStart;

  @Override
  public void write(final ByteBuffer chunk) throws IOException {
    reached.countDown();
    try {
      open.await();
    } catch (final InterruptedException e) {
      throw new InterruptedIOException("interrupted");
    }
    chunkStart = written.size();
    while (chunk.hasRemaining()) {
      if (written.size() >= failAt) {
        if (defect instanceof final Error e) {
          throw e;
        }
        throw (IOException) defect;
      }
      written.write(chunk.get());
    }
  }

  @Override
  public void undo() {
    undone++;
    final byte[] all = written.toByteArray();
    written.reset();
    written.write(all, 0, Math.min(all.length, chunkStart));
  }

  @Override
  public void close() {
    closed = true;
  }
}
