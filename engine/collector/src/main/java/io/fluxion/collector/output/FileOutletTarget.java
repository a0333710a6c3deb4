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
package io.fluxion.collector.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file behind an outlet: what it held is gone with the first bytes for it, so that a run that
 * does not come that far has destroyed nothing. Of a torn unit nothing stays.
 *
 * <p>While it is open, no other run can open it so.
 */
public final class FileOutletTarget implements OutletTarget {
  /** Behind the end of every file: where locks bind, what is locked could not be read. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;
  // A device or a pipe holds nothing that could be in the way.
  private final boolean regular;
  private volatile boolean endsEmpty;
  private boolean begun;
  private long position;
  private long unit;

  private FileOutletTarget(final FileChannel channel, final boolean regular) {
    this.channel = channel;
    this.regular = regular;
  }

  /**
   * Opens a file, and makes it where there is none; what it holds it keeps so far.
   *
   * @param path of a file, a device or a pipe
   * @return the target, to be closed
   * @throws IOException where it cannot be written, or another run writes it
   */
  public static FileOutletTarget open(final String path) throws IOException {
    final Path file = Path.of(path);
    final FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    final boolean regular = Files.isRegularFile(file);
    final String writer = regular ? lock(channel) : null;
    if (writer != null) {
      channel.close();
      throw new IOException(writer + " writes it");
    }
    return new FileOutletTarget(channel, regular);
  }

  /** Locks a file until it is closed; says who writes it already, or null. */
  private static String lock(final FileChannel channel) {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false) == null ? "another process" : null;
    } catch (final OverlappingFileLockException e) {
      return "this process already";
    } catch (final IOException e) {
      // A file system without locks: nobody can be asked.
      return null;
    }
  }

  /**
   * Says what becomes of a file that nothing is written to: whether it is empty at the end, or has
   * what it held, as at first. From any thread.
   *
   * @param empty whether it is empty
   */
  public void endsEmpty(final boolean empty) {
    endsEmpty = empty;
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      if (regular) {
        channel.truncate(0);
      }
    }
  }

  @Override
  public void write(final byte[] bytes, final int length, final boolean begins) throws IOException {
    begin();
    if (begins) {
      unit = position;
    }
    final ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
    while (rest.hasRemaining()) {
      position += channel.write(rest);
    }
  }

  @Override
  public void undo() {
    try {
      channel.truncate(unit);
    } catch (final IOException | IllegalArgumentException e) {
      // A device or a pipe cannot be cut; a reader of the file sees that its end is torn.
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      if (endsEmpty) {
        begin();
      }
    }
  }
}
