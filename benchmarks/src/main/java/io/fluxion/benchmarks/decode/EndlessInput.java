// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import java.io.InputStream;

/** A header once, and rows again and again. */
final class EndlessInput extends InputStream {
  private final byte[] rows;
  private byte[] current;
  private int position;

  EndlessInput(final byte[] header, final byte[] rows) {
    this.rows = rows;
    current = header;
  }

  @Override
  public int read() {
    final byte[] one = new byte[1];
    read(one, 0, 1);
    return one[0] & 0xff;
  }

  @Override
  public int read(final byte[] target, final int offset, final int length) {
    if (position == current.length) {
      current = rows;
      position = 0;
    }
    final int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, target, offset, count);
    position += count;
    return count;
  }
}
