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
