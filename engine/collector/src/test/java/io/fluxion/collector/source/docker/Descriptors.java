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
package io.fluxion.collector.source.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The descriptors of this JVM. */
final class Descriptors {
  private static final Path FOLDER = Path.of("/proc/self/fd");

  private Descriptors() {}

  /** How many there are that are neither a file nor of a pipe between processes. */
  static long count() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no /proc/self/fd here: descriptors cannot be counted");
    try (Stream<Path> links = Files.list(FOLDER)) {
      return links.filter(Descriptors::isCounted).count();
    }
  }

  private static boolean isCounted(final Path link) {
    try {
      final String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("socket:") || target.startsWith("anon_inode:");
    } catch (final IOException e) {
      // That of the listing itself.
      return false;
    }
  }

  /** The threads of a fake daemon close theirs a moment after its end. */
  static void settle() throws IOException, InterruptedException {
    long last = -1;
    for (int i = 0; i < 100 && last != count(); i++) {
      last = count();
      Thread.sleep(10);
    }
  }
}
