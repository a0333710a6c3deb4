// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.Sample;
import io.fluxion.collector.row.RowSchema;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.SecureRandom;

/**
 * Writes a recording: each block with one write, so that whoever reads the file meanwhile sees
 * whole blocks, and at most one that is torn.
 *
 * <p>A block is written when it has {@link #ROWS} rows, when {@link #flush} is called, and at the
 * end. In 4,096 rows of one field the 64 bytes of the header are less than a thousandth; a block is
 * 82 KB then, which a reader's second-level cache holds beside its columns, and all that a damaged
 * byte costs.
 *
 * <p>Memory grows with the keys, up to the capacity of the dictionary: when it is full, or its keys
 * and labels take more than a reader keeps, the next block begins it anew and keys are written
 * again.
 *
 * <p>Not thread-safe.
 */
public final class RecordingWriter implements Closeable {
  /** The most rows of a block; fewer where a row has very many fields. */
  public static final int ROWS = 4096;

  /** The most entries that a dictionary can have. */
  public static final int MOST_ENTRIES = BlockHeader.MOST_ENTRIES;

  /** Rows of many fields make shorter blocks, which stay within what a reader accepts. */
  private static final int MOST_COLUMN_BYTES = 1 << 22;

  private final WritableByteChannel target;
  private final boolean labelled;
  private final WrittenEntries entries;
  private final PendingBlock block;
  private final BlockHeader header;
  private long position;
  private long blocks;
  private long rows;
  private long writtenRows;
  private int dictionary = 1;
  private int firstEntry;
  private long storeTime = Block.NO_TIME;
  private boolean ended;

  /**
   * A recording without rows: its header is written at once.
   *
   * @param target where to, at its beginning; closed with the writer
   * @param schema what the rows are
   * @param settings what a live run has for them, or {@link RunSettings#ABSENT}
   * @param maxEntries the capacity of the dictionary, 1 to {@link #MOST_ENTRIES}
   * @throws IOException where the header cannot be written
   */
  public RecordingWriter(
      final WritableByteChannel target,
      final RowSchema schema,
      final RunSettings settings,
      final int maxEntries)
      throws IOException {
    this(
        target,
        new FileHeader(FileHeader.VERSION, new SecureRandom().nextLong(), schema, settings),
        maxEntries);
  }

  RecordingWriter(final WritableByteChannel target, final FileHeader file, final int maxEntries)
      throws IOException {
    final RowSchema schema = file.rows();
    if (maxEntries < 1 || maxEntries > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "a dictionary has 1 to " + MOST_ENTRIES + " entries, not " + maxEntries);
    }
    this.target = target;
    labelled = schema.isFramed();
    entries = new WrittenEntries(maxEntries);
    final long rowBytes =
        (long) Long.BYTES * BlockBody.columns(schema.fields().size(), FileHeader.VERSION);
    block =
        new PendingBlock(schema, (int) Math.max(1, Math.min(ROWS, MOST_COLUMN_BYTES / rowBytes)));
    header = new BlockHeader(FileHeader.VERSION, file.identity());
    write(ByteBuffer.wrap(file.encode()));
  }

  /**
   * Says the store's time at the rows that follow, so that a replay can say the same.
   *
   * @param time in the unit of x; {@link Block#NO_TIME}, which is where a recording begins, where
   *     nobody says it
   */
  public void storeTime(final long time) {
    storeTime = time;
  }

  /**
   * Takes a row.
   *
   * @param sample with a key; a field's x, y and scale may each be absent
   * @param label what a person calls the key, or null; kept for frames only
   * @throws IOException where a block that is full cannot be written; what was written before it
   *     stays a good recording
   */
  public void row(final Sample sample, final String label) throws IOException {
    final String shown = labelled ? label : null;
    int id = entries.find(sample, shown);
    if (id == WrittenEntries.NONE) {
      id = enter(sample.key(), sample.keyLength(), shown);
    }
    block.add(id, sample, storeTime);
    endRow();
  }

  private void endRow() throws IOException {
    rows++;
    if (block.isFull()) {
      flush();
    }
  }

  /**
   * Takes that a key has ended, as a row of its own.
   *
   * @param key its bytes
   * @param length how many
   * @throws IOException as {@link #row}
   */
  public void gone(final byte[] key, final int length) throws IOException {
    int id = entries.find(key, length);
    if (id == WrittenEntries.NONE) {
      id = enter(key, length, null);
    }
    block.addGone(id, storeTime);
    endRow();
  }

  private int enter(final byte[] key, final int length, final String label) throws IOException {
    final byte[] text = PendingBlock.utf8(label);
    final int bytes = PendingBlock.entryBytes(length, text);
    if (!entries.hasRoom(bytes) || !block.hasRoom(bytes)) {
      flush();
    }
    if (!entries.hasRoom(bytes)) {
      entries.clear();
      dictionary++;
      firstEntry = 0;
    }
    block.addEntry(key, length, text);
    return entries.add(key, length, label, bytes);
  }

  /**
   * Writes the rows that no block holds yet, if there are any.
   *
   * @throws IOException where they cannot be written
   */
  public void flush() throws IOException {
    if (block.isEmpty()) {
      return;
    }
    fill(rows - block.rows());
    write(block.take(header));
    blocks++;
    writtenRows = rows;
    firstEntry = entries.size();
  }

  private void fill(final long firstRow) {
    header.number = blocks + 1;
    header.firstRow = firstRow;
    header.dictionary = dictionary;
    header.firstEntry = firstEntry;
  }

  /**
   * Writes what is left and the end mark, if that is not there yet. No row may follow.
   *
   * @throws IOException where they cannot be written
   */
  public void finish() throws IOException {
    flush();
    if (!ended) {
      ended = true;
      fill(rows);
      write(header.endMark());
    }
  }

  private void write(final ByteBuffer bytes) throws IOException {
    final int length = bytes.remaining();
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
    position += length;
  }

  /**
   * How long the recording is so far.
   *
   * @return bytes, to the end of its last whole block
   */
  public long bytes() {
    return position;
  }

  /**
   * Rows so far.
   *
   * @return those taken, whether a block holds them yet or not
   */
  public long rows() {
    return rows;
  }

  /**
   * Rows that the blocks hold.
   *
   * @return at most {@link #rows()}
   */
  public long writtenRows() {
    return writtenRows;
  }

  /**
   * Blocks so far.
   *
   * @return those written
   */
  public long blocks() {
    return blocks;
  }

  /**
   * Writes what is left and the end mark, and closes the target.
   *
   * @throws IOException where it cannot be written
   */
  @Override
  public void close() throws IOException {
    try (target) {
      finish();
    }
  }
}
