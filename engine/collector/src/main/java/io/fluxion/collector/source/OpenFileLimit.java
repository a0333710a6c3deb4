// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many files and sockets this process may have open, and how many a source may open of them:
 * once the limit is reached, neither sockets nor classes could be opened any more, and the whole
 * process would suffer; so a reserve is left.
 *
 * @param files at most, with all that is open already
 * @param left how many more a source may open; may be below 0
 */
public record OpenFileLimit(long files, long left) {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final File OWN = new File("/proc/self/fd");
  private static final String LIMIT = "Max open files";
  private static final long LARGEST_RESERVE = 256;
  private static final long UNLIMITED = Long.MAX_VALUE / 2;

  /**
   * The limit of this process, as things are now.
   *
   * @return beyond all need where the system does not say
   */
  public static OpenFileLimit ofProcess() {
    return of(limitOfProcess());
  }

  /**
   * A limit, and what is left of it now.
   *
   * @param files of this process, with all that it has open already
   * @return the limit, less a reserve and what is open
   */
  public static OpenFileLimit of(final long files) {
    final String[] open = OWN.list();
    final long reserve = Math.min(LARGEST_RESERVE, files / 4);
    return new OpenFileLimit(files, files - reserve - (open == null ? 0 : open.length));
  }

  private static long limitOfProcess() {
    try {
      for (final String line : Files.readAllLines(LIMITS)) {
        if (line.startsWith(LIMIT)) {
          return Long.parseLong(line.substring(LIMIT.length()).strip().split(" ")[0]);
        }
      }
    } catch (final IOException | NumberFormatException e) {
      // "unlimited", or no such file: the system itself says when it is enough.
    }
    return UNLIMITED;
  }

  /**
   * Why something was left out.
   *
   * @return one clause, with what a person can do about it
   */
  public String reason() {
    return "only " + files + " files may be open (ulimit -n, LimitNOFILE of a service)";
  }
}
