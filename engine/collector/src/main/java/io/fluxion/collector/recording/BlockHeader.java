// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The layout of a block's first 64 bytes, or of the mark at a recording's end. A header is believed
 * only where its own checksum holds and it has the recording's identity; then a damaged body costs
 * this block alone.
 *
 * <pre>
 *    0   long   marker: 89 46 4c 58 42 4c 4b 0a, "\x89FLXBLK", LF
 *    8   long   the recording's identity; in versions 1 and 2 the position of this block in the file
 *   16   long   number of the block, 1 for the first; of the end mark: one more than there are blocks
 *   24   long   rows in all blocks before it
 *   32   int    length of the block with this header, a multiple of 8; of the end mark: 64
 *   36   int    rows, 1 or more; of the end mark: 0
 *   40   int    number of the dictionary, 1 for the first; a new number: it begins anew
 *   44   int    entries in the dictionary before this block
 *   48   int    entries that this block adds
 *   52   int    length of these entries, a multiple of 8
 *   56   int    CRC32C of the body
 *   60   int    CRC32C of this header up to here
 * </pre>
 *
 * <p>Integers are little-endian. The body is laid out in {@link BlockBody}; an end mark has none.
 */
final class BlockHeader {
  static final int BYTES = 64;

  /** The eight bytes as a little-endian long. */
  static final long MARKER = 0x0a4b_4c42_584c_4689L;

  static final int IDENTITY_AT = 8;
  static final int NUMBER_AT = 16;
  static final int FIRST_ROW_AT = 24;
  static final int LENGTH_AT = 32;
  static final int ROWS_AT = 36;
  static final int DICTIONARY_AT = 40;
  static final int FIRST_ENTRY_AT = 44;
  static final int ENTRIES_AT = 48;
  static final int ENTRY_BYTES_AT = 52;
  static final int BODY_CRC_AT = 56;
  static final int CRC_AT = 60;

  /** Readers need no more memory than this for a block, nor trust one that says it is longer. */
  static final int LONGEST_BLOCK = 1 << 24;

  /** The most rows of a block. */
  static final int MOST_ROWS = 1 << 16;

  /** The most entries of a dictionary. */
  static final int MOST_ENTRIES = 1 << 20;

  private final CRC32C crc = new CRC32C();
  private final boolean identified;
  private final long identity;

  /** Whether what was read last is a whole header of another recording. */
  boolean foreign;

  long number;
  long firstRow;
  int length;
  int rows;
  int dictionary;
  int firstEntry;
  int entries;
  int entryBytes;
  int bodyCrc;

  /** Of the blocks of a recording. */
  BlockHeader(final int version, final long identity) {
    identified = version >= FileHeader.IDENTIFIED;
    this.identity = identity;
  }

  /** An end mark with the number, rows and dictionary that are set. */
  ByteBuffer endMark() {
    length = BYTES;
    rows = 0;
    entries = 0;
    entryBytes = 0;
    final ByteBuffer mark = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    write(mark);
    return mark;
  }

  /** Writes itself in front of a body; {@code block} is as long as the block. */
  void write(final ByteBuffer block) {
    block.putLong(0, MARKER);
    block.putLong(IDENTITY_AT, identity);
    block.putLong(NUMBER_AT, number);
    block.putLong(FIRST_ROW_AT, firstRow);
    block.putInt(LENGTH_AT, length);
    block.putInt(ROWS_AT, rows);
    block.putInt(DICTIONARY_AT, dictionary);
    block.putInt(FIRST_ENTRY_AT, firstEntry);
    block.putInt(ENTRIES_AT, entries);
    block.putInt(ENTRY_BYTES_AT, entryBytes);
    block.putInt(BODY_CRC_AT, crcOf(block.array(), BYTES, length - BYTES));
    block.putInt(CRC_AT, crcOf(block.array(), 0, CRC_AT));
  }

  /** Reads the 64 bytes that the window begins with; false where they cannot be believed. */
  boolean read(final FeedWindow in) {
    foreign = false;
    if (in.getLong(0) != MARKER || in.getInt(CRC_AT) != crcOf(in.bytes(), in.start(), CRC_AT)) {
      return false;
    }
    if (in.getLong(IDENTITY_AT) != (identified ? identity : in.position())) {
      foreign = identified;
      return false;
    }
    number = in.getLong(NUMBER_AT);
    firstRow = in.getLong(FIRST_ROW_AT);
    length = in.getInt(LENGTH_AT);
    rows = in.getInt(ROWS_AT);
    dictionary = in.getInt(DICTIONARY_AT);
    firstEntry = in.getInt(FIRST_ENTRY_AT);
    entries = in.getInt(ENTRIES_AT);
    entryBytes = in.getInt(ENTRY_BYTES_AT);
    bodyCrc = in.getInt(BODY_CRC_AT);
    return number > 0
        && firstRow >= 0
        && firstRow <= Long.MAX_VALUE - MOST_ROWS
        && length % Long.BYTES == 0
        && length <= LONGEST_BLOCK
        && (rows > 0 && length > BYTES || isEndMark())
        && rows <= MOST_ROWS
        && dictionary > 0
        && firstEntry >= 0
        && entries >= 0
        && entries <= rows
        && firstEntry <= MOST_ENTRIES - entries
        && entryBytes >= 0
        && entryBytes <= length - BYTES
        && entryBytes % Long.BYTES == 0;
  }

  /** Whether this is no block, but the mark behind the last one. */
  boolean isEndMark() {
    return identified && rows == 0 && length == BYTES;
  }

  /** Whether the body, all of which is in the window, is what was written. */
  boolean isBodyWhole(final FeedWindow in) {
    return bodyCrc == crcOf(in.bytes(), in.start() + BYTES, length - BYTES);
  }

  private int crcOf(final byte[] bytes, final int from, final int count) {
    crc.reset();
    crc.update(bytes, from, count);
    return (int) crc.getValue();
  }
}
