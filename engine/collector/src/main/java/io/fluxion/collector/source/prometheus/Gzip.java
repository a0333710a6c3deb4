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
package io.fluxion.collector.source.prometheus;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip (RFC 1952) of any number of members, one after another in a loop: the JDK's own
 * stream calls itself for each.
 */
final class Gzip {
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATED = 8;
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int HAS_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final byte[] zipped;
  private final int end;
  private final AnswerBuffer text;
  private int at;

  private Gzip(final AnswerBuffer zipped, final AnswerBuffer text) {
    this.zipped = zipped.bytes();
    end = zipped.length();
    this.text = text;
  }

  /**
   * Adds to a text what was compressed.
   *
   * @throws IOException where that is not gzip, is cut off, or is too much
   */
  static void decompress(final AnswerBuffer zipped, final AnswerBuffer text) throws IOException {
    final Gzip gzip = new Gzip(zipped, text);
    final Inflater inflater = new Inflater(true);
    try {
      do {
        gzip.member(inflater);
      } while (gzip.at < gzip.end);
    } catch (final DataFormatException e) {
      throw notGzip(e.getMessage());
    } finally {
      inflater.end();
    }
  }

  private void member(final Inflater inflater) throws IOException, DataFormatException {
    header();
    inflater.reset();
    inflater.setInput(zipped, at, end - at);
    final int from = text.length();
    while (!inflater.finished()) {
      if (text.add(inflater) == 0 && !inflater.finished()) {
        throw notGzip("it is cut off, or has a dictionary");
      }
    }
    at = end - inflater.getRemaining();
    need(TRAILER_BYTES);
    final CRC32 checksum = new CRC32();
    checksum.update(text.bytes(), from, text.length() - from);
    if (int32(at) != (int) checksum.getValue() || int32(at + 4) != text.length() - from) {
      throw notGzip("its checksum is wrong");
    }
    at += TRAILER_BYTES;
  }

  private void header() throws IOException {
    need(HEADER_BYTES);
    final int flags = zipped[at + 3];
    if (int16(at) != MAGIC || zipped[at + 2] != DEFLATED || (flags & RESERVED) != 0) {
      throw notGzip("its header is wrong");
    }
    at += HEADER_BYTES;
    if ((flags & HAS_EXTRA) != 0) {
      need(2);
      final int extra = 2 + int16(at);
      need(extra);
      at += extra;
    }
    if ((flags & HAS_NAME) != 0) {
      passText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      passText();
    }
    if ((flags & HAS_CHECKSUM) != 0) {
      need(2);
      at += 2;
    }
  }

  private void passText() throws IOException {
    do {
      need(1);
    } while (zipped[at++] != 0);
  }

  private void need(final int count) throws IOException {
    if (end - at < count) {
      throw notGzip("it is cut off");
    }
  }

  private int int16(final int from) {
    return zipped[from] & 0xff | (zipped[from + 1] & 0xff) << 8;
  }

  private int int32(final int from) {
    return int16(from) | int16(from + 2) << 16;
  }

  private static IOException notGzip(final String reason) {
    return new IOException("its answer should be gzip and is not: " + reason);
  }
}
