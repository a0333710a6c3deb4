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

import java.nio.ByteBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * Where in a file the metadata and the values of its counters are, as its first bytes tell.
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

  private static final int COUNTER_BYTES =
      CountersReader.METADATA_LENGTH + CountersReader.COUNTER_LENGTH;

  /**
   * Reads the layout of a file.
   *
   * @param head its first bytes in the machine's byte order, zeros where the file is shorter
   * @param size its length
   * @throws UnreadableException where there are no counters yet, or never will be
   */
  static CountersLayout of(final ByteBuffer head, final long size) throws UnreadableException {
    final int first = head.getInt(0);
    if (size == 0) {
      throw UnreadableException.atPresent("it is empty, as if it were being made");
    }
    if (first == 0 && size >= CncHeader.LENGTH) {
      throw UnreadableException.atPresent("it has no counters yet, or is still being made");
    }
    if (isAgrona(head, size)) {
      final int counters = (int) (size / COUNTER_BYTES);
      return new CountersLayout(
          0,
          counters * CountersReader.METADATA_LENGTH,
          counters * CountersReader.COUNTER_LENGTH,
          size,
          false,
          0);
    }
    final CncHeader header = new CncHeader(head);
    if (size < CncHeader.LENGTH || !header.isPlausible()) {
      throw UnreadableException.forEver(
          "it is neither an Aeron driver's cnc.dat nor a file of Agrona's counters"
              + (size < CncHeader.LENGTH ? ": it has only " + size + " bytes" : ""));
    }
    if (!header.isKnown()) {
      throw UnreadableException.forEver(
          "it is a cnc.dat of version " + header.versionText() + "; versions 0.x are known");
    }
    if (header.fileLength() > Math.min(size, Integer.MAX_VALUE)) {
      throw UnreadableException.forEver(
          "it is cut off: it has " + size + " bytes of " + header.fileLength());
    }
    return new CountersLayout(
        (int) header.metadataOffset(),
        header.metadataLength(),
        header.valuesLength(),
        header.fileLength(),
        true,
        header.startTimestamp());
  }

  /**
   * Whether such lengths are those of metadata and values: whole records, and as many records as
   * values.
   */
  static boolean areLengths(final int metadataLength, final int valuesLength) {
    return metadataLength > 0
        && valuesLength > 0
        && metadataLength % CountersReader.METADATA_LENGTH == 0
        && valuesLength % CountersReader.COUNTER_LENGTH == 0
        && metadataLength / CountersReader.METADATA_LENGTH
            >= valuesLength / CountersReader.COUNTER_LENGTH;
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
