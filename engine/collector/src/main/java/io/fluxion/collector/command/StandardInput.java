package io.fluxion.collector.command;

import io.fluxion.collector.output.Streams;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.channels.Channels;

/** Standard input for a run that may be stopped while it waits for a line. */
final class StandardInput {
  private StandardInput() {}

  /** A stream whose reads end when their thread is interrupted, where the system lets it. */
  static InputStream interruptible(final Streams streams) {
    return streams.in() == System.in
        ? Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel())
        : streams.in();
  }
}
