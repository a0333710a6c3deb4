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

/**
 * The head of an Aeron driver's file {@code cnc.dat} ("command and control"), in the machine's own
 * byte order.
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
 */
final class CncHeader {
  /** Where the version is. */
  static final int VERSION = 0;

  /** Where the time is at which the driver began. */
  static final int START_TIMESTAMP = 32;

  /** How long the head is. */
  static final int LENGTH = 128;

  private static final int TO_DRIVER_LENGTH = 4;
  private static final int TO_CLIENTS_LENGTH = 8;
  private static final int METADATA_LENGTH = 12;
  private static final int VALUES_LENGTH = 16;
  private static final int ERROR_LOG_LENGTH = 20;
  private static final int KNOWN_MAJOR = 0;
  private static final int BYTE = 0xff;

  private final ByteBuffer bytes;

  /**
   * A head.
   *
   * @param bytes as many as {@link #LENGTH} or more, in the machine's byte order
   */
  CncHeader(final ByteBuffer bytes) {
    this.bytes = bytes;
  }

  int version() {
    return bytes.getInt(VERSION);
  }

  /** Such as 0.2.0. */
  String versionText() {
    final int version = version();
    return (version >>> 16) + "." + (version >>> 8 & BYTE) + "." + (version & BYTE);
  }

  /** Whether the version is one of those of which Aeron says that they can be read. */
  boolean isKnown() {
    return version() >>> 16 == KNOWN_MAJOR;
  }

  long startTimestamp() {
    return bytes.getLong(START_TIMESTAMP);
  }

  int metadataLength() {
    return bytes.getInt(METADATA_LENGTH);
  }

  int valuesLength() {
    return bytes.getInt(VALUES_LENGTH);
  }

  long metadataOffset() {
    return (long) LENGTH + bytes.getInt(TO_DRIVER_LENGTH) + bytes.getInt(TO_CLIENTS_LENGTH);
  }

  /** How long the whole file is at least. */
  long fileLength() {
    return metadataOffset() + metadataLength() + valuesLength() + bytes.getInt(ERROR_LOG_LENGTH);
  }

  /** Whether the lengths can be those of buffers. */
  boolean isPlausible() {
    return bytes.getInt(TO_DRIVER_LENGTH) > 0
        && bytes.getInt(TO_CLIENTS_LENGTH) > 0
        && bytes.getInt(ERROR_LOG_LENGTH) >= 0
        && CountersLayout.areLengths(metadataLength(), valuesLength());
  }
}
