// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.io.IOException;

/** What an input can hold. */
public enum Format {
  /** Stats frames of the Docker Engine API, one JSON object a line. */
  DOCKER,
  /** RFC 4180, with a header row. */
  CSV,
  /** One JSON object a line. */
  NDJSON,
  /** Fluxion's own recording. */
  FLUXION;

  /** The first 8 bytes of a recording, little-endian. */
  public static final long RECORDING_MAGIC = 0x0a1a_0a0d_584c_4689L;

  /** How far to look for what no text has. */
  private static final int LOOKED_AT_BYTES = 4096;

  /**
   * Tells the format by the first eight bytes where they are those of a recording, otherwise by the
   * first line that is not blank, and consumes nothing.
   *
   * @param buffer at the beginning of its input
   * @return the format that it looks like
   * @throws IOException of the idle listener's
   * @throws InputException where the input is empty, binary or cannot be read
   */
  public static Format detect(final RowBuffer buffer) throws IOException, InputException {
    if (startsAsRecording(buffer)) {
      return FLUXION;
    }
    int first = buffer.start();
    while (true) {
      first = passBlank(buffer.bytes(), first, buffer.limit());
      if (first < buffer.limit() || isFull(buffer)) {
        break;
      }
      final int before = buffer.start();
      if (!buffer.fill()) {
        buffer.throwIfBroken();
        throw new InputException(buffer.name() + " is empty");
      }
      first -= before - buffer.start();
    }
    // Reading on may move the line, but not within what is in hand.
    final int offset = first - buffer.start();
    final int length = readLine(buffer, first);
    if (isBinary(buffer)) {
      throw binary(buffer.name());
    }
    first = buffer.start() + offset;
    if (buffer.bytes()[first] != '{') {
      return CSV;
    }
    return JsonRow.looksLikeDocker(buffer.bytes(), first, first + length) ? DOCKER : NDJSON;
  }

  /** Waits for further bytes only while all that came could be a recording's. */
  private static boolean startsAsRecording(final RowBuffer buffer) throws IOException {
    boolean more = buffer.limit() > buffer.start() || buffer.fill();
    while (more && mayBeRecording(buffer.bytes(), buffer.start(), buffer.limit())) {
      if (buffer.limit() - buffer.start() >= Long.BYTES) {
        return true;
      }
      more = buffer.fill();
    }
    // No text begins so; the recording's reader says that it is cut off.
    return buffer.limit() > buffer.start()
        && mayBeRecording(buffer.bytes(), buffer.start(), buffer.limit());
  }

  /** Where the first byte that is not blank is, or the end. */
  static int passBlank(final byte[] bytes, final int from, final int to) {
    int i = from;
    while (i < to && isBlank(bytes[i])) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(final byte value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }

  private static boolean isFull(final RowBuffer buffer) {
    return buffer.limit() - buffer.start() > buffer.maxRowBytes();
  }

  /** How long the line is, as far as it fits. */
  private static int readLine(final RowBuffer buffer, final int from) throws IOException {
    int first = from;
    int end = buffer.newline(first);
    while (end == buffer.limit() && !isFull(buffer)) {
      final int before = buffer.start();
      final boolean more = buffer.fill();
      final int moved = before - buffer.start();
      first -= moved;
      end = buffer.newline(end - moved);
      if (!more) {
        break;
      }
    }
    return end - first;
  }

  /**
   * Whether the first line has a control character, or is no text and a NUL follows soon. NULs
   * below a line of text are their own rows' fault: what a crash leaves in a log must not cost the
   * good ones. Reads on where what is there does not tell, so that it is the same however the bytes
   * arrive; the bytes may move.
   */
  static boolean isBinary(final RowBuffer buffer) throws IOException {
    final byte[] bytes = buffer.bytes();
    final int lookedAt = Math.min(LOOKED_AT_BYTES, buffer.maxRowBytes());
    while (true) {
      final int from = passBlank(bytes, buffer.start(), buffer.limit());
      final int to = Math.min(buffer.limit(), from + lookedAt);
      final int end = Bytes.find((byte) '\n', bytes, from, to);
      for (int i = from; i < end; i++) {
        if (isControl(bytes[i])) {
          return true;
        }
      }
      final boolean isAll = to == from + lookedAt;
      final boolean isText = Utf8.findInvalid(bytes, from, end) < 0;
      if (isText && (end < to || isAll)) {
        return false;
      }
      if (isAll || isFull(buffer) || !buffer.fill()) {
        return !isText && Bytes.find((byte) 0, bytes, end, to) < to;
      }
    }
  }

  private static boolean isControl(final byte value) {
    return value >= 0 && value < ' ' && value != '\t' && value != '\r' || value == 0x7f;
  }

  static InputException binary(final String name) {
    return new InputException(name + " looks like a binary file: rows are read from text in UTF-8");
  }

  /**
   * Whether bytes begin as a recording does, as far as there are any.
   *
   * @param bytes some
   * @param from where to look
   * @param to where the bytes end
   * @return true where none of the first 8 bytes says otherwise
   */
  public static boolean mayBeRecording(final byte[] bytes, final int from, final int to) {
    for (int i = from; i < Math.min(to, from + Long.BYTES); i++) {
      if (bytes[i] != (byte) (RECORDING_MAGIC >>> Byte.SIZE * (i - from))) {
        return false;
      }
    }
    return true;
  }
}
