// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Opens files for reading, as many as an {@link OpenFileLimit} leaves.
 *
 * <p>Not thread-safe.
 */
public final class OpenFiles {
  private final String limitReason;
  private long left;

  /** As many as this process may have open. */
  public OpenFiles() {
    this(OpenFileLimit.ofProcess());
  }

  /**
   * As many as a limit leaves.
   *
   * @param limit how many may be open
   */
  public OpenFiles(final OpenFileLimit limit) {
    limitReason = limit.reason();
    left = limit.left();
  }

  /**
   * Why something was left out where no more files may be opened.
   *
   * @return one clause, with what a person can do about it
   */
  public String limitReason() {
    return limitReason;
  }

  /**
   * How many more may be opened.
   *
   * @return 0 or less where no more may be
   */
  public long left() {
    return left;
  }

  /**
   * Opens a file for reading.
   *
   * @param path of the file
   * @return null where it is not there, may not be read, or none is {@link #left}
   */
  public FileChannel open(final Path path) {
    if (left <= 0) {
      return null;
    }
    try {
      final FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
      left--;
      return file;
    } catch (final IOException e) {
      // Others in this process open files too; the table of the whole system is full more rarely.
      if (reason(e).startsWith("Too many open files")) {
        left = 0;
      }
      return null;
    }
  }

  /**
   * Closes a file that {@link #open} opened; it was only read, so that there is nothing to lose.
   *
   * @param file null where there is none
   */
  public void release(final FileChannel file) {
    if (file != null) {
      left++;
      try {
        file.close();
      } catch (final IOException e) {
        // It is closed all the same.
      }
    }
  }

  /**
   * Why something could not be read: the JDK's own message is often but the path.
   *
   * @param cause what the JDK threw
   * @return one clause
   */
  public static String reason(final IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "it is not there";
    }
    if (cause instanceof AccessDeniedException) {
      return "no permission";
    }
    if (cause instanceof NotDirectoryException) {
      return "it is no folder";
    }
    return cause instanceof final FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : String.valueOf(cause.getMessage());
  }
}
