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
