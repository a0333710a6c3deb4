// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.Sample;
import io.fluxion.collector.row.RowSchema;
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
  private final int fields;
  private final int[] ids;
  // In the order of the directory.
  private final PendingColumn[] columns;
  private final boolean[] isOwnX;
  private byte[] entries = new byte[1 << 12];
  private int entryBytes;
  private int entryCount;
  private int rows;

  PendingBlock(final RowSchema schema, final int capacity) {
    frames = schema.isFramed();
    this.capacity = capacity;
    fields = schema.fields().size();
    ids = new int[capacity];
    columns = new PendingColumn[BlockBody.columns(fields, FileHeader.VERSION)];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new PendingColumn(capacity);
    }
    isOwnX = new boolean[fields];
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

  /** Whether an entry of that size may still be new in this block. */
  boolean hasRoom(final int bytes) {
    return rows == 0 || entryBytes + bytes <= MOST_ENTRY_BYTES;
  }

  /** A label as it is kept; null where there is none, or one that no person could read. */
  static byte[] utf8(final String label) {
    final byte[] text = label == null ? null : label.getBytes(StandardCharsets.UTF_8);
    return text == null || text.length > FileHeader.LONGEST_KEY ? null : text;
  }

  /** How many bytes an entry takes. */
  static int entryBytes(final int keyLength, final byte[] label) {
    return BlockBody.aligned(
        BlockBody.ENTRY_HEADER_BYTES + keyLength + (label == null ? 0 : label.length));
  }

  /** Adds a key; its id is the next. The label is null where there is none. */
  void addEntry(final byte[] key, final int length, final byte[] label) {
    final int size = entryBytes(length, label);
    if (entryBytes + size > entries.length) {
      entries = Arrays.copyOf(entries, Math.max(2 * entries.length, entryBytes + size));
    }
    Arrays.fill(entries, entryBytes, entryBytes + size, (byte) 0);
    final ByteBuffer out = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
    out.position(entryBytes);
    out.putInt(length).putInt(label == null ? -1 : label.length).put(key, 0, length);
    if (label != null) {
      out.put(label);
    }
    entryBytes += size;
    entryCount++;
  }

  /** A row that says nothing but that a key has ended. */
  void addGone(final int id, final long storeTime) {
    addRow(id | BlockBody.GONE, storeTime);
  }

  private int addRow(final int id, final long storeTime) {
    ids[rows] = id;
    if (storeTime != Block.NO_TIME) {
      columns[columns.length - 1].set(rows, storeTime);
    }
    return rows++;
  }

  /** The store's time is {@link Block#NO_TIME} where nobody said it. */
  void add(final int id, final Sample sample, final long storeTime) {
    final int row = addRow(id, storeTime);
    final boolean hasTime = frames ? sample.hasFrame() : sample.hasX(0);
    final long now = frames ? sample.frame() : sample.xBits(0);
    if (hasTime) {
      columns[0].set(row, now);
    }
    for (int i = 0; i < fields; i++) {
      addX(i, row, sample, hasTime, now);
      if (sample.hasY(i)) {
        columns[1 + fields + i].set(row, sample.yBits(i));
      }
      final double scale = sample.keyScale(i);
      if (!Double.isNaN(scale)) {
        columns[1 + 2 * fields + i].set(row, Double.doubleToRawLongBits(scale));
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
      columns[1 + field].setAll(columns[0], row);
    }
    if (hasX) {
      columns[1 + field].set(row, sample.xBits(field));
    }
  }

  /** The whole block, by a header whose number is set; the next block begins. */
  ByteBuffer take(final BlockHeader header) {
    final byte[] directory = new byte[BlockBody.directoryBytes(fields, FileHeader.VERSION)];
    int size = BlockHeader.BYTES + entryBytes + directory.length + BlockBody.idBytes(rows);
    for (int i = 0; i < columns.length; i++) {
      final boolean isTime = i >= 1 && i <= fields && !isOwnX[i - 1];
      directory[i] = isTime ? BlockBody.AS_TIME : columns[i].state(rows, i == columns.length - 1);
      size += BlockBody.columnBytes(directory[i], rows);
    }
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
    for (int i = 0; i < columns.length; i++) {
      columns[i].put(out, directory[i], rows);
      columns[i].clear();
    }
    Arrays.fill(isOwnX, false);
    rows = 0;
    entryBytes = 0;
    entryCount = 0;
    header.write(out.rewind());
    return out;
  }
}
