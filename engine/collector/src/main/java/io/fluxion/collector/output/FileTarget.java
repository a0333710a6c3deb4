// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that a run is to write. */
public final class FileTarget {
  /** Behind the end of every file: where locks bind, what is locked could not be read. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private FileTarget() {}

  /**
   * Refuses a file that could not be written, before anything is read. Opens nothing.
   *
   * @param option that names it, such as {@code --out}
   * @param path the file, there or not
   * @throws FailureException what is in the way
   */
  public static void check(final String option, final String path) throws FailureException {
    final File file = new File(path);
    final File folder = file.getAbsoluteFile().getParentFile();
    if (file.isDirectory()) {
      throw failure(option, path, "it is a directory");
    }
    if (folder != null && !folder.isDirectory()) {
      throw failure(option, path, "there is no folder " + folder);
    }
    if (file.exists() && !file.canWrite()) {
      throw failure(option, path, "permission denied");
    }
  }

  /**
   * Refuses a file that is read by the same run: it would be gone before that.
   *
   * @param option that names the file to write
   * @param path the file to write, there or not
   * @param input a path, or - for standard input
   * @throws UsageException where the two are one file
   */
  public static void refuseInput(final String option, final String path, final String input)
      throws UsageException {
    // What standard input was opened from has a name on Linux.
    final String file = input.equals(Input.STANDARD_INPUT) ? "/proc/self/fd/0" : input;
    if (isSame(file, path)) {
      throw new UsageException(
          option + ' ' + path + " is the input " + input + " itself: give another file");
    }
  }

  /**
   * Refuses the file that standard output goes into.
   *
   * @param option that names the file to write
   * @param path the file to write, there or not
   * @throws UsageException where the two are one file
   */
  public static void refuseStandardOutput(final String option, final String path)
      throws UsageException {
    if (isSame("/proc/self/fd/1", path)) {
      throw new UsageException(
          option + ' ' + path + " is where standard output goes: give another file");
    }
  }

  /**
   * Whether two names are one file, there or not; two of a device's or a pipe's names never are.
   *
   * @param one a path
   * @param other a path
   * @return false also where it cannot be found out
   */
  public static boolean isSame(final String one, final String other) {
    final File file = new File(one);
    try {
      return file.exists()
          ? file.isFile() && Files.isSameFile(Path.of(one), Path.of(other))
          : file.getCanonicalFile().equals(new File(other).getCanonicalFile());
    } catch (final IOException | InvalidPathException e) {
      // One of the two is not there.
      return false;
    }
  }

  /**
   * Locks a regular file until its channel is closed, so that no two runs write it; every writer of
   * rows does so. Where the file system has no locks, nothing is locked.
   *
   * @param channel open for writing
   * @throws IOException where somebody else writes the file
   */
  static void lock(final FileChannel channel) throws IOException {
    final FileLock lock;
    try {
      lock = channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (final OverlappingFileLockException e) {
      throw new IOException("this process already writes it", e);
    } catch (final IOException e) {
      return;
    }
    if (lock == null) {
      throw new IOException("another process writes it");
    }
  }

  /**
   * Why a file cannot be written.
   *
   * @param e what came of it
   * @return for a person, without the file's name
   */
  public static String reason(final IOException e) {
    if (e instanceof final FileSystemException system) {
      return system.getReason() == null ? "permission denied" : system.getReason();
    }
    return e.getMessage();
  }

  /**
   * What a run ends with whose file cannot be written.
   *
   * @param option that names the file
   * @param path the file
   * @param reason why not, for a person
   * @return to be thrown
   */
  public static FailureException failure(
      final String option, final String path, final String reason) {
    return new FailureException(option + ' ' + path + " cannot be written: " + reason);
  }
}
