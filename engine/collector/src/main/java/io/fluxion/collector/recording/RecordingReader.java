// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.collector.input.ByteFeed;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;

/**
 * Reads a recording block by block. A block that is damaged costs its own rows, and those of later
 * blocks whose key was first seen in it. Behind damage, reading goes on at the next header that can
 * be believed, wherever it stands; a block of another recording never can.
 *
 * <p>Not thread-safe.
 */
public final class RecordingReader {
  /** {@link #block()} holds the next block. */
  static final int BLOCK = 0;

  /** Something is lost; {@link #reason()} says what and why. */
  static final int LOST = 1;

  /** The recording is at its end. */
  static final int END = 2;

  private final FeedWindow in;
  private final String name;
  private final FileHeader file;
  private final KnownEntries entries;
  private final Block block;
  private final BlockHeader header;
  private long nextNumber = 1;
  private long nextRow;
  // Where the next block begins if no byte is missing and none too many.
  private long expected;
  private int dictionary;
  private boolean ended;
  // Whether the last block was damaged, so that the next one may begin anywhere.
  private boolean searching;
  // Up to here, bytes were checked as a block's body; they are checked once more at most.
  private long checkedUntil;
  // A header that was found behind lost bytes, and waits until that was said.
  private boolean headerWaits;
  private long readRows;
  private long number;
  private long position;
  private long lostRows;
  private String reason;
  private String warning;

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
    file = FileHeader.read(in, name);
    expected = in.position();
    entries = new KnownEntries(file.rows().maxKeyBytes());
    block = new Block(file.rows(), file.version(), entries);
    header = new BlockHeader(file.version(), file.identity());
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
   * What the rows are.
   *
   * @return what the header says
   */
  public RowSchema rows() {
    return file.rows();
  }

  /**
   * What the run that was recorded had for its rows.
   *
   * @return what the header says, or {@link RunSettings#ABSENT}
   */
  public RunSettings settings() {
    return file.settings();
  }

  /** The block that was read last, after {@link #BLOCK}; always the same object. */
  Block block() {
    return block;
  }

  /** Reads on; answers {@link #BLOCK}, {@link #LOST} or {@link #END}. */
  int next() throws IOException, InputException {
    if (headerWaits) {
      headerWaits = false;
      return body();
    }
    if (ended) {
      return END;
    }
    number = nextNumber;
    position = expected;
    final boolean said = searching;
    boolean found = false;
    boolean foreign = false;
    if (!said) {
      final int there = in.ensure(BlockHeader.BYTES);
      if (there >= BlockHeader.BYTES) {
        found = follows();
        foreign = header.foreign;
      }
      in.pass(found ? 0 : Math.min(1, there));
    }
    searching = false;
    if (!found && !search()) {
      return end(foreign);
    }
    if (header.number == nextNumber && (found || said)) {
      return body();
    }
    return skipped(foreign);
  }

  /** Looks for the next header that can stand behind what was read. */
  private boolean search() throws IOException, InputException {
    while (in.seek(BlockHeader.MARKER)) {
      if (in.ensure(BlockHeader.BYTES) >= BlockHeader.BYTES && follows()) {
        return true;
      }
      in.pass(1);
    }
    return false;
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

  private int skipped(final boolean foreign) {
    final long blocks = header.number - nextNumber;
    final long bytes = in.position() - position;
    lostRows = header.firstRow - nextRow;
    if (blocks == 0) {
      reason = "before it stand " + bytes + " bytes" + ofNoBlock(foreign) + "; no row is lost";
    } else {
      final String what = bytes > 0 ? "its header is damaged" : "it is missing";
      reason =
          (foreign ? "it is of another recording" : what)
              + (blocks > 1 ? ", as are " + (blocks - 1) + " behind it; " : "; ")
              + (bytes > 0 ? bytes + " bytes are lost, " : "")
              + counted(lostRows)
              + (bytes > 0 ? "" : lostRows == 1 ? " is lost" : " are lost");
    }
    nextNumber = header.number;
    nextRow = header.firstRow;
    headerWaits = true;
    return LOST;
  }

  private static String ofNoBlock(final boolean foreign) {
    return foreign ? " of another recording" : " that are no block";
  }

  /** Takes the end of the input, where no end mark was found. */
  private int end(final boolean foreign) {
    ended = true;
    final boolean marked = file.version() >= FileHeader.IDENTIFIED;
    final long bytes = in.position() - position;
    // What is no longer than an end mark may have been one; a block is longer.
    if (bytes <= (marked && !foreign ? BlockHeader.BYTES : 0)) {
      if (marked && bytes >= 0) {
        warning =
            "ends without an end mark"
                + (bytes > 0 ? ", in " + bytes + " bytes that are no block" : "")
                + ": the run that wrote it was killed or goes on, or the copy is not complete; "
                + counted(readRows)
                + (readRows == 1 ? " was read" : " were read");
      }
      return END;
    }
    lostRows = 1;
    reason =
        bytes < BlockHeader.BYTES
            ? "the file ends inside its header; at least 1 row is lost"
            : (foreign ? "it is of another recording" : "its header is damaged")
                + " and no other follows; "
                + bytes
                + " bytes are lost, at least 1 row";
    return LOST;
  }

  /** Reads what follows the header in hand. */
  private int body() throws IOException, InputException {
    number = header.number;
    position = in.position();
    nextNumber = number + 1;
    nextRow = header.firstRow + header.rows;
    expected = position + header.length;
    if (header.isEndMark()) {
      return endMark();
    }
    if (header.dictionary > dictionary) {
      dictionary = header.dictionary;
      entries.clear();
    }
    entries.growTo(header.firstEntry);
    final int there = in.ensure(header.length);
    final String wrong;
    if (there < header.length) {
      wrong = "the file ends before it does";
    } else {
      wrong = header.isBodyWhole(in) ? block.read(in, header) : "its checksum does not match";
    }
    if (wrong == null) {
      in.pass(header.length);
      readRows += block.rows() - block.unnamedRows() - block.tooLongRows();
      return BLOCK;
    }
    entries.growTo(header.firstEntry + header.entries);
    // Bytes may be missing, or too many: the next header may stand inside what looks like the body.
    // Each byte is looked at twice at most, whatever lengths the headers say.
    in.pass(position < checkedUntil ? Math.min(there, header.length) : BlockHeader.BYTES);
    checkedUntil = Math.max(checkedUntil, expected);
    searching = true;
    lostRows = header.rows;
    reason =
        wrong + "; its " + counted(header.rows) + (header.rows == 1 ? " is" : " are") + " lost";
    return LOST;
  }

  private int endMark() throws IOException, InputException {
    ended = true;
    in.pass(BlockHeader.BYTES);
    if (in.ensure(1) > 0) {
      warning = "goes on behind its end mark; what stands there was not read";
    }
    return END;
  }

  private static String counted(final long rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }

  /** Where the block stands that was read or lost last: file, block and byte. */
  String place() {
    return name + ": block " + number + " at byte " + position;
  }

  /** The number of the block that was read or lost last. */
  long number() {
    return number;
  }

  /** How many rows were lost: 0 or more, 1 where that is not known. */
  long lostRows() {
    return lostRows;
  }

  /** What was lost last, and why: a clause or two. */
  String reason() {
    return reason;
  }

  /** At the end, what is to be said though no row is known to be lost; or null. */
  String warning() {
    return warning;
  }
}
