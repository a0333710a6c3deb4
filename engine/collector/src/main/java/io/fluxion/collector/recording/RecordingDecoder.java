// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.InputException;
import java.io.IOException;

/**
 * The rows of fluxion's own recording. What is lost with a damaged block is one malformed row that
 * stands for all of them ({@link #rows()}).
 */
public final class RecordingDecoder implements Decoder {
  private final RecordingReader reader;
  private final int[] selection;
  private final int maxKeyBytes;
  private Block block;
  private int row;
  private int blockRows;
  private boolean saidUnnamed = true;
  private boolean saidTooLong = true;
  private String label;
  private long storeTime = Block.NO_TIME;
  private String reason;
  private long malformedRows;

  /**
   * A decoder of the recording behind its header.
   *
   * @param reader whose only user it is from now on
   * @param selection for each field of the samples, the number of that of the recording
   * @param maxKeyBytes the longest key that the reader takes, for messages
   */
  public RecordingDecoder(
      final RecordingReader reader, final int[] selection, final int maxKeyBytes) {
    this.reader = reader;
    this.selection = selection.clone();
    this.maxKeyBytes = maxKeyBytes;
  }

  @Override
  public int next(final Sample sample) throws IOException, InputException {
    while (true) {
      final int outcome = sayWhatIsLost();
      if (outcome == MALFORMED) {
        return MALFORMED;
      }
      while (row < blockRows) {
        final int current = row++;
        if (block.isUsable(current)) {
          block.fill(current, selection, sample);
          label = block.label(current);
          storeTime = block.storeTime(current);
          return block.isGone(current) ? GONE : ROW;
        }
      }
      final int next = readBlock();
      if (next != ROW) {
        return next;
      }
    }
  }

  private int readBlock() throws IOException, InputException {
    final int outcome = reader.next();
    if (outcome == RecordingReader.END) {
      return END;
    }
    if (outcome == RecordingReader.LOST) {
      reason = reader.reason();
      malformedRows = reader.lostRows();
      return MALFORMED;
    }
    block = reader.block();
    row = 0;
    blockRows = block.rows();
    saidUnnamed = block.unnamedRows() == 0;
    saidTooLong = block.tooLongRows() == 0;
    return ROW;
  }

  private int sayWhatIsLost() {
    if (!saidUnnamed) {
      saidUnnamed = true;
      malformedRows = block.unnamedRows();
      reason =
          counted(malformedRows, "has a key", "have a key")
              + " whose name stood in a block that is lost";
      return MALFORMED;
    }
    if (!saidTooLong) {
      saidTooLong = true;
      malformedRows = block.tooLongRows();
      reason =
          counted(malformedRows, "has a key", "have keys")
              + " longer than --max-key-bytes "
              + maxKeyBytes;
      return MALFORMED;
    }
    return ROW;
  }

  private static String counted(final long rows, final String one, final String several) {
    return rows == 1 ? "1 of its rows " + one : rows + " of its rows " + several;
  }

  @Override
  public long line() {
    return reader.number();
  }

  @Override
  public String place(final String inputName) {
    return reader.place();
  }

  @Override
  public String reason() {
    return reason;
  }

  @Override
  public long rows() {
    return malformedRows;
  }

  @Override
  public long storeTime() {
    return storeTime;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String warning() {
    return reader.warning();
  }
}
