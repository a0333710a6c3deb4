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

import io.fluxion.collector.input.ByteFeed;
import io.fluxion.collector.input.InputException;
import java.io.IOException;

/**
 * Reads a recording block by block. A block that is damaged costs its own rows, and those of later
 * blocks whose key was first seen in it; where its header is damaged too, reading goes on at the
 * next header that can be believed.
 *
 * <p>Not thread-safe.
 */
public final class RecordingReader {
  /** {@link #block()} holds the next block. */
  public static final int BLOCK = 0;

  /** Something is lost; {@link #reason()} says what and why. */
  public static final int LOST = 1;

  /** The recording is at its end. */
  public static final int END = 2;

  private final FeedWindow in;
  private final String name;
  private final int version;
  private final RecordingSchema schema;
  private final KnownEntries entries;
  private final Block block;
  private final BlockHeader header = new BlockHeader();
  private long nextNumber = 1;
  private long nextRow;
  private int dictionary;
  private boolean ended;
  // A header that was found behind lost bytes, and waits until that was said.
  private boolean headerWaits;
  private long number;
  private long position;
  private long lostRows;
  private String reason;

  /**
   * Reads the header of a recording.
   *
   * @param feed at the beginning
   * @param name what messages call the recording
   * @throws IOException of an idle listener's
   * @throws InputException where there is no header that can be believed
   */
  public RecordingReader(final ByteFeed feed, final String name)
      throws IOException, InputException {
    this.name = name;
    in = new FeedWindow(feed);
    version = FileHeader.version(in, name);
    schema = FileHeader.read(in, name);
    entries = new KnownEntries(schema.maxKeyBytes());
    block = new Block(schema, version, entries);
  }

  /**
   * Takes only keys up to a length, instead of all that the recording has; rows of others are lost.
   *
   * @param bytes 1 or more; said before the first block
   */
  public void maxKeyBytes(final int bytes) {
    entries.maxKeyBytes(bytes);
  }

  /**
   * The version of the format.
   *
   * @return 1 or 2
   */
  public int version() {
    return version;
  }

  /**
   * What the rows are.
   *
   * @return what the header says
   */
  public RecordingSchema schema() {
    return schema;
  }

  /**
   * The block that was read last.
   *
   * @return the same object for every block; meaningful after {@link #BLOCK}
   */
  public Block block() {
    return block;
  }

  /**
   * Reads on.
   *
   * @return {@link #BLOCK}, {@link #LOST} or {@link #END}
   * @throws IOException of an idle listener's
   * @throws InputException where the input breaks off or cannot be read
   */
  public int next() throws IOException, InputException {
    if (headerWaits) {
      headerWaits = false;
      return nextBody();
    }
    if (ended) {
      return END;
    }
    number = nextNumber;
    position = in.position();
    int there = in.ensure(BlockHeader.BYTES);
    if (there == 0) {
      ended = true;
      return END;
    }
    if (there < BlockHeader.BYTES) {
      return torn(1, "the file ends inside its header; it is lost");
    }
    if (follows()) {
      return nextBody();
    }
    while (there >= BlockHeader.BYTES) {
      in.pass(Long.BYTES);
      there = in.ensureAndMore(BlockHeader.BYTES);
      if (there >= BlockHeader.BYTES && follows()) {
        headerWaits = true;
        return skipped();
      }
    }
    return torn(
        1,
        "its header is damaged and no block follows; "
            + (in.position() + there - position)
            + " bytes are lost");
  }

  /** Whether a header is there that can stand behind what was read. */
  private boolean follows() {
    if (!header.read(in) || header.number < nextNumber || header.dictionary < dictionary) {
      return false;
    }
    final boolean same = header.dictionary == dictionary;
    if (header.number > nextNumber) {
      return header.firstRow >= nextRow && (!same || header.firstEntry >= entries.size());
    }
    // With no block between, everything goes on where it was.
    return header.firstRow == nextRow
        && header.dictionary <= dictionary + 1
        && header.firstEntry == (same ? entries.size() : 0);
  }

  private int skipped() {
    final long blocks = header.number - nextNumber;
    lostRows = Math.max(1, header.firstRow - nextRow);
    reason =
        (blocks > 1 ? "its header is damaged, as are " + (blocks - 1) + " behind it; " : "")
            + (blocks > 1 ? "" : "its header is damaged; ")
            + (in.position() - position)
            + " bytes are lost, "
            + counted(header.firstRow - nextRow);
    nextNumber = header.number;
    nextRow = header.firstRow;
    return LOST;
  }

  private int torn(final long rows, final String why) {
    ended = true;
    lostRows = rows;
    reason = why;
    return LOST;
  }

  /** Reads what follows the header in hand. */
  private int nextBody() throws IOException, InputException {
    number = header.number;
    position = in.position();
    if (in.ensure(header.length) < header.length) {
      return torn(
          header.rows, "the file ends before it does; its " + counted(header.rows) + " are lost");
    }
    nextNumber = header.number + 1;
    nextRow = header.firstRow + header.rows;
    if (header.dictionary > dictionary) {
      dictionary = header.dictionary;
      entries.clear();
    }
    entries.growTo(header.firstEntry);
    final String wrong =
        header.isBodyWhole(in) ? block.read(in, header) : "its checksum does not match";
    in.pass(header.length);
    if (wrong == null) {
      return BLOCK;
    }
    entries.growTo(header.firstEntry + header.entries);
    lostRows = header.rows;
    reason =
        wrong + "; its " + counted(header.rows) + (header.rows == 1 ? " is" : " are") + " lost";
    return LOST;
  }

  private static String counted(final long rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }

  /**
   * Where the block stands that was read or lost last.
   *
   * @return such as {@code FILE: block 17 at byte 123456}
   */
  public String place() {
    return name + ": block " + number + " at byte " + position;
  }

  /**
   * The number of the block that was read or lost last.
   *
   * @return 1 for the first
   */
  public long number() {
    return number;
  }

  /**
   * How many rows were lost.
   *
   * @return 1 or more, 1 where that is not known; meaningful after {@link #LOST}
   */
  public long lostRows() {
    return lostRows;
  }

  /**
   * What was lost, and why.
   *
   * @return a clause or two, without line end or full stop; meaningful after {@link #LOST}
   */
  public String reason() {
    return reason;
  }
}
