// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.StuckStream;
import io.fluxion.collector.output.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a live run says, and who has to wait for that. */
class LiveMessagesTest {
  private static final int NAMED = 10;
  private static final String ROWS = "k,x,y\na,1,5\na,b,c\na,2,7\na,d,e\n";
  private static final String[] WORDS = {
    "live", "-", "--key", "k", "--x", "x", "--y", "y", "--out", "csv"
  };

  /** A full pipe behind standard error keeps neither the rows nor the end waiting. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldNotWaitForWhoDoesNotReadWhatIsSaid() {
    final StuckStream err = new StuckStream();
    try {
      final CommandRun run = new CommandRun().in(ROWS).err(err).run(WORDS);
      assertThat(run.status()).isZero();
      assertThat(run.out())
          .isEqualTo("key,x,field,derivative,status\na,1,y,,FIRST\na,2,y,2.0,OK\n");
      assertThat(err.text()).isEmpty();
    } finally {
      err.release();
    }
  }

  @Test
  void shouldHaveSaidEverythingWhenItEnds() {
    final StringBuilder rows = new StringBuilder("k,x,y\n");
    final StringBuilder said = new StringBuilder();
    for (int i = 0; i < NAMED; i++) {
      rows.append("a,b,c\n");
      said.append("fluxion: standard input:" + (i + 2) + ": x 'b' is not a whole number\n");
    }
    final CommandRun run = new CommandRun().in(rows + "a,b,c\n").run(WORDS);
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err())
        .isEqualTo(
            said
                + "fluxion: 11 malformed rows, the first 10 of them named above\n"
                + "fluxion: standard input: not one good row\n");
  }

  /** A run that could not read any row for another reason says that one alone. */
  @Test
  void shouldSayOneReasonForItsEnd() {
    final CommandRun run =
        new CommandRun()
            .in("{\"k\":\"a\",\"x\":1,\"y\":5}\n")
            .run("live", "-", "--format", "ndjson", "--key", "k", "--x", "/x", "--y", "/y");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).hasLineCount(1).contains("'k' is not a JSON pointer");
  }

  @Test
  @Timeout(30)
  void shouldLeaveNoThreadBehind() throws InterruptedException {
    assertThat(new CommandRun().in(ROWS).run(WORDS).err()).hasLineCount(2);
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("fluxion-messages"))) {
      Thread.sleep(10);
    }
  }
}
