// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** A sink of rows before a queue: the rows of a poll go out together, or are dropped together. */
public final class RowOutput implements Sink {
  /** A chunk goes out at the end of a poll, or once it is as long as this. */
  private static final int CHUNK_BYTES = 1 << 16;

  private final OutputQueue queue;
  private final Sink form;
  private final Staged staged = new Staged();
  private long rows;

  /** The bytes of a chunk, which are not copied to be looked at. */
  private static final class Staged extends ByteArrayOutputStream {
    private ByteBuffer chunk() {
      return ByteBuffer.wrap(buf, 0, count);
    }
  }

  /**
   * A sink of rows.
   *
   * @param form makes the sink that gives the rows their form, over the stream it is given
   * @param queue where they go
   */
  public RowOutput(final Function<OutputStream, Sink> form, final OutputQueue queue) {
    this.queue = queue;
    this.form = form.apply(staged);
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    form.row(sample, label);
    rows++;
    // The form has a buffer of its own, which it empties into the chunk now and then.
    if (staged.size() >= CHUNK_BYTES) {
      flush();
    }
  }

  @Override
  public void storeTime(final long time) throws IOException {
    form.storeTime(time);
  }

  @Override
  public void gone(final int handle, final byte[] key, final int length) throws IOException {
    form.gone(handle, key, length);
  }

  @Override
  public void flush() throws IOException {
    form.flush();
    if (staged.size() > 0) {
      queue.offer(staged.chunk(), rows);
      staged.reset();
    }
    rows = 0;
  }

  @Override
  public void tick(final long nowNanos) throws IOException {
    form.tick(nowNanos);
    flush();
    queue.tick(nowNanos);
  }

  @Override
  public void finish(final long malformed) throws IOException {
    flush();
    form.finish(malformed);
    queue.offerLast(staged.chunk(), 0);
    staged.reset();
  }
}
