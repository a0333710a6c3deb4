// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Keys of a live run are idle by the time at which their rows arrive, whatever x says, and those of
 * its recording too, however fast it is replayed.
 */
@Execution(ExecutionMode.CONCURRENT)
class LiveTimeTest {
  private static final long QUIET_MILLIS = 700;
  private static final String COLUMNS = "live - --key k --x x --y y --out csv --record ";
  private static final String IDLE = " --x-unit ms --idle-timeout 500ms";

  /** One key is ahead of all others by a century, one behind by as much. */
  private static final String BEFORE =
      "k,x,y\na,1000,1\nahead,4102444800000,1\nbehind,-4102444800000,1\na,1100,2\n";

  private static final String AFTER = "a,1150,5\na,1160,6\nb,1000,1\nahead,4102444800010,2\n";

  @TempDir private Path folder;

  private String recording;
  private String printed;

  /** Waits before its first byte. */
  private static final class LateInput extends FilterInputStream {
    private boolean begun;

    private LateInput(final String text) {
      super(bytes(text));
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException {
      if (!begun) {
        begun = true;
        try {
          Thread.sleep(QUIET_MILLIS);
        } catch (final InterruptedException e) {
          throw new InterruptedIOException();
        }
      }
      return super.read(target, offset, length);
    }
  }

  private static InputStream bytes(final String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String live(final String words) {
    final CommandRun live =
        new CommandRun()
            .in(new SequenceInputStream(bytes(BEFORE), new LateInput(AFTER)))
            .run((COLUMNS + recording + words).split(" "));
    assertThat(live.status()).as("%s", live).isZero();
    assertThat(live.err()).isEmpty();
    return live.out();
  }

  private static String done(final String words) {
    final CommandRun run = new CommandRun().run(words.split(" "));
    assertThat(run.status()).as("%s", run).isZero();
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  @BeforeEach
  void record() {
    recording = folder.resolve("a.fluxion").toString();
    printed = live(IDLE);
  }

  @Test
  void shouldForgetAKeyThatWasQuietAndNoOther() {
    assertThat(printed)
        .isEqualTo(
            "key,x,field,derivative,status\n"
                + "a,1000000000,y,,FIRST\n"
                + "ahead,4102444800000000000,y,,FIRST\n"
                + "behind,-4102444800000000000,y,,FIRST\n"
                + "a,1100000000,y,10.0,OK\n"
                + "a,1150000000,y,,FIRST\n"
                + "a,1160000000,y,100.0,OK\n"
                + "b,1000000000,y,,FIRST\n"
                + "ahead,4102444800010000000,y,,FIRST\n");
  }

  @Test
  void shouldReplayToWhatWasPrinted() {
    assertThat(done("replay --out csv " + recording)).isEqualTo(printed);
    final String copy = folder.resolve("copy.fluxion").toString();
    done("record --record " + copy + ' ' + recording);
    assertThat(done("replay --out csv " + copy)).isEqualTo(printed);
  }

  @Test
  void shouldReplayToTheSameWhereNobodyLooksAtRows() throws IOException {
    final Path byRow = folder.resolve("row.json");
    final Path byBlock = folder.resolve("block.json");
    done("replay --out csv --summary-json " + byRow + ' ' + recording);
    done("replay --out none --summary-json " + byBlock + ' ' + recording);
    assertThat(untimed(byBlock)).isEqualTo(untimed(byRow)).contains("\"FIRST\":6");
  }

  private static String untimed(final Path summary) throws IOException {
    return Files.readString(summary).replaceAll("\"(seconds|samples_per_second)\":[^,}]*", "");
  }

  /** Also of a run that kept its keys, by which they are idle where a replay asks for it. */
  @Test
  void shouldKeepTheTimeWithoutAnIdleTimeoutToo() {
    final String kept = live(" --x-unit ms");
    assertThat(kept).contains("a,1150000000,y,60.0,OK\n");
    assertThat(done("replay --out csv " + recording)).isEqualTo(kept);
    assertThat(done("replay --idle-timeout 500ms --out csv " + recording)).isEqualTo(printed);
  }

  /** What is no time of day moves as it did: two keys must have reached it. */
  @Test
  void shouldTakeTheTimeFromTwoKeysWhereXHasNoUnit() {
    final String kept = live(" --idle-timeout 500");
    assertThat(kept).contains("a,1150,y,0.06,OK\n");
    assertThat(done("replay --out csv " + recording)).isEqualTo(kept);
  }

  /**
   * One input after the other says the time; from the first time that is said rows move nothing.
   */
  @Test
  void shouldReplaySeveralRecordingsInTurn() throws IOException {
    final Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "k,x,y\nc,0,1\nd,0,1\nd,9000,2\ne,9000,2\nc,9000,2\n");
    final String silent = folder.resolve("silent.fluxion").toString();
    done("record --record " + silent + " --key k --x x --x-unit ms --y y " + rows);
    final String replay = "replay --idle-timeout 500ms --out csv ";
    final String first = "c,9000000000,y,,FIRST\n";
    assertThat(done(replay + silent)).contains(first);
    final String header = printed.substring(0, printed.indexOf('\n') + 1);
    final String before = done(replay + silent + ' ' + recording);
    assertThat(before).contains(first).endsWith(printed.substring(header.length()));
    final String behind = done(replay + recording + ' ' + silent);
    assertThat(behind).startsWith(printed).endsWith("c,9000000000,y,,GAP\n");
    final String both = folder.resolve("both.fluxion").toString();
    done("record --record " + both + ' ' + recording + ' ' + silent);
    assertThat(done(replay + both)).isEqualTo(behind);
  }
}
