package io.fluxion.collector.command;

import java.io.File;

/** A file that a run is to write. */
final class FileTarget {
  private FileTarget() {}

  /** Refuses a file that could not be written, before anything is read. */
  static void check(final String option, final String path) throws FailureException {
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

  static FailureException failure(final String option, final String path, final String reason) {
    return new FailureException(option + ' ' + path + " cannot be written: " + reason);
  }
}
