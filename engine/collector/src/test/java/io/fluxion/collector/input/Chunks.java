// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.io.IOException;
import java.io.InputStream;

/** A stream that gives out a few bytes a read, as a pipe may, and can fail at its end. */
public final class Chunks extends InputStream {
  private final byte[] content;
  private final int chunk;
  private final IOException failure;
  private int position;

  /** A stream that ends well. */
  public Chunks(final byte[] content, final int chunk) {
    this(content, chunk, null);
  }

  /** A stream that fails where its content ends; null: ends well. */
  public Chunks(final byte[] content, final int chunk, final IOException failure) {
    this.content = content;
    this.chunk = chunk;
    this.failure = failure;
  }

  @Override
  public int read() throws IOException {
    final byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(final byte[] target, final int offset, final int length) throws IOException {
    final int count = Math.min(Math.min(length, chunk), content.length - position);
    if (count > 0) {
      System.arraycopy(content, position, target, offset, count);
      position += count;
      return count;
    }
    if (failure != null) {
      throw failure;
    }
    return -1;
  }

  /** Says no more than it must: nothing, as a pipe whose writer is slow. */
  @Override
  public int available() {
    return 0;
  }
}
