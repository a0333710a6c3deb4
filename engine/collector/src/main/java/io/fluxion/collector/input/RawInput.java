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
package io.fluxion.collector.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes as they lie in the file: counts them, and can look at the first two before anybody reads
 * them.
 */
final class RawInput extends InputStream {
  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;

  private final InputStream stream;
  private final byte[] seen = new byte[2];
  private int seenFrom;
  private int seenTo;
  private volatile long bytesRead;

  RawInput(final InputStream stream) {
    this.stream = stream;
  }

  long bytesRead() {
    return bytesRead;
  }

  /** Waits for the first byte, and for the second only where the first is that of gz. */
  boolean startsAsGzip() throws IOException {
    seenTo = Math.max(0, readStream(seen, 0, 1));
    if (seenTo == 1 && (seen[0] & 0xff) == GZIP_MAGIC_1) {
      seenTo += Math.max(0, readStream(seen, 1, 1));
    }
    return seenTo == 2 && (seen[1] & 0xff) == GZIP_MAGIC_2;
  }

  /** Whether a byte is there already, as far as the stream says. */
  boolean hasMore() {
    try {
      return seenFrom < seenTo || stream.available() > 0;
    } catch (final IOException e) {
      return false;
    }
  }

  @Override
  public int read() throws IOException {
    final byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(final byte[] target, final int offset, final int length) throws IOException {
    if (seenFrom == seenTo) {
      return readStream(target, offset, length);
    }
    final int count = Math.min(length, seenTo - seenFrom);
    System.arraycopy(seen, seenFrom, target, offset, count);
    seenFrom += count;
    return count;
  }

  private int readStream(final byte[] target, final int offset, final int length)
      throws IOException {
    int count;
    do {
      count = stream.read(target, offset, length);
    } while (count == 0);
    if (count > 0) {
      advance(count);
    }
    return count;
  }

  /** One thread writes, so that reading and adding need not be one step. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  private void advance(final int count) {
    bytesRead = bytesRead + count;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
