// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Takes nothing, as a full pipe does, until somebody reads. */
public final class StuckStream extends OutputStream {
  private final CountDownLatch read = new CountDownLatch(1);
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A stream that is full. */
  public StuckStream() {}

  @Override
  public void write(final int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(final byte[] more, final int offset, final int length) {
    stuck.countDown();
    boolean waiting = true;
    while (waiting) {
      try {
        read.await();
        waiting = false;
      } catch (final InterruptedException e) {
        // A write into a full pipe does not end of that.
      }
    }
    synchronized (bytes) {
      bytes.write(more, offset, length);
    }
  }

  /** Waits until somebody hangs in a write. */
  public void awaitStuck() throws InterruptedException {
    stuck.await();
  }

  /** Takes everything from now on. */
  public void release() {
    read.countDown();
  }

  /** What was taken so far. */
  public String text() {
    synchronized (bytes) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
