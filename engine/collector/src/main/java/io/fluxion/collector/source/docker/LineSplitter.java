// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import io.fluxion.collector.input.DockerFrameReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Finds lines in a body that has no end. A line that is too long is told of once, as such. */
final class LineSplitter implements ResponseBody {
  /** A frame has some kilobytes; on a machine with many CPUs and disks some tens. */
  static final int MAX_LINE_BYTES = 262_144;

  private static final int USUAL_BYTES = 4_096;

  private Lines lines;
  private LineBuffer line = new LineBuffer();
  private volatile boolean isGivenUp;

  /** Takes lines that are not blank, on the thread of the HTTP client. */
  @FunctionalInterface
  interface Lines {
    /**
     * Takes a line.
     *
     * @param bytes the line, and {@link DockerFrameReader#PADDING} bytes behind it; null for one
     *     that is too long
     * @param length of the line
     */
    void line(byte[] bytes, int length);
  }

  /** A buffer whose array can be copied with room behind it. */
  private static final class LineBuffer extends ByteArrayOutputStream {
    private LineBuffer() {
      super(USUAL_BYTES);
    }

    private byte[] padded() {
      return Arrays.copyOf(buf, count + DockerFrameReader.PADDING);
    }

    private boolean isBlank() {
      for (int i = 0; i < count; i++) {
        if (buf[i] != ' ' && buf[i] != '\t' && buf[i] != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  /** Says who takes the lines, before the first one comes. */
  void lines(final Lines newLines) {
    lines = newLines;
  }

  /** Has the connection closed as soon as more comes. May be called by any thread. */
  void giveUp() {
    isGivenUp = true;
  }

  @Override
  public void take(final byte[] bytes) throws IOException {
    if (isGivenUp) {
      throw new IOException("no more is wanted");
    }
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        append(bytes, from, at);
        end();
        from = at + 1;
      }
    }
    append(bytes, from, bytes.length);
  }

  /** A line that is too long keeps one byte too many, by which it is known. */
  private void append(final byte[] bytes, final int from, final int to) {
    line.write(bytes, from, Math.min(to - from, MAX_LINE_BYTES + 1 - line.size()));
  }

  private void end() {
    final int length = line.size();
    if (length > MAX_LINE_BYTES) {
      line = new LineBuffer();
      lines.line(null, 0);
      return;
    }
    if (!line.isBlank()) {
      lines.line(line.padded(), length);
    }
    line.reset();
  }
}
