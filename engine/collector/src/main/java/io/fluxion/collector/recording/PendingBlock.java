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
package io.fluxion.collector.recording;

import io.fluxion.Sample;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The block that is being made: rows in columns, and the keys that are new in it. */
final class PendingBlock {
  /** A block is closed before its new keys take more than this. */
  static final int MOST_ENTRY_BYTES = 1 << 20;

  private final boolean frames;
  private final int capacity;
  private final int[] ids;
  private final PendingColumn time;
  private final PendingColumn[] xs;
  private final boolean[] isOwnX;
  private final PendingColumn[] ys;
  private final PendingColumn[] scales;
  private final PendingColumn storeTimes;
  // Whether all rows so far have the same.
  private boolean sameTime = true;
  private byte[] entries = new byte[1 << 12];
  private int entryBytes;
  private int entryCount;
  private int rows;

  PendingBlock(final RecordingSchema schema, final int capacity) {
    frames = schema.frames();
    this.capacity = capacity;
    ids = new int[capacity];
    final int fields = schema.fields().size();
    time = new PendingColumn(capacity);
    xs = columns(fields);
    isOwnX = new boolean[fields];
    ys = columns(fields);
    scales = columns(fields);
    storeTimes = new PendingColumn(capacity);
  }

  private PendingColumn[] columns(final int count) {
    final PendingColumn[] columns = new PendingColumn[count];
    for (int i = 0; i < count; i++) {
      columns[i] = new PendingColumn(capacity);
    }
    return columns;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  boolean isFull() {
    return rows == capacity;
  }

  int rows() {
    return rows;
  }

  /** Whether a key of that size may still be new in this block. */
  boolean hasRoom(final int keyBytes, final byte[] label) {
    final long bytes =
        BlockBody.ENTRY_HEADER_BYTES + keyBytes + (label == null ? 0 : label.length) + Long.BYTES;
    return rows == 0 || entryBytes + bytes <= MOST_ENTRY_BYTES;
  }

  static byte[] utf8(final String label) {
    return label == null ? null : label.getBytes(StandardCharsets.UTF_8);
  }

  /** Adds a key; its id is the next. The label is null where there is none. */
  void addEntry(final byte[] key, final int length, final byte[] label) {
    final int labelLength = label == null ? 0 : label.length;
    final int size = BlockBody.aligned(BlockBody.ENTRY_HEADER_BYTES + length + labelLength);
    if (entryBytes + size > entries.length) {
      entries = Arrays.copyOf(entries, Math.max(2 * entries.length, entryBytes + size));
    }
    final ByteBuffer out = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(entryBytes, length).putInt(entryBytes + 4, label == null ? -1 : labelLength);
    System.arraycopy(key, 0, entries, entryBytes + BlockBody.ENTRY_HEADER_BYTES, length);
    final int end = entryBytes + BlockBody.ENTRY_HEADER_BYTES + length;
    if (label != null) {
      System.arraycopy(label, 0, entries, end, labelLength);
    }
    Arrays.fill(entries, end + labelLength, entryBytes + size, (byte) 0);
    entryBytes += size;
    entryCount++;
  }

  /** The store's time is {@link Block#NO_TIME} where nobody said it. */
  void add(final int id, final Sample sample, final long storeTime) {
    final int row = rows++;
    ids[row] = id;
    if (storeTime != Block.NO_TIME) {
      storeTimes.set(row, storeTime);
      sameTime &= storeTimes.get(0) == storeTime;
    }
    final boolean hasTime = frames ? sample.hasFrame() : sample.hasX(0);
    final long now = frames ? sample.frame() : sample.xBits(0);
    if (hasTime) {
      time.set(row, now);
    }
    for (int i = 0; i < ys.length; i++) {
      addX(i, row, sample, hasTime, now);
      if (sample.hasY(i)) {
        ys[i].set(row, sample.yBits(i));
      }
      final double scale = sample.keyScale(i);
      if (!Double.isNaN(scale)) {
        scales[i].set(row, Double.doubleToRawLongBits(scale));
      }
    }
  }

  private void addX(
      final int field, final int row, final Sample sample, final boolean hasTime, final long now) {
    final boolean hasX = sample.hasX(field);
    if (!isOwnX[field]) {
      if (hasX == hasTime && (!hasX || sample.xBits(field) == now)) {
        return;
      }
      isOwnX[field] = true;
      for (int i = 0; i < row; i++) {
        if (time.has(i)) {
          xs[field].set(i, time.get(i));
        }
      }
    }
    if (hasX) {
      xs[field].set(row, sample.xBits(field));
    }
  }

  /** The whole block, by a header whose number is set; the next block begins. */
  ByteBuffer take(final BlockHeader header) {
    final int fields = ys.length;
    final byte[] directory = new byte[BlockBody.directoryBytes(fields, FileHeader.VERSION)];
    int size = BlockHeader.BYTES + entryBytes + directory.length + BlockBody.idBytes(rows);
    directory[0] = time.state(rows);
    size += BlockBody.columnBytes(directory[0], rows);
    for (int i = 0; i < fields; i++) {
      directory[1 + i] = isOwnX[i] ? xs[i].state(rows) : BlockBody.AS_TIME;
      directory[1 + fields + i] = ys[i].state(rows);
      directory[1 + 2 * fields + i] = scales[i].state(rows);
      size += BlockBody.columnBytes(directory[1 + i], rows);
      size += BlockBody.columnBytes(directory[1 + fields + i], rows);
      size += BlockBody.columnBytes(directory[1 + 2 * fields + i], rows);
    }
    final byte timeState = storeTimes.state(rows);
    directory[1 + 3 * fields] =
        timeState == BlockBody.WHOLE && sameTime ? BlockBody.SAME : timeState;
    size += BlockBody.columnBytes(directory[1 + 3 * fields], rows);
    header.rows = rows;
    header.length = size;
    header.entries = entryCount;
    header.entryBytes = entryBytes;
    final ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.position(BlockHeader.BYTES).put(entries, 0, entryBytes).put(directory);
    for (int row = 0; row < rows; row++) {
      out.putInt(ids[row]);
    }
    out.position(BlockBody.aligned(out.position()));
    time.put(out, rows);
    putAndClear(xs, out);
    putAndClear(ys, out);
    putAndClear(scales, out);
    storeTimes.put(out, directory[1 + 3 * fields] == BlockBody.SAME ? 1 : rows);
    time.clear();
    storeTimes.clear();
    sameTime = true;
    Arrays.fill(isOwnX, false);
    rows = 0;
    entryBytes = 0;
    entryCount = 0;
    header.write(out.rewind());
    return out;
  }

  private void putAndClear(final PendingColumn[] columns, final ByteBuffer out) {
    for (final PendingColumn column : columns) {
      column.put(out, rows);
      column.clear();
    }
  }
}
