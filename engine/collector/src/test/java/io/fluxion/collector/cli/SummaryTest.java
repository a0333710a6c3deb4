// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code replay --out summary} says of an input. */
class SummaryTest extends RecordedRows {
  private static final String COLUMNS = " --key key --x x --y y,z ";

  /** Without the blanks between columns. */
  private static List<String> lines(final String text) {
    return text.lines().map(line -> line.strip().replaceAll(" {2,}", " ")).toList();
  }

  @Test
  void shouldSayOfEachKeyAndFieldWhatCame() {
    final String text = done("replay --out summary --max-gap 1" + COLUMNS + csv);

    assertThat(lines(text))
        .containsExactly(
            "key field samples missing first x last x largest step gaps falls",
            "─".repeat(82),
            "a y 3 0 1 4 2 1 0",
            "a z 3 0 1 4 2 1 1",
            "b y 0 1 – – – 0 0",
            "b z 1 0 2 2 0 0 0",
            "(all) y 3 1 1 4 2 1 0",
            "(all) z 4 0 1 4 2 1 1",
            "",
            "4 samples · 2 keys · x from 1 to 4",
            "1 OK · 3 FIRST · 1 RESET · 2 GAP · 1 MISSING");
  }

  @Test
  void shouldSayTheSameOfARecording() {
    assertThat(done("replay --out summary " + recording))
        .isEqualTo(done("replay --out summary" + COLUMNS + csv))
        .contains("(all)");
  }

  /** Whose slots others have, or nobody: they are summed up, and no row is forgotten. */
  @Test
  void shouldSumUpKeysThatAreGone() throws IOException {
    final StringBuilder rows = new StringBuilder("key,x,y\n");
    for (int i = 0; i < 1000; i++) {
      rows.append('k').append(i / 10).append(',').append(i).append(',').append(i % 5).append('\n');
      rows.append("stays,").append(i).append(",7\n");
    }
    final Path file = Files.writeString(folder.resolve("gone.csv"), rows);
    final List<String> lines =
        lines(
            done(
                "replay --out summary --key key --x x --y y --max-keys 20 --idle-timeout 30 "
                    + file));

    assertThat(lines)
        .contains(
            "stays y 1,000 0 0 999 1 0 0",
            "k99 y 10 0 990 999 1 0 1",
            "(97 keys gone) y 970 0 0 969 1 0 97",
            "(all) y 2,000 0 0 999 1 0 100",
            "2,000 samples · 101 keys · x from 0 to 999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "summary"})
  void shouldCallContainersByTheirNames(final String out) {
    final String frames =
        Path.of(System.getProperty("fluxion.root", "../.."))
            .resolve("replay-data/docker/merged.ndjson")
            .toString();
    final String text = done("replay --out " + out + ' ' + frames);

    assertThat(text).contains("\nspin ", "964 samples · 4 containers · 250.7 s recorded");
  }

  @Test
  void shouldSayTheTimesOfAnXWithAUnit() {
    assertThat(lines(done("replay --out summary --x-unit ms" + COLUMNS + csv)))
        .contains("a y 3 0 1970-01-01T00:00:00.001Z 1970-01-01T00:00:00.004Z 0.002 0 1")
        .anyMatch(line -> line.contains("largest step s"));
  }

  @Test
  void shouldSayWhatDamageHasCostOnStandardError() throws IOException {
    final byte[] bytes = Files.readAllBytes(Path.of(recording));
    bytes[bytes.length - 64 - 9] ^= 1;
    final String damaged = Files.write(folder.resolve("damaged"), bytes).toString();
    final CommandRun run = run("replay --out summary " + damaged + ' ' + recording);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.err()).hasLineCount(1).contains(damaged + ": block 1 at byte ", "4 rows");
    assertThat(run.out()).contains("4 samples · 2 keys · x from 1 to 4 · 4 malformed rows");
  }

  @Test
  void shouldPrintNothingWhereNoRowIsGood() {
    final CommandRun run =
        new CommandRun()
            .in("key,x,y\na,b,1\n")
            .run(("replay --out summary --key key --x x --y y -").split(" "));
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEmpty();
  }
}
