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
package io.fluxion.collector.kernel;

import io.fluxion.collector.source.OpenFileLimit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Opens files, and stays clear of the limit of open files by a reserve: see {@link OpenFileLimit}.
 *
 * <p>Not thread-safe.
 */
final class OpenFiles {
  private final OpenFileLimit limit;
  private long left;
  private boolean wasDenied;
  private boolean isExhausted;

  /** As many as the limit of this process allows. */
  OpenFiles() {
    this(OpenFileLimit.ofProcess());
  }

  /**
   * As many as a limit allows.
   *
   * @param limit of this process, with all that it has open already
   */
  OpenFiles(final long limit) {
    this(OpenFileLimit.of(limit));
  }

  private OpenFiles(final OpenFileLimit limit) {
    this.limit = limit;
    left = limit.left();
  }

  /** Why something was left out for want of descriptors, in one clause. */
  String limitReason() {
    return limit.reason();
  }

  /** How many more may be opened here. */
  long left() {
    return left;
  }

  /** Whether the last {@link #open} failed for want of rights. */
  boolean wasDenied() {
    return wasDenied;
  }

  /** Whether the last {@link #open} failed for want of descriptors. */
  boolean isExhausted() {
    return isExhausted;
  }

  /**
   * Opens a file for reading.
   *
   * @return null where it is not there, may not be read, or would be one too many
   */
  FileChannel open(final Path path) {
    wasDenied = false;
    isExhausted = left <= 0;
    if (isExhausted) {
      return null;
    }
    try {
      final FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
      left--;
      return file;
    } catch (final AccessDeniedException e) {
      wasDenied = true;
    } catch (final NoSuchFileException e) {
      // It is not there.
    } catch (final FileSystemException e) {
      // Also what a group says that goes away just now; the table of the whole system is rarer.
      isExhausted = String.valueOf(e.getReason()).startsWith("Too many open files");
    } catch (final IOException e) {
      // Whatever it is, this file is none to read.
    }
    return null;
  }

  /** Why something could not be read, as a clause: the JDK's own words are often but the path. */
  static String reason(final IOException cause) {
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

  /** Closes a file that {@link #open} opened. */
  void release(final FileChannel file) {
    close(file);
    left++;
  }

  /** Closes a file that was only read: there is nothing to lose. */
  static void close(final FileChannel file) {
    try {
      file.close();
    } catch (final IOException e) {
      // Nothing was written.
    }
  }
}
