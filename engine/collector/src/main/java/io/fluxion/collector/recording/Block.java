// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.row.RowSchema;

/**
 * A block that was read: rows in columns. A reader has one, which each block fills again; after the
 * longest block and the last new key, nothing allocates.
 *
 * <p>Not thread-safe.
 */
public final class Block {
  /** The store's time of a row before which nobody said one. */
  public static final long NO_TIME = Decoder.NO_TIME;

  private final RowSchema schema;
  private final KnownEntries entries;
  private final int fields;
  // As many as the version has, and the store's time, which is absent where that has none.
  private final Column[] columns;
  private final int heldColumns;
  private final Column storeTimes;
  private final byte[] directory;
  private final boolean mayEnd;
  private int[] ids = {};
  private int rows;
  private int unnamed;
  private int tooLong;

  Block(final RowSchema schema, final int version, final KnownEntries entries) {
    this.schema = schema;
    this.entries = entries;
    fields = schema.fields().size();
    columns = new Column[BlockBody.columns(fields, FileHeader.VERSION)];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new Column();
    }
    heldColumns = BlockBody.columns(fields, version);
    storeTimes = columns[columns.length - 1];
    directory = new byte[BlockBody.directoryBytes(fields, version)];
    mayEnd = version >= FileHeader.IDENTIFIED;
  }

  /**
   * Reads the body that follows a header in the window.
   *
   * @return null, or why it cannot be right though its checksum holds; then the block is lost
   */
  String read(final FeedWindow in, final BlockHeader header) {
    int at = BlockHeader.BYTES + header.entryBytes;
    final int count = header.rows;
    final long fixed = (long) at + directory.length + BlockBody.idBytes(count);
    if (fixed > header.length) {
      return "its columns reach beyond its end";
    }
    System.arraycopy(in.bytes(), in.start() + at, directory, 0, directory.length);
    long length = fixed;
    for (int i = 0; i < heldColumns; i++) {
      if (!BlockBody.isState(i, fields, directory[i])) {
        return "byte " + i + " of its directory has no meaning";
      }
      length += BlockBody.columnBytes(directory[i], count);
    }
    if (length != header.length) {
      return "its columns take " + length + " bytes, and it has " + header.length;
    }
    final int known = header.firstEntry + header.entries;
    at += directory.length;
    if (ids.length < count) {
      ids = new int[count];
    }
    in.getInts(at, ids, count);
    if (!areBelow(known, count)) {
      return "it has a key beyond its dictionary";
    }
    final String wrong =
        entries.add(in.bytes(), in.start() + BlockHeader.BYTES, header.entryBytes, header.entries);
    if (wrong != null) {
      return wrong;
    }
    at += BlockBody.idBytes(count);
    for (int i = 0; i < heldColumns; i++) {
      columns[i].state = directory[i];
      columns[i].read(in, at, count);
      at += BlockBody.columnBytes(directory[i], count);
    }
    rows = count;
    countUnusable();
    return null;
  }

  private boolean areBelow(final int bound, final int count) {
    int highest = 0;
    int marks = 0;
    for (int row = 0; row < count; row++) {
      highest = Math.max(highest, id(row));
      marks |= ids[row];
    }
    return (mayEnd || marks >= 0) && highest < bound;
  }

  private void countUnusable() {
    unnamed = 0;
    tooLong = 0;
    if (!entries.isWhole()) {
      for (int row = 0; row < rows; row++) {
        if (entries.isTooLong(id(row))) {
          tooLong++;
        } else if (!entries.isUsable(id(row))) {
          unnamed++;
        }
      }
    }
  }

  /** How many rows there are, usable or not. */
  int rows() {
    return rows;
  }

  /** How many rows have a key whose name stood in a block that was lost. */
  int unnamedRows() {
    return unnamed;
  }

  /** How many rows have a key longer than the reader takes. */
  int tooLongRows() {
    return tooLong;
  }

  private int id(final int row) {
    return ids[row] & ~BlockBody.GONE;
  }

  /** Whether a row says nothing but that its key has ended. */
  boolean isGone(final int row) {
    return ids[row] < 0;
  }

  /** Whether a row has a key; where it has none, it is lost. */
  boolean isUsable(final int row) {
    return (unnamed | tooLong) == 0 || entries.isUsable(id(row));
  }

  /** The label of a usable row's key, or null. */
  String label(final int row) {
    return entries.label(id(row));
  }

  /** Clears a sample and fills it with a usable row's fields, chosen by their numbers. */
  void fill(final int row, final int[] selection, final Sample sample) {
    sample.clear();
    entries.copyKey(id(row), sample.key());
    sample.keyLength(entries.keyLength(id(row)));
    final Column time = columns[0];
    if (schema.isFramed() && time.has(row)) {
      sample.frame(time.values[row]);
    }
    for (int i = 0; i < selection.length; i++) {
      final Column x = x(selection[i]);
      if (x.has(row)) {
        sample.setXBits(i, x.values[row]);
      }
      final Column y = y(selection[i]);
      if (y.has(row)) {
        sample.setYBits(i, y.values[row]);
      }
      final Column scale = columns[1 + 2 * fields + selection[i]];
      if (scale.has(row)) {
        sample.keyScale(i, Double.longBitsToDouble(scale.values[row]));
      }
    }
  }

  /** The store's time that was said before a row; {@link #NO_TIME} where none was. */
  long storeTime(final int row) {
    if (storeTimes.state == BlockBody.SAME) {
      return storeTimes.values[0];
    }
    return storeTimes.has(row) ? storeTimes.values[row] : NO_TIME;
  }

  /** The column that holds a field's x: its own, or that of the time. */
  private Column x(final int field) {
    final Column own = columns[1 + field];
    return own.state == BlockBody.AS_TIME ? columns[0] : own;
  }

  private Column y(final int field) {
    return columns[1 + fields + field];
  }
}
