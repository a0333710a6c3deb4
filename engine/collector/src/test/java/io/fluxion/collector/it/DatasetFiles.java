// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Other people's recordings, which stay outside the repository: their licence is not ours. */
final class DatasetFiles {
  private static final Path DIRECTORY = FluxionProcess.ROOT.resolve("../shared/datasets");

  private DatasetFiles() {}

  /** Ends the test as skipped where the data sets are not at hand. */
  static Path require(final String name) {
    final Path file = DIRECTORY.resolve(name).normalize();
    Assumptions.assumeTrue(Files.isReadable(file), () -> file + " is not here");
    return file;
  }

  static List<String> lines(final Path gzip) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
