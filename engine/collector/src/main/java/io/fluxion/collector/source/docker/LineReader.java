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

import io.fluxion.collector.input.Bytes;
import io.fluxion.collector.input.DockerFrameReader;
import io.fluxion.collector.input.RowBuffer;
import java.util.Arrays;

/**
 * Finds lines in bytes that come in pieces. A line that comes whole is given on where it lies; of
 * one that does not, the beginning is kept. A line that is too long is told of once, and passed
 * over.
 */
final class LineReader implements HttpReader.Body {
  /** Kept for the next line; what is larger is let go of. */
  private static final int KEPT_BYTES = 65_536;

  private static final int SMALLEST_BYTES = 4_096;

  /** Takes lines. */
  interface Lines {
    /**
     * Takes a line that is not blank.
     *
     * @param bytes that hold it, {@link DockerFrameReader#PADDING} more than {@code to} of which
     *     can be loaded
     * @return false where no more are wanted
     */
    boolean line(byte[] bytes, int from, int to);

    /**
     * Hears of a line that is longer than the longest.
     *
     * @return false where no more are wanted
     */
    boolean tooLong();
  }

  private final int maxLineBytes;
  private final Lines lines;
  private byte[] kept;
  private int length;
  private boolean passes;

  /** Reads lines of at most 1 MiB. */
  LineReader(final Lines lines) {
    this(RowBuffer.MAX_ROW_BYTES, lines);
  }

  LineReader(final int maxLineBytes, final Lines lines) {
    this.maxLineBytes = maxLineBytes;
    this.lines = lines;
  }

  /** Forgets what was begun. */
  void clear() {
    length = 0;
    passes = false;
  }

  @Override
  public boolean take(final byte[] bytes, final int from, final int to) {
    int at = from;
    while (at < to) {
      final int end = Bytes.find((byte) '\n', bytes, at, to);
      final boolean goesOn = end < to ? whole(bytes, at, end) : begin(bytes, at, to);
      if (!goesOn) {
        return false;
      }
      at = end + 1;
    }
    return true;
  }

  /**
   * Gives on what was begun: nothing follows it.
   *
   * @return false where no more are wanted
   */
  boolean end() {
    if (passes || length == 0) {
      clear();
      return true;
    }
    return wholeKept();
  }

  private boolean whole(final byte[] bytes, final int from, final int to) {
    if (passes) {
      passes = false;
      return true;
    }
    if (length + to - from > maxLineBytes) {
      length = 0;
      return lines.tooLong();
    }
    if (length == 0) {
      return give(bytes, from, to);
    }
    keep(bytes, from, to);
    return wholeKept();
  }

  private boolean wholeKept() {
    final byte[] line = kept;
    final int count = length;
    length = 0;
    if (line.length > KEPT_BYTES) {
      kept = null;
    }
    return give(line, 0, count);
  }

  private boolean give(final byte[] bytes, final int from, final int to) {
    int at = from;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at == to || lines.line(bytes, at, to);
  }

  private boolean begin(final byte[] bytes, final int from, final int to) {
    if (passes) {
      return true;
    }
    if (length + to - from > maxLineBytes) {
      length = 0;
      kept = null;
      passes = true;
      return lines.tooLong();
    }
    keep(bytes, from, to);
    return true;
  }

  private void keep(final byte[] bytes, final int from, final int to) {
    final int needed = length + to - from + DockerFrameReader.PADDING;
    if (kept == null) {
      kept = new byte[Math.max(SMALLEST_BYTES, needed)];
    } else if (kept.length < needed) {
      kept = Arrays.copyOf(kept, Math.max(2 * length, needed));
    }
    System.arraycopy(bytes, from, kept, length, to - from);
    length += to - from;
  }
}
