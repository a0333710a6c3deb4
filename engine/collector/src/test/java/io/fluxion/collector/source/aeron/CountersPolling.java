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
