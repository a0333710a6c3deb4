// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that ends after some polls. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveCountTest {
  @BeforeEach
  void requireProcesses() {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")), "processes as Linux has them");
  }

  /** The statuses of this process' memory, one for each poll. */
  private static List<String> statuses(final String... more) {
    final String key = " " + ProcessHandle.current().pid() + ',';
    final String[] words = new String[more.length + 7];
    System.arraycopy(
        new String[] {"live", "process", "--interval", "20ms", "--out", "csv"}, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    words[words.length - 1] = "--emit=value";
    final CommandRun run = new CommandRun().run(words);
    assertThat(run.status()).as("%s", run.err()).isZero();
    return run.out()
        .lines()
        .filter(line -> line.contains(key) && line.contains(",memory_bytes,"))
        .map(line -> line.substring(line.lastIndexOf(',') + 1))
        .toList();
  }

  @Test
  void shouldEndOnceEachKeyHasADerivative() {
    assertThat(statuses("--once")).containsExactly("FIRST", "OK");
  }

  @Test
  void shouldEndAfterAsManyPollsAsAskedFor() {
    assertThat(statuses("--count", "3")).containsExactly("FIRST", "OK", "OK");
  }
}
