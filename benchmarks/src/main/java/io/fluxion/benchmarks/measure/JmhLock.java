// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.measure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock by which JMH keeps a second run off the machine, held over all forks of a plan. JMH's
 * own would keep the sides of a pair off each other, so it is told to take none.
 */
final class JmhLock implements AutoCloseable {
  private static final String IGNORE = "jmh.ignoreLock";

  private final FileChannel file;

  private JmhLock(final FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the lock; must be called before JMH's runner is loaded.
   *
   * @throws IOException where another run has it, unless {@code -Djmh.ignoreLock=true}
   */
  static JmhLock take() throws IOException {
    final Path path = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
    final FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    final FileLock lock = Boolean.getBoolean(IGNORE) ? null : file.tryLock();
    if (lock == null && !Boolean.getBoolean(IGNORE)) {
      file.close();
      throw new IOException(
          "another run of JMH holds " + path.getFileName() + "; -Djmh.ignoreLock=true runs anyway");
    }
    System.setProperty(IGNORE, "true");
    return new JmhLock(file);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
