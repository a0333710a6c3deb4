// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.CollectedSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A source of counters that a test polls, and the file that it reads. */
abstract class CountersPolling {
  static final int MAX_KEY_BYTES = 256;

  @TempDir Path folder;

  final CollectedSamples out = new CollectedSamples();

  /** Due at every poll. */
  static CountersSource source(final Path path) {
    return new CountersSource(path, 1, MAX_KEY_BYTES);
  }

  final Path path() {
    return folder.resolve("cnc.dat");
  }

  final void poll(final CountersSource source) throws Exception {
    out.clear();
    assertThat(source.poll(out)).isTrue();
  }

  /** As a driver does it: the old file goes, and a new one comes under its name. */
  final CountersFiles newCnc(final long startTimestamp) throws IOException {
    Files.deleteIfExists(path());
    return CountersFiles.cnc(path(), 64, startTimestamp);
  }
}
