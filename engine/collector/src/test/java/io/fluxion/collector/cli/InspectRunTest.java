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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What inspect says. */
class InspectRunTest extends RecordedRows {
  @Test
  void shouldSayWhatARecordingHolds() {
    final String text = done("inspect " + recording);
    assertThat(text)
        .contains("fluxion recording, version 3")
        .contains("key key · x x: long, a time · y y,z: long, counter")
        .contains("4 rows · 2 keys · 1 block · x from 1 to 4");
    final List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> lines.add(line.strip().replaceAll(" +", " ")));
    assertThat(lines)
        .contains("a y 3 0 1 4 2 1", "a z 3 0 1 4 2 2", "b y 0 1 – – – 0", "b z 1 0 2 2 0 0");
  }

  @Test
  void shouldSayItInJson() {
    assertThat(done("inspect --max-gap 1 --out ndjson " + recording).lines())
        .hasSize(5)
        .anyMatch(line -> line.contains("\"rows\":4,\"keys\":2,\"blocks\":1,\"damaged_blocks\":0"))
        .contains(
            "{\"key\":\"a\",\"field\":\"y\",\"samples\":3,\"missing\":0,\"first_x\":1,\"last_x\":4,"
                + "\"largest_step\":2,\"gaps\":1,\"falls\":1}")
        .contains(
            "{\"key\":\"b\",\"field\":\"y\",\"samples\":0,\"missing\":1,\"first_x\":null,"
                + "\"last_x\":null,\"largest_step\":0,\"gaps\":0,\"falls\":0}");
  }

  @Test
  void shouldShowOneFileAfterTheOther() {
    final String one = done("inspect " + recording);

    assertThat(done("inspect " + recording + ' ' + recording)).isEqualTo(one + '\n' + one);
  }

  @Test
  void shouldSayThatOtherFilesAreNoRecordings() {
    final CommandRun run = run("inspect " + csv);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).hasLineCount(1).contains(csv + " holds csv, not a recording");
    assertThat(run("replay --format fluxion " + csv).err())
        .isEqualTo("fluxion: " + csv + " is no recording of fluxion: it begins otherwise\n");
  }
}
