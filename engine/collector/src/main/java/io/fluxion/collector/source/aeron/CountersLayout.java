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
package io.fluxion.collector.source.aeron;

import io.fluxion.collector.input.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * Where in a file the metadata and the values of its counters are. A file of Agrona's counters
 * manager has nothing else; an Aeron driver's {@code cnc.dat} ("command and control") begins with a
 * head, in the machine's own byte order:
 *
 * <pre>
 *    0  int   version: major &lt;&lt; 16 | minor &lt;&lt; 8 | patch; 0 while the file is being made
 *    4  int   length of the buffer of commands to the driver
 *    8  int   length of the buffer of what the driver tells its clients
 *   12  int   length of the counters' metadata
 *   16  int   length of the counters' values
 *   20  int   length of the log of errors
 *   24  long  how long clients may be silent, in ns
 *   32  long  when the driver began, in ms since 1970
 *   40  long  the driver's process
 *   48  int   size of the file's pages (since 1.47)
 *  128        these five buffers, one after another
 * </pre>
 *
 * @param metadataOffset where the metadata begins
 * @param metadataLength in bytes
 * @param valuesLength in bytes; the values begin where the metadata ends
 * @param fileLength what the file must have, so that it is whole
 * @param isCnc whether an Aeron driver's head is before them
 * @param startTimestamp when the driver began, in ms since 1970; 0 without such a head
 */
record CountersLayout(
    int metadataOffset,
    int metadataLength,
    int valuesLength,
    long fileLength,
    boolean isCnc,
    long startTimestamp) {
  /** How many bytes of a file {@link #of} looks at. */
  static final int HEAD_BYTES = 256;

  /** How long a driver's head is. */
  static final int CNC_HEAD_BYTES = 128;

  static final int VERSION = 0;
  static final int START_TIMESTAMP = 32;

  private static final int TO_DRIVER_LENGTH = 4;
  private static final int TO_CLIENTS_LENGTH = 8;
  private static final int METADATA_LENGTH = 12;
  private static final int VALUES_LENGTH = 16;
  private static final int ERROR_LOG_LENGTH = 20;
  private static final int COUNTER_BYTES =
      CountersReader.METADATA_LENGTH + CountersReader.COUNTER_LENGTH;

  /**
   * Reads the layout of a file.
   *
   * @param head its first bytes in the machine's byte order, zeros where the file is shorter
   * @param size its length
   * @throws IOException where there are no counters yet: one clause
   * @throws InputException where there never will be: one clause
   */
  static CountersLayout of(final ByteBuffer head, final long size)
      throws IOException, InputException {
    if (size == 0) {
      throw new IOException("it is empty, as if it were being made");
    }
    if (head.getInt(VERSION) == 0 && size >= CNC_HEAD_BYTES) {
      throw new IOException("it has no counters yet, or is still being made");
    }
    return isAgrona(head, size) ? ofAgrona((int) size) : ofCnc(head, size);
  }

  private static CountersLayout ofAgrona(final int size) {
    final int counters = size / COUNTER_BYTES;
    return new CountersLayout(
        0,
        counters * CountersReader.METADATA_LENGTH,
        counters * CountersReader.COUNTER_LENGTH,
        size,
        false,
        0);
  }

  private static CountersLayout ofCnc(final ByteBuffer head, final long size)
      throws InputException {
    final int toDriver = head.getInt(TO_DRIVER_LENGTH);
    final int toClients = head.getInt(TO_CLIENTS_LENGTH);
    final int metadata = head.getInt(METADATA_LENGTH);
    final int values = head.getInt(VALUES_LENGTH);
    final int errors = head.getInt(ERROR_LOG_LENGTH);
    final boolean isCnc =
        size >= CNC_HEAD_BYTES
            && toDriver > 0
            && toClients > 0
            && errors >= 0
            && areLengths(metadata, values);
    if (!isCnc) {
      throw new InputException(
          "it is neither an Aeron driver's cnc.dat nor a file of Agrona's counters"
              + (size < CNC_HEAD_BYTES ? ": it has only " + size + " bytes" : ""));
    }
    final int version = head.getInt(VERSION);
    if (version >>> 16 != 0) {
      throw new InputException(
          "it is a cnc.dat of version %d.%d.%d; versions 0.x are known"
              .formatted(version >>> 16, version >>> 8 & 0xff, version & 0xff));
    }
    final long metadataOffset = (long) CNC_HEAD_BYTES + toDriver + toClients;
    final long fileLength = metadataOffset + metadata + values + errors;
    if (fileLength > Math.min(size, Integer.MAX_VALUE)) {
      throw new InputException("it is cut off: it has " + size + " bytes of " + fileLength);
    }
    return new CountersLayout(
        (int) metadataOffset, metadata, values, fileLength, true, head.getLong(START_TIMESTAMP));
  }

  /** Whether these are whole records, and as many records as values. */
  private static boolean areLengths(final int metadata, final int values) {
    return metadata > 0
        && values > 0
        && metadata % CountersReader.METADATA_LENGTH == 0
        && values % CountersReader.COUNTER_LENGTH == 0
        && metadata / CountersReader.METADATA_LENGTH >= values / CountersReader.COUNTER_LENGTH;
  }

  /** A driver's version is none of the states that a first counter can be in. */
  private static boolean isAgrona(final ByteBuffer head, final long size) {
    final int state = head.getInt(0);
    final int labelLength = head.getInt(CountersReader.LABEL_OFFSET);
    return (state == CountersReader.RECORD_ALLOCATED || state == CountersReader.RECORD_RECLAIMED)
        && size % COUNTER_BYTES == 0
        && size <= Integer.MAX_VALUE
        && labelLength >= 0
        && labelLength <= CountersReader.MAX_LABEL_LENGTH;
  }
}
