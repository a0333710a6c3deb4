// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.Sample;
import io.fluxion.collector.recording.RecordingWriter;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A recording before a queue. Blocks cannot be left out, since each says where in the file it
 * stands; so a row is dropped, and counted, while there is no room for the largest block.
 */
public final class RecordOutput implements Sink {
  /** Every block is smaller: 4 MiB of columns, 1 MiB of keys, and headers. */
  private static final int LARGEST_BLOCK = 6 << 20;

  private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final OutputQueue queue;
  private final RecordingWriter writer;
  // What the writer wrote when it was made; goes out with the first row, then null.
  private byte[] header;
  private long flushed = System.nanoTime();
  private boolean ending;
  // Whether a block is missing.
  private boolean cut;

  /**
   * A recording that begins with the first row. Its memory, of which the dictionary may take much,
   * is taken now.
   *
   * @param schema what the rows are
   * @param settings of the run
   * @param entries of its dictionary, 1 to {@link RecordingWriter#MOST_ENTRIES}
   * @param queue where its blocks go
   */
  public RecordOutput(
      final RowSchema schema,
      final RunSettings settings,
      final int entries,
      final OutputQueue queue) {
    this.queue = queue;
    try {
      writer = new RecordingWriter(new Blocks(), schema, settings, entries);
    } catch (final IOException e) {
      throw new UncheckedIOException("nothing is written yet", e);
    }
  }

  /** Each write is a block, and a chunk of the queue; the first is the header. */
  private final class Blocks implements WritableByteChannel {
    private boolean begun;

    @Override
    public int write(final ByteBuffer block) throws IOException {
      final int length = block.remaining();
      if (begun) {
        offer(block, writer.rows() - writer.writtenRows());
      } else {
        begun = true;
        header = new byte[length];
        block.get(header);
      }
      block.position(block.limit());
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // The queue's owner closes it.
    }
  }

  /** Behind a block that is missing there can be no other. */
  private void offer(final ByteBuffer block, final long rows) throws IOException {
    if (cut) {
      queue.drop(rows);
    } else if (ending) {
      queue.offerLast(block, rows);
    } else {
      cut = !queue.offer(block, rows);
    }
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    if (header != null) {
      offer(ByteBuffer.wrap(header), 0);
      header = null;
    }
    if (cut || !queue.hasRoom(LARGEST_BLOCK)) {
      queue.drop(1);
    } else {
      writer.row(sample, label);
    }
  }

  /** Where there is no room, the key stays in a replay until it is idle. */
  @Override
  public void gone(final int handle, final byte[] key, final int length) throws IOException {
    if (header == null && !cut && queue.hasRoom(LARGEST_BLOCK)) {
      writer.gone(key, length);
    }
  }

  @Override
  public void storeTime(final long time) {
    writer.storeTime(time);
  }

  @Override
  public void flush() throws IOException {
    if (queue.hasRoom(LARGEST_BLOCK)) {
      writer.flush();
    }
  }

  @Override
  public void tick(final long nowNanos) throws IOException {
    if (nowNanos - flushed >= FLUSH_NANOS) {
      flushed = nowNanos;
      flush();
    }
    queue.tick(nowNanos);
  }

  /**
   * Rows, blocks and bytes so far, for a person.
   *
   * @return a clause
   */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%,d rows in %,d blocks, %,d bytes",
        writer.rows(),
        writer.blocks(),
        writer.bytes());
  }

  @Override
  public void finish(final long malformed) throws IOException {
    ending = true;
    writer.flush();
    if (!cut && header == null) {
      writer.finish();
    }
  }
}
