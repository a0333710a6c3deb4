// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file behind a queue: what it held is gone with the first bytes for it, so that a run that does
 * not come that far has destroyed nothing. Of a torn chunk nothing stays. While it is open, no
 * other run can open it so.
 *
 * <p>A named pipe or a device is opened by the queue's thread, since that waits until somebody
 * reads it.
 */
public final class OutputFile implements OutputTarget {
  private final Path path;
  private final boolean regular;
  private FileChannel channel;
  private volatile boolean endsEmpty;
  private boolean begun;
  private long chunkStart;
  private long position;

  /**
   * Opens a file, and makes it where there is none; what it holds it keeps so far.
   *
   * @param path of a file, a device or a pipe
   * @throws IOException where it cannot be written, or another run writes it
   */
  public OutputFile(final String path) throws IOException {
    this.path = Path.of(path);
    regular = !Files.exists(this.path) || Files.isRegularFile(this.path);
    if (regular) {
      channel = FileChannel.open(this.path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      try {
        FileTarget.lock(channel);
      } catch (final IOException e) {
        channel.close();
        throw e;
      }
    }
  }

  /**
   * Says what becomes of a file that nothing is written to: whether it is empty at the end, or has
   * what it held. From any thread.
   *
   * @param empty whether it is empty
   */
  public void endsEmpty(final boolean empty) {
    endsEmpty = empty;
  }

  @Override
  public void open() throws IOException {
    if (!regular) {
      channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }
  }

  private void begin() throws IOException {
    if (!begun && regular) {
      channel.truncate(0);
    }
    begun = true;
  }

  @Override
  public void write(final ByteBuffer chunk) throws IOException {
    begin();
    chunkStart = position;
    while (chunk.hasRemaining()) {
      position += channel.write(chunk);
    }
  }

  @Override
  public void undo() {
    try {
      // An interrupted write has closed its channel.
      if (regular && channel.isOpen()) {
        channel.truncate(chunkStart);
      } else if (regular) {
        try (FileChannel again = FileChannel.open(path, StandardOpenOption.WRITE)) {
          again.truncate(chunkStart);
        }
      }
    } catch (final IOException | IllegalArgumentException e) {
      // A reader of the file sees that its end is torn.
    }
  }

  @Override
  public void close() throws IOException {
    try (FileChannel closing = channel) {
      if (closing != null && endsEmpty) {
        begin();
      }
    }
  }
}
