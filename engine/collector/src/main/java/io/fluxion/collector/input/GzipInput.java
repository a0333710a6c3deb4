// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of gz data (RFC 1952), one member after the other. Holds 64 KiB, whatever comes, and
 * any number of empty members costs time alone.
 *
 * <p>Own code, because {@link java.util.zip.GZIPInputStream} asks {@code available()} whether a
 * further member follows, to which a pipe says no too early; takes a further member with a broken
 * header for the end, so that rows are lost without a word; and calls itself for each empty member,
 * so that ten thousand of them overflow the stack.
 */
public final class GzipInput extends InputStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int DEFLATE = 8;
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private final InputStream raw;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private boolean inMember;
  private boolean ended;

  /**
   * Reads from a stream.
   *
   * @param raw at the beginning of a member; closed with this one
   */
  public GzipInput(final InputStream raw) {
    this.raw = raw;
  }

  @Override
  public int read() throws IOException {
    final byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(final byte[] target, final int offset, final int length) throws IOException {
    while (!ended) {
      if (!inMember && !begin()) {
        ended = true;
        break;
      }
      final int count = inflate(target, offset, length);
      if (count > 0) {
        crc.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        finish();
      } else {
        feed();
      }
    }
    return -1;
  }

  private int inflate(final byte[] target, final int offset, final int length) throws IOException {
    try {
      final int count = inflater.inflate(target, offset, length);
      if (count == 0 && inflater.needsDictionary()) {
        throw new IOException("the gz data is damaged");
      }
      return count;
    } catch (final DataFormatException e) {
      throw new IOException("the gz data is damaged", e);
    }
  }

  private void feed() throws IOException {
    if (position == limit && !fill()) {
      throw cut();
    }
    inflater.setInput(buffer, position, limit - position);
    // The inflater says in the end how much of it was left.
    position = limit;
  }

  /** Reads a member's header; false where no further member follows. */
  private boolean begin() throws IOException {
    int first = next();
    // Tapes and tar pad with zeros behind the last member.
    while (first == 0) {
      first = next();
    }
    if (first < 0) {
      return false;
    }
    if (first != 0x1f || need() != 0x8b || need() != DEFLATE) {
      throw new IOException("the gz data is damaged: something else follows a member's end");
    }
    final int flags = need();
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skip(need() | need() << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  /** Compares a member's check sum and length with what came out of it. */
  private void finish() throws IOException {
    position = limit - inflater.getRemaining();
    final long sum = needInt();
    final long length = needInt();
    if (sum != crc.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new IOException("the gz data is damaged: its check sum differs");
    }
    inMember = false;
  }

  private long needInt() throws IOException {
    return need() | (long) need() << 8 | (long) need() << 16 | (long) need() << 24;
  }

  private void skip(final int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      need();
    }
  }

  private void skipText() throws IOException {
    int character;
    do {
      character = need();
    } while (character != 0);
  }

  private int need() throws IOException {
    final int value = next();
    if (value < 0) {
      throw cut();
    }
    return value;
  }

  private int next() throws IOException {
    return position < limit || fill() ? buffer[position++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, raw.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private static EOFException cut() {
    return new EOFException("the gz data ends too early: it is cut off");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    raw.close();
  }
}
