// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import java.util.Locale;

/** Standard output behind a queue; what goes wrong in it is an {@link OutputException}. */
public final class StandardOutputTarget implements OutputTarget {
  // A channel, since a write into it ends when its thread is interrupted; a stream's does not.
  private final WritableByteChannel channel;
  private final Streams streams;

  /**
   * The standard output of some streams.
   *
   * @param streams whose output is written and never closed
   */
  public StandardOutputTarget(final Streams streams) {
    this.streams = streams;
    channel =
        streams.out() instanceof final FileOutputStream file
            ? file.getChannel()
            : Channels.newChannel(streams.out());
  }

  @Override
  public void write(final ByteBuffer chunk) throws IOException {
    try {
      while (chunk.hasRemaining()) {
        channel.write(chunk);
      }
      streams.out().flush();
    } catch (final ClosedByInterruptException e) {
      throw e;
    } catch (final IOException e) {
      throw new OutputException(e, streams.outIsPipe() || isReaderGone(e));
    }
  }

  /** The system's own words, in the language of its locale: hence a pipe is asked for, too. */
  private static boolean isReaderGone(final IOException e) {
    final String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("broken pipe")
        || words.contains("connection reset")
        || words.contains("pipe is being closed");
  }

  @Override
  public void close() {
    // It belongs to the process.
  }
}
