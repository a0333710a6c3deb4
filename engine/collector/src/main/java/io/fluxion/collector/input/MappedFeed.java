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
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The bytes of a regular file, mapped into memory a segment at a time, so that a file may be larger
 * than a buffer. At the end the file is looked at again: what was written meanwhile is read too.
 *
 * <p>Bytes are copied out of the mapping before anybody looks at them, so that a file that changes
 * underneath cannot change what was checked. A file that becomes shorter than what was mapped makes
 * the JVM throw an InternalError somewhat after the access; asking for the size behind each copy
 * makes it come here, and tells a cut that no page fault would.
 */
final class MappedFeed implements ByteFeed {
  private static final int SEGMENT_BYTES = 1 << 30;

  private final FileChannel channel;
  private final String name;
  private final IdleListener beforeBlocking;
  private final int segmentBytes;
  private MappedByteBuffer segment;
  private int at;
  private volatile long position;

  MappedFeed(final FileChannel channel, final String name, final IdleListener beforeBlocking) {
    this(channel, name, beforeBlocking, SEGMENT_BYTES);
  }

  MappedFeed(
      final FileChannel channel,
      final String name,
      final IdleListener beforeBlocking,
      final int segmentBytes) {
    this.channel = channel;
    this.name = name;
    this.beforeBlocking = beforeBlocking;
    this.segmentBytes = segmentBytes;
  }

  /** How far the file has been read. */
  long position() {
    return position;
  }

  @Override
  public int read(final byte[] target, final int offset, final int length)
      throws IOException, InputException {
    beforeBlocking.beforeBlocking();
    if ((segment == null || at == segment.capacity()) && !map()) {
      return -1;
    }
    final int count = Math.min(length, segment.capacity() - at);
    copy(target, offset, count);
    at += count;
    advance(count);
    return count;
  }

  private boolean map() throws InputException {
    try {
      final long rest = channel.size() - position;
      if (rest <= 0) {
        return false;
      }
      segment = channel.map(FileChannel.MapMode.READ_ONLY, position, Math.min(rest, segmentBytes));
      at = 0;
      return true;
    } catch (final IOException e) {
      throw new InputException(name + " cannot be read: " + e.getMessage());
    }
  }

  private void copy(final byte[] target, final int offset, final int count) throws InputException {
    try {
      segment.get(at, target, offset, count);
      if (channel.size() < position + count) {
        // In here, since the JVM's error may come as late as this.
        throw cut();
      }
    } catch (final InternalError e) {
      throw cut();
    } catch (final IOException e) {
      throw new InputException(name + " cannot be read: " + e.getMessage());
    }
  }

  private InputException cut() {
    return new InputException(
        name + " was cut off while it was read, at byte " + position + " or soon after");
  }

  /** One thread writes, so that reading and adding need not be one step. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  private void advance(final int count) {
    position = position + count;
  }
}
