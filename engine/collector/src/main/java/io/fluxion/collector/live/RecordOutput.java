package io.fluxion.collector.live;

import io.fluxion.collector.recording.RecordingSchema;
import io.fluxion.collector.recording.RecordingWriter;
import io.fluxion.collector.sink.LiveSink;
import io.fluxion.derivative.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.TimeUnit;

/**
 * A recording before an outlet. Blocks cannot be left out, since each says where in the file it
 * stands; so a row is dropped, and counted, while there is no room for the largest block.
 */
public final class RecordOutput implements LiveSink {
  /** Every block is smaller: 4 MiB of columns, 1 MiB of keys, and headers. */
  private static final int LARGEST_BLOCK = 6 << 20;

  private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Outlet outlet;
  private final Drops drops;
  private final RecordingSchema schema;
  private final int entries;
  private RecordingWriter writer;
  private boolean ending;
  private long flushed = System.nanoTime();

  /**
   * A recording that begins with the first row.
   *
   * @param schema what the rows are
   * @param entries of its dictionary
   * @param outlet where its blocks go
   * @param drops counts the rows it is too slow for
   */
  public RecordOutput(
      final RecordingSchema schema, final int entries, final Outlet outlet, final Drops drops) {
    this.schema = schema;
    this.entries = entries;
    this.outlet = outlet;
    this.drops = drops;
  }

  /** Each write is a block, and a unit of the outlet. */
  private final class Blocks implements WritableByteChannel {
    @Override
    public int write(final ByteBuffer block) throws IOException {
      final int length = block.remaining();
      final int offset = block.arrayOffset() + block.position();
      final boolean taken =
          ending
              ? outlet.offerLast(block.array(), offset, length)
              : outlet.offer(block.array(), offset, length);
      if (!taken) {
        throw new IOException("a block was cut off: its disk is too slow");
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
      // The outlet's owner closes it.
    }
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    if (!outlet.hasRoom(LARGEST_BLOCK)) {
      drops.add();
      return;
    }
    if (writer == null) {
      writer = new RecordingWriter(new Blocks(), schema, entries);
    }
    writer.row(sample, label);
  }

  @Override
  public void flush() throws IOException {
    if (writer != null && outlet.hasRoom(LARGEST_BLOCK)) {
      writer.flush();
    }
    outlet.flush();
  }

  @Override
  public void tick(final long nowNanos) throws IOException {
    if (nowNanos - flushed >= FLUSH_NANOS) {
      flushed = nowNanos;
      flush();
    }
    drops.tick(nowNanos);
  }

  @Override
  public void finish(final long malformed) throws IOException {
    ending = true;
    if (writer != null) {
      writer.flush();
    }
    outlet.flush();
    drops.finish();
  }
}
