package io.fluxion.collector.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A target that takes nothing until it is opened, and can fail. */
class HeldTarget implements OutletTarget {
  final ByteArrayOutputStream written = new ByteArrayOutputStream();
  final CountDownLatch open = new CountDownLatch(1);
  final CountDownLatch reached = new CountDownLatch(1);
  int holdsAt;
  int unitStart;
  int failAt = Integer.MAX_VALUE;
  boolean undone;
  boolean closed;

  @Override
  public void write(final byte[] bytes, final int length, final boolean begins) throws IOException {
    try {
      if (written.size() >= holdsAt) {
        reached.countDown();
        open.await();
      }
    } catch (final InterruptedException e) {
      throw new IOException("interrupted", e);
    }
    if (begins) {
      unitStart = written.size();
    }
    if (written.size() + length > failAt) {
      throw new IOException("no space");
    }
    written.write(bytes, 0, length);
  }

  @Override
  public void undo() {
    undone = true;
    final byte[] before = written.toByteArray();
    written.reset();
    written.write(before, 0, unitStart);
  }

  @Override
  public void close() {
    closed = true;
  }
}
