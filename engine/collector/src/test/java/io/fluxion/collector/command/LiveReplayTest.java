package io.fluxion.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of a live run gives what that printed, whatever the run took for granted. */
class LiveReplayTest {
  /** A gap of 400 s, a key that returns after more than an hour, and one too many. */
  private static final String ROWS =
      "k,x,y\na,0,0\nb,0,0\nc,0,0\na,10,5\na,410,9\na,420,11\n"
          + "a,720,12\na,1020,13\na,1320,14\na,1620,15\na,1920,16\na,2220,17\na,2520,18\n"
          + "a,2820,19\na,3120,20\na,3420,21\na,3720,22\nb,3730,7\nb,3740,8\n";

  @TempDir private Path folder;

  private String recording;
  private String printed;

  @BeforeEach
  void record() {
    recording = folder.resolve("a.fluxion").toString();
    final CommandRun live =
        new CommandRun()
            .in(ROWS)
            .run(
                ("live - --key k --x x --x-unit s --y y --out csv --max-gap 300 --max-keys 2"
                        + " --idle-timeout 3600s --record "
                        + recording)
                    .split(" "));
    assertThat(live.status()).as("%s", live).isZero();
    printed = live.out();
  }

  private static String done(final String words) {
    final CommandRun run = new CommandRun().run(words.split(" "));
    assertThat(run.status()).as("%s", run).isZero();
    return run.out();
  }

  @Test
  void shouldGiveWhatWasPrinted() {
    assertThat(printed)
        .contains("a,410000000000,y,,GAP\n", "c,0,y,,REJECTED\n", "b,3730000000000,y,,FIRST\n");
    assertThat(done("replay --out csv " + recording)).isEqualTo(printed);
    assertThat(done("replay --out ndjson " + recording)).contains("\"GAP\"", "\"REJECTED\"");
  }

  @Test
  void shouldGiveItFromARecordingOfTheRecording() {
    final String copy = folder.resolve("copy.fluxion").toString();
    done("record --out " + copy + ' ' + recording);
    assertThat(done("replay --out csv " + copy)).isEqualTo(printed);
  }

  @Test
  void shouldDoOtherwiseWhereAskedTo() {
    assertThat(
            done("replay --max-gap 9000s --idle-timeout 9000s --max-keys 3 --out csv " + recording))
        .doesNotContain("GAP", "REJECTED", "b,3730000000000,y,,FIRST");
    assertThat(done("replay --max-gap 500s --out csv " + recording))
        .doesNotContain("GAP")
        .contains("b,3730000000000,y,,FIRST\n");
    // An x that only counts knows no time that a key could be idle for.
    assertThat(done("replay --x-kind counter --out csv " + recording)).contains("GAP");
  }

  @Test
  void shouldSayWhatItWillReplayWith() {
    final String with = "--idle-timeout 3600s --max-gap 300 --max-keys 2";
    assertThat(done("inspect --out table " + recording)).contains("\nreplays with " + with + '\n');
    assertThat(done("inspect --out ndjson " + recording))
        .contains(
            "\"settings\":{\"--idle-timeout\":\"3600s\",\"--max-gap\":\"300\","
                + "\"--max-keys\":\"2\"}");
  }
}
