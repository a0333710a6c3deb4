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

import io.fluxion.Sample;
import io.fluxion.collector.recording.RecordingSchema;
import io.fluxion.collector.recording.RecordingWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
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
  private final RecordingWriter writer;
  // What the writer wrote when it was made; goes out with the first row, then null.
  private byte[] header;
  private long flushed = System.nanoTime();
  private boolean ending;
  // Whether a block is missing, behind which there can be no other.
  private boolean cut;

  /**
   * A recording that begins with the first row. Its memory, of which the dictionary may take much,
   * is taken now.
   *
   * @param schema what the rows are
   * @param entries of its dictionary, 1 to {@link RecordingWriter#MOST_ENTRIES}
   * @param outlet where its blocks go
   * @param drops counts the rows it is too slow for
   */
  public RecordOutput(
      final RecordingSchema schema, final int entries, final Outlet outlet, final Drops drops) {
    this.outlet = outlet;
    this.drops = drops;
    try {
      writer = new RecordingWriter(new Blocks(), schema, entries);
    } catch (final IOException e) {
      throw new UncheckedIOException("nothing is written yet", e);
    }
  }

  /** Each write is a block, and a unit of the outlet; the first is the header. */
  private final class Blocks implements WritableByteChannel {
    private boolean begun;

    @Override
    public int write(final ByteBuffer block) throws IOException {
      final int length = block.remaining();
      final int offset = block.arrayOffset() + block.position();
      if (begun) {
        if (cut || !offer(block.array(), offset, length)) {
          cut();
        }
      } else {
        begun = true;
        header = Arrays.copyOfRange(block.array(), offset, offset + length);
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

  private boolean offer(final byte[] bytes, final int offset, final int length) throws IOException {
    return ending ? outlet.offerLast(bytes, offset, length) : outlet.offer(bytes, offset, length);
  }

  /** The outlet was told to hurry: the rows of this block are not recorded, nor is any other. */
  private void cut() {
    cut = true;
    drops.add(writer.rows() - writer.writtenRows());
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    if (!cut && header != null) {
      cut = !offer(header, 0, header.length);
      header = null;
    }
    if (cut || !outlet.hasRoom(LARGEST_BLOCK)) {
      drops.add(1);
    } else {
      writer.row(sample, label);
    }
  }

  @Override
  public void storeTime(final long time) {
    writer.storeTime(time);
  }

  @Override
  public void flush() throws IOException {
    if (outlet.hasRoom(LARGEST_BLOCK)) {
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
    writer.flush();
    if (!cut && header == null) {
      writer.finish();
    }
    outlet.flush();
    drops.finish();
  }
}
