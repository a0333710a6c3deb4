// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The time since the boot, that in which the machine slept included: the first number of {@code
 * /proc/uptime}, seconds with two decimals that are cut, not rounded.
 *
 * <p>Not thread-safe. {@link #nanos} allocates nothing.
 */
final class Uptime implements AutoCloseable {
  /** By how much the true time may be ahead of what is read: less than this. */
  static final long RESOLUTION_NANOS = 10_000_000;

  /** Where the kernel has it. */
  static final Path PROC_UPTIME = Path.of("/proc/uptime");

  private static final int LONGEST = 64;
  private static final long LARGEST_SECONDS = Long.MAX_VALUE / 1_000_000_000 - 1;

  private final byte[] text = new byte[LONGEST];

  /**
   * No channel, which an interrupt of the reading thread would close; null where it is not there.
   */
  private final RandomAccessFile file;

  Uptime(final Path path) {
    RandomAccessFile opened = null;
    try {
      opened = new RandomAccessFile(path.toFile(), "r");
    } catch (final IOException e) {
      // No Linux: nobody tells then.
    }
    file = opened;
  }

  /**
   * Reads it anew.
   *
   * @return ns since the boot, or -1 where it cannot be read
   */
  long nanos() {
    if (file == null) {
      return -1;
    }
    try {
      file.seek(0);
      return parse(file.read(text));
    } catch (final IOException e) {
      return -1;
    }
  }

  private long parse(final int length) {
    long seconds = 0;
    int at = 0;
    while (at < length && isDigit(text[at]) && seconds <= LARGEST_SECONDS / 10 - 1) {
      seconds = seconds * 10 + text[at++] - '0';
    }
    final boolean isWhole =
        at > 0
            && at + 2 < length
            && text[at] == '.'
            && isDigit(text[at + 1])
            && isDigit(text[at + 2]);
    if (!isWhole) {
      return -1;
    }
    final int hundredths = (text[at + 1] - '0') * 10 + text[at + 2] - '0';
    return seconds * 1_000_000_000 + hundredths * RESOLUTION_NANOS;
  }

  private static boolean isDigit(final byte symbol) {
    return symbol >= '0' && symbol <= '9';
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (final IOException e) {
        // It was only read.
      }
    }
  }
}
