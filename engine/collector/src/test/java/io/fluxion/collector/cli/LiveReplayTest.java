// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recording of a live run gives what that printed, whatever the run took for granted. The unit of
 * x is not known, and so time is what two keys have reached.
 */
class LiveReplayTest {
  /**
   * A gap of 400 s, a key that returns after more than an hour in which two others went on, and one
   * key too many.
   */
  private static final String ROWS =
      "k,x,y\na,0,0\nb,0,0\nd,0,0\nc,0,0\na,10,5\nd,10,5\na,410,9\na,420,11\nd,420,11\n"
          + hour()
          + "b,3730,7\nb,3740,8\n";

  private static String hour() {
    final StringBuilder rows = new StringBuilder();
    for (int x = 720; x <= 3720; x += 300) {
      rows.append("a,").append(x).append(',').append(x / 10).append('\n');
      rows.append("d,").append(x).append(',').append(x / 10).append('\n');
    }
    return rows.toString();
  }

  @TempDir private Path folder;

  private String recording;
  private String printed;
  private String said;

  @BeforeEach
  void record() {
    recording = folder.resolve("a.fluxion").toString();
    final CommandRun live =
        new CommandRun()
            .in(ROWS)
            .run(
                ("live - --key k --x x --y y --out csv --max-gap 300 --max-keys 3"
                        + " --idle-timeout 3600 --record "
                        + recording)
                    .split(" "));
    assertThat(live.status()).as("%s", live).isZero();
    printed = live.out();
    said = live.err();
  }

  private static String done(final String words) {
    final CommandRun run = new CommandRun().run(words.split(" "));
    assertThat(run.status()).as("%s", run).isZero();
    return run.out();
  }

  @Test
  void shouldGiveWhatWasPrinted() {
    assertThat(printed).contains("a,410,y,,GAP\n", "c,0,y,,REJECTED\n", "b,3730,y,,FIRST\n");
    assertThat(done("replay --out csv " + recording)).isEqualTo(printed);
    assertThat(done("replay --out ndjson " + recording)).contains("\"GAP\"", "\"REJECTED\"");
  }

  @Test
  void shouldSayOnceThatTheStoreRejects() {
    assertThat(said)
        .isEqualTo(
            "fluxion: the store is full with --max-keys 3: samples of further keys are REJECTED\n"
                + "fluxion: 1 sample was REJECTED: --max-keys 3 is too few\n");
    final CommandRun replay = new CommandRun().run("replay", "--out", "none", recording);
    assertThat(replay.err()).isEqualTo(said);
  }

  @Test
  void shouldGiveItFromARecordingOfTheRecording() {
    final String copy = folder.resolve("copy.fluxion").toString();
    done("record --record " + copy + ' ' + recording);
    assertThat(done("replay --out csv " + copy)).isEqualTo(printed);
  }

  @Test
  void shouldDoOtherwiseWhereAskedTo() {
    assertThat(
            done("replay --max-gap 9000 --idle-timeout 9000 --max-keys 4 --out csv " + recording))
        .doesNotContain("GAP", "REJECTED", "b,3730,y,,FIRST");
    assertThat(done("replay --max-gap 500 --out csv " + recording))
        .doesNotContain("GAP")
        .contains("b,3730,y,,FIRST\n");
    // An x that only counts knows no time that a key could be idle for.
    assertThat(done("replay --x-kind counter --out csv " + recording)).contains("GAP");
  }
}
