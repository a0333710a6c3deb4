// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The descriptors of this JVM. */
final class Descriptors {
  private static final Path FOLDER = Path.of("/proc/self/fd");

  private Descriptors() {}

  /** Those that are neither a file nor of a pipe between processes, by what they are open on. */
  static List<String> open() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no /proc/self/fd here: descriptors cannot be counted");
    try (Stream<Path> links = Files.list(FOLDER)) {
      return links.map(Descriptors::target).filter(Descriptors::isCounted).toList();
    }
  }

  private static String target(final Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (final IOException e) {
      // That of the listing itself.
      return "";
    }
  }

  private static boolean isCounted(final String target) {
    return target.startsWith("socket:") || target.startsWith("anon_inode:");
  }

  /** The threads of a fake daemon close theirs a moment after its end. */
  static void settle() throws IOException, InterruptedException {
    List<String> last = null;
    for (int i = 0; i < 100 && !open().equals(last); i++) {
      last = open();
      Thread.sleep(10);
    }
  }
}
