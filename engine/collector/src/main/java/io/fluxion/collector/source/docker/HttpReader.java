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
package io.fluxion.collector.source.docker;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads one response of HTTP/1.1 as its bytes come (RFC 9112): status line, header fields, and a
 * body that is chunked, as long as Content-Length says, or goes on until the connection ends. Bytes
 * of the body are given on as they come; nothing of it is kept.
 *
 * <p>Nothing here throws, whatever comes: what is no HTTP makes it {@link #BAD}. Bytes of a body
 * cost no allocation.
 */
final class HttpReader {
  /** More is to come. */
  static final int MORE = 0;

  /** The response is whole. */
  static final int WHOLE = 1;

  /** What came is no HTTP; {@link #why} says what is wrong. */
  static final int BAD = 2;

  /** Whoever takes the body wants no more of it. */
  static final int ENOUGH = 3;

  /** The longest line outside a body: status, header field, size of a chunk. */
  private static final int MAX_LINE_BYTES = 8_192;

  /** The most that status, header fields and what follows the last chunk may be together. */
  private static final int MAX_HEAD_BYTES = 65_536;

  private static final int STATUS_LINE = 0;
  private static final int HEADER = 1;
  private static final int CHUNK_SIZE = 2;
  private static final int CHUNK = 3;
  private static final int CHUNK_END = 4;
  private static final int TRAILER = 5;
  private static final int COUNTED = 6;
  private static final int UNTIL_END = 7;
  private static final int ENDED = 8;

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int FIRST_FINAL_STATUS = 200;
  private static final int MAX_SIZE_DIGITS = 15;

  /** Takes the bytes of a body. */
  @FunctionalInterface
  interface Body {
    /**
     * Takes some bytes.
     *
     * @param bytes that hold them, and some more that can be loaded
     * @return false where no more are wanted
     */
    boolean take(byte[] bytes, int from, int to);
  }

  private byte[] line = new byte[256];
  private int lineLength;
  private int headBytes;
  private int state = STATUS_LINE;
  private int status;
  private boolean isChunked;
  private long length;
  private long left;
  private String why;

  /** Begins a new response. */
  void clear() {
    lineLength = 0;
    headBytes = 0;
    state = STATUS_LINE;
    status = 0;
    clearHead();
    why = null;
  }

  private void clearHead() {
    isChunked = false;
    length = -1;
    left = 0;
  }

  /** Whether the head is through, so that {@link #status} is known. */
  boolean hasHead() {
    return state > HEADER;
  }

  /** The status, such as 200. */
  int status() {
    return status;
  }

  /** What is wrong, in one clause. */
  String why() {
    return why;
  }

  /**
   * Reads bytes.
   *
   * @param bytes {@link io.fluxion.collector.input.DockerFrameReader#PADDING} more than {@code to}
   *     of which can be loaded
   * @param body takes what is the body's
   * @return {@link #MORE}, {@link #WHOLE}, {@link #BAD} or {@link #ENOUGH}
   */
  int read(final byte[] bytes, final int from, final int to, final Body body) {
    int at = from;
    while (at < to && state != ENDED) {
      if (state == CHUNK || state == COUNTED || state == UNTIL_END) {
        final int count = (int) Math.min(to - at, state == UNTIL_END ? Integer.MAX_VALUE : left);
        left -= count;
        if (left == 0 && state == CHUNK) {
          state = CHUNK_END;
        } else if (left == 0 && state == COUNTED) {
          state = ENDED;
        }
        if (!body.take(bytes, at, at + count)) {
          return ENOUGH;
        }
        at += count;
      } else {
        at = readLine(bytes, at, to);
        if (at < 0) {
          return BAD;
        }
      }
    }
    return state == ENDED ? WHOLE : MORE;
  }

  /**
   * Hears that the connection has ended.
   *
   * @return {@link #WHOLE} where that is how the response ends, otherwise {@link #BAD}
   */
  int end() {
    if (state == UNTIL_END || state == ENDED) {
      return WHOLE;
    }
    why = state == STATUS_LINE && lineLength == 0 ? "no answer came" : "its answer breaks off";
    return BAD;
  }

  /** Reads up to a line's end, or as far as it goes; -1 where what stands there is wrong. */
  private int readLine(final byte[] bytes, final int from, final int to) {
    int at = from;
    while (at < to) {
      final byte b = bytes[at++];
      if (b == '\n') {
        final int end =
            lineLength > 0 && line[lineLength - 1] == '\r' ? lineLength - 1 : lineLength;
        why = takeLine(end);
        lineLength = 0;
        return why == null ? at : -1;
      }
      if (lineLength == MAX_LINE_BYTES
          || state != CHUNK_SIZE && state != CHUNK_END && ++headBytes > MAX_HEAD_BYTES) {
        why = "the head of its answer is too long";
        return -1;
      }
      append(b);
    }
    return at;
  }

  private void append(final byte b) {
    if (lineLength == line.length) {
      line = java.util.Arrays.copyOf(line, 2 * lineLength);
    }
    line[lineLength++] = b;
  }

  /** Takes the line in hand; says what is wrong with it, or null. */
  private String takeLine(final int end) {
    switch (state) {
      case STATUS_LINE:
        return takeStatus(end);
      case HEADER:
        return end == 0 ? endHead() : takeField(end);
      case CHUNK_SIZE:
        return takeSize(end);
      case CHUNK_END:
        state = CHUNK_SIZE;
        return end == 0 ? null : "a chunk of its answer is longer than it says";
      default:
        // A field behind the last chunk says nothing that is needed.
        state = end == 0 ? ENDED : TRAILER;
        return null;
    }
  }

  private String takeStatus(final int end) {
    final boolean isHttp =
        end >= 12
            && line[0] == 'H'
            && line[1] == 'T'
            && line[2] == 'T'
            && line[3] == 'P'
            && line[4] == '/'
            && line[5] == '1'
            && line[6] == '.'
            && line[8] == ' '
            && (end == 12 || line[12] == ' ');
    status = 0;
    for (int i = 9; isHttp && i < 12; i++) {
      final int digit = line[i] - '0';
      status = digit < 0 || digit > 9 || status < 0 ? -1 : status * 10 + digit;
    }
    if (!isHttp || status < 100) {
      return "what answers does not speak HTTP/1.1";
    }
    state = HEADER;
    clearHead();
    return null;
  }

  private String takeField(final int end) {
    final String field = new String(line, 0, end, StandardCharsets.ISO_8859_1);
    final int colon = field.indexOf(':');
    final String name = colon < 0 ? "" : field.substring(0, colon).toLowerCase(Locale.ROOT);
    final String value = field.substring(colon + 1).trim().toLowerCase(Locale.ROOT);
    if (name.equals("transfer-encoding")) {
      isChunked = value.equals("chunked");
      return isChunked ? null : "its answer has a transfer encoding that was not asked for";
    }
    if (name.equals("content-length")) {
      final boolean isNumber =
          !value.isEmpty()
              && value.length() <= MAX_SIZE_DIGITS
              && value.chars().allMatch(c -> c >= '0' && c <= '9');
      final long given = isNumber ? Long.parseLong(value) : -1;
      if (given < 0 || length >= 0 && given != length) {
        return "the Content-Length of its answer is off";
      }
      length = given;
    }
    return null;
  }

  private String endHead() {
    if (status < FIRST_FINAL_STATUS) {
      state = STATUS_LINE;
    } else if (status == NO_CONTENT || status == NOT_MODIFIED || !isChunked && length == 0) {
      state = ENDED;
    } else if (isChunked) {
      state = CHUNK_SIZE;
    } else if (length > 0) {
      left = length;
      state = COUNTED;
    } else {
      state = UNTIL_END;
    }
    return null;
  }

  /** Hexadecimal digits, and maybe an extension behind a semicolon. */
  private String takeSize(final int end) {
    long size = 0;
    int at = 0;
    while (at < end && Character.digit(line[at], 16) >= 0 && at <= MAX_SIZE_DIGITS) {
      size = size << 4 | Character.digit(line[at], 16);
      at++;
    }
    final boolean hasDigits = at > 0 && at <= MAX_SIZE_DIGITS;
    while (at < end && (line[at] == ' ' || line[at] == '\t')) {
      at++;
    }
    if (!hasDigits || at < end && line[at] != ';') {
      return "the size of a chunk of its answer is off";
    }
    left = size;
    state = size == 0 ? TRAILER : CHUNK;
    return null;
  }
}
