package io.fluxion.collector.command;

import io.fluxion.collector.live.OutletTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file behind an outlet: what it held is gone once it is opened. Of a torn unit nothing stays.
 */
final class FileOutletTarget implements OutletTarget {
  private final FileChannel channel;
  private long position;
  private long unit;

  private FileOutletTarget(final FileChannel channel) {
    this.channel = channel;
  }

  static FileOutletTarget open(final String path) throws IOException {
    return new FileOutletTarget(
        FileChannel.open(
            Path.of(path),
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING));
  }

  @Override
  public void write(final byte[] bytes, final int length, final boolean begins) throws IOException {
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
    channel.close();
  }
}
