// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Four rows of csv and a recording of them, for tests of the commands that take one. */
abstract class RecordedRows {
  static final String ROWS = "key,x,y,z\na,1,1,9\na,2,3,8\nb,2,,7\na,4,2,6\n";

  @TempDir Path folder;

  String csv;
  String recording;

  @BeforeEach
  void record() throws IOException {
    csv = Files.writeString(folder.resolve("a.csv"), ROWS).toString();
    recording = folder.resolve("a.fluxion").toString();
    done("record --record " + recording + " --key key --x x --y y,z " + csv);
  }

  static CommandRun run(final String words) {
    return new CommandRun().run(words.split(" "));
  }

  /** Runs a command that must succeed; returns what it wrote to standard output. */
  static String done(final String words) {
    final CommandRun run = run(words);
    assertThat(run.status()).as("%s: %s", words, run).isEqualTo(ExitStatus.DONE);
    return run.out();
  }
}
