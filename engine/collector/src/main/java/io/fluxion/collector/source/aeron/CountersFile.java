// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.aeron;

import io.fluxion.collector.input.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.agrona.concurrent.status.CountersReader;

/**
 * A file of counters, read some at a time. A file of Agrona's counters manager has metadata and
 * values, nothing else; an Aeron driver's {@code cnc.dat} ("command and control") begins with a
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
 *  128        these five buffers, one after another
 * </pre>
 *
 * <p>It is read, not mapped: where a mapped file is cut off, the JVM throws an InternalError
 * wherever it likes, and ends where it likes that in the middle of its own code.
 *
 * <p>Its owner may free a counter and give its number to another at any time. It first sets the
 * state to RECLAIMED, then the value to 0, then writes the label, and at last sets the state to
 * ALLOCATED. So where state and label are the same before and after the value is read, that is
 * their value.
 *
 * <p>Not thread-safe.
 */
final class CountersFile implements AutoCloseable {
  /** How many counters are read at a time. */
  static final int BATCH = 64;

  private static final int HEAD_BYTES = 256;
  private static final int CNC_HEAD_BYTES = 128;
  private static final int VERSION = 0;
  private static final int TO_DRIVER_LENGTH = 4;
  private static final int TO_CLIENTS_LENGTH = 8;
  private static final int METADATA_LENGTH = 12;
  private static final int VALUES_LENGTH = 16;
  private static final int ERROR_LOG_LENGTH = 20;
  private static final int START_TIMESTAMP = 32;
  private static final int COUNTER_BYTES =
      CountersReader.METADATA_LENGTH + CountersReader.COUNTER_LENGTH;

  private final Path path;
  private final Object identity;
  private final FileChannel channel;
  private final Layout layout;
  private final long startTimestamp;
  private final ByteBuffer head = buffer(HEAD_BYTES);
  private final ByteBuffer metadata = buffer(BATCH * CountersReader.METADATA_LENGTH);
  private final ByteBuffer values = buffer(BATCH * CountersReader.COUNTER_LENGTH);
  private final ByteBuffer metadataAfter = buffer(BATCH * CountersReader.METADATA_LENGTH);

  /** Where the counters are: the values behind the metadata. The file may be longer than that. */
  private record Layout(boolean isCnc, long offset, int metadata, int values, long fileLength) {}

  private CountersFile(final Path path, final Object identity, final FileChannel channel)
      throws IOException, InputException {
    this.path = path;
    this.identity = identity;
    this.channel = channel;
    channel.read(head, 0);
    layout = layout(head, channel.size());
    startTimestamp = head.getLong(START_TIMESTAMP);
  }

  private static ByteBuffer buffer(final int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
  }

  /**
   * Opens a file.
   *
   * @throws IOException where it is not there, may not be read, or has no counters yet
   * @throws InputException where it never will have any: one clause
   */
  static CountersFile open(final Path path) throws IOException, InputException {
    final BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new InputException(
          "it is a folder; an Aeron driver's counters are in its file cnc.dat");
    }
    final FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new CountersFile(path, attributes.fileKey(), channel);
    } catch (final IOException | InputException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** From the file's first bytes, zeros where it is shorter. */
  private static Layout layout(final ByteBuffer head, final long size)
      throws IOException, InputException {
    if (size == 0) {
      throw new IOException("it is empty, as if it were being made");
    }
    if (head.getInt(VERSION) == 0 && size >= CNC_HEAD_BYTES) {
      throw new IOException("it has no counters yet, or is still being made");
    }
    if (isAgrona(head, size)) {
      final int count = (int) size / COUNTER_BYTES;
      return new Layout(
          false,
          0,
          count * CountersReader.METADATA_LENGTH,
          count * CountersReader.COUNTER_LENGTH,
          size);
    }
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
    final long offset = (long) CNC_HEAD_BYTES + toDriver + toClients;
    final long fileLength = offset + metadata + values + errors;
    if (fileLength > Math.min(size, Integer.MAX_VALUE)) {
      throw new InputException("it is cut off: it has " + size + " bytes of " + fileLength);
    }
    return new Layout(true, offset, metadata, values, fileLength);
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

  /** Whether this file is still what its name stands for: neither replaced nor begun anew. */
  boolean isCurrent() throws IOException {
    final BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (channel.size() < layout.fileLength) {
      throw cutOff();
    }
    // The file itself lives on while it is open, so that no other one can have its number.
    if (!Objects.equals(identity, attributes.fileKey())) {
      return false;
    }
    if (!layout.isCnc) {
      return true;
    }
    read(head, CNC_HEAD_BYTES, 0);
    return head.getInt(VERSION) != 0 && head.getLong(START_TIMESTAMP) == startTimestamp;
  }

  /**
   * Reads a batch of counters, or as many as there is room for in the file.
   *
   * @param from the number of the first one
   * @return how many were ever in use: less than a batch where there are no more
   */
  int read(final int from) throws IOException {
    final int room = layout.values / CountersReader.COUNTER_LENGTH - from;
    final int count = Math.max(0, Math.min(BATCH, room));
    final int length = count * CountersReader.METADATA_LENGTH;
    final long offset = layout.offset + (long) from * CountersReader.METADATA_LENGTH;
    read(metadata, length, offset);
    read(
        values,
        count * CountersReader.COUNTER_LENGTH,
        layout.offset + layout.metadata + (long) from * CountersReader.COUNTER_LENGTH);
    read(metadataAfter, length, offset);
    int used = 0;
    while (used < count && state(metadata, used) != CountersReader.RECORD_UNUSED) {
      used++;
    }
    return used;
  }

  private void read(final ByteBuffer buffer, final int length, final long offset)
      throws IOException {
    buffer.clear().limit(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw cutOff();
      }
    }
  }

  private static IOException cutOff() {
    return new IOException("it was cut off while it was read");
  }

  private static int state(final ByteBuffer metadata, final int index) {
    return metadata.getInt(index * CountersReader.METADATA_LENGTH);
  }

  /** Whether a counter of the batch is in use. */
  boolean isAllocated(final int index) {
    return state(metadata, index) == CountersReader.RECORD_ALLOCATED;
  }

  /**
   * Copies a counter's label.
   *
   * @param label of {@link CountersReader#MAX_LABEL_LENGTH}
   * @return its length, or -1 where the counter changed while it was read
   */
  int label(final int index, final byte[] label) {
    final int at = index * CountersReader.METADATA_LENGTH + CountersReader.LABEL_OFFSET;
    final int length = metadata.getInt(at);
    if (length < 0 || length > CountersReader.MAX_LABEL_LENGTH) {
      return -1;
    }
    final int to = at + Integer.BYTES + length;
    metadata.get(to - length, label, 0, length);
    final boolean isSame =
        state(metadataAfter, index) == CountersReader.RECORD_ALLOCATED
            && Arrays.equals(metadata.array(), at, to, metadataAfter.array(), at, to);
    return isSame ? length : -1;
  }

  long value(final int index) {
    return values.getLong(index * CountersReader.COUNTER_LENGTH);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (final IOException e) {
      // It was only read from.
    }
  }
}
