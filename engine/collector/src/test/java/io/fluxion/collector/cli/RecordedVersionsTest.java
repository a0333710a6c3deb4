// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recordings of versions 1 and 2, as the last writer of each made them of rows and frames, with the
 * limits of a run, and what it replayed them to.
 */
class RecordedVersionsTest {
  @TempDir private Path folder;

  private static String resource(final String name) throws Exception {
    return Path.of(RecordedVersionsTest.class.getResource(name).toURI()).toString();
  }

  private static String done(final String... words) {
    final CommandRun run = new CommandRun().run(words);
    assertThat(run.status()).as("%s", run).isZero();
    assertThat(run.err()).doesNotContain(".fluxion");
    return run.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows-1", "frames-1", "rows-2", "reals-2", "frames-2"})
  void shouldReplayToWhatItDid(final String name) throws Exception {
    final String recording = resource(name + ".fluxion");
    final String replayed = Files.readString(Path.of(resource(name + ".csv")));
    assertThat(done("replay", "--emit", "derivative,rate", "--out", "csv", recording))
        .isEqualTo(replayed);
    final String copy = folder.resolve("copy.fluxion").toString();
    done("record", "--record", copy, recording);
    assertThat(done("replay", "--emit", "derivative,rate", "--out", "csv", copy))
        .isEqualTo(replayed);
  }
}
