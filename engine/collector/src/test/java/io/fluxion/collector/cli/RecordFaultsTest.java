// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is lost with what is wrong, and what is said about it. */
class RecordFaultsTest extends RecordedRows {
  private static final int END_MARK = 64;

  @Test
  void shouldNameMalformedRowsAndRecordTheOthers() throws IOException {
    final String bad =
        Files.writeString(folder.resolve("bad.csv"), ROWS + "a,x,1,1\na,9,9,9\n").toString();
    final String names = " --key key --x x --y y,z " + bad;
    final CommandRun run = run("record --record " + recording + names);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1).contains(bad + ":6: ");
    assertThat(done("replay --out csv " + recording)).isEqualTo(done("replay --out csv" + names));

    final CommandRun strict = run("record --strict --record " + recording + names);
    assertThat(strict.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(done("replay --out csv " + recording))
        .isEqualTo(done("replay --out csv --key key --x x --y y,z " + csv));
  }

  @Test
  void shouldLeaveTheOldRecordingWhereThereIsNotOneGoodRow() throws IOException {
    final byte[] before = Files.readAllBytes(Path.of(recording));
    for (final String rows : List.of("", "key,x,y\n", "key,x,y\na,b,c\n", "no,such\n1,2\n")) {
      final CommandRun run =
          new CommandRun()
              .in(rows)
              .run(("record --record " + recording + " --key key --x x --y y -").split(" "));
      assertThat(run.status()).isPositive();
      assertThat(run.err()).startsWith("fluxion: ");
    }
    assertThat(Files.readAllBytes(Path.of(recording))).isEqualTo(before);
    assertThat(run("record --record " + folder + "/no/x --key key --x x --y y " + csv).err())
        .hasLineCount(1)
        .contains("there is no folder");
  }

  @Test
  void shouldSayWhatADamagedBlockCosts() throws IOException {
    final byte[] bytes = Files.readAllBytes(Path.of(recording));
    bytes[bytes.length - END_MARK - 9] ^= 1;
    final String damaged = Files.write(folder.resolve("damaged"), bytes).toString();
    final String place = "fluxion: " + damaged + ": block 1 at byte ";
    final CommandRun run = run("replay --out csv " + damaged);
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith(place)
        .contains("checksum does not match; its 4 rows are lost\n")
        .endsWith(damaged + ": not one good row, 4 malformed\n");
    assertThat(run("replay --strict " + damaged).err())
        .startsWith(place)
        .endsWith(" (--strict stops here)\n");
    assertThat(run("replay --out summary " + damaged).err())
        .startsWith(place)
        .contains("not one good row");
  }

  private String cut(final String name, final int length) throws IOException {
    final byte[] bytes = Files.readAllBytes(Path.of(recording));
    return Files.write(folder.resolve(name), Arrays.copyOf(bytes, length)).toString();
  }

  /** As kill -9 leaves it, or a copy that stopped: no row is known to be lost. */
  @Test
  void shouldSayThatARecordingHasNoEndMark() throws IOException {
    final String cut = cut("cut", (int) Files.size(Path.of(recording)) - END_MARK);
    final String copy = folder.resolve("copy").toString();
    for (final String words :
        List.of(
            "replay --out csv ", "replay --strict --out none ", "record --record " + copy + ' ')) {
      final CommandRun run = run(words + cut);
      assertThat(run.status()).isEqualTo(ExitStatus.DONE);
      assertThat(run.err())
          .isEqualTo(
              "fluxion: "
                  + cut
                  + " ends without an end mark: the run that wrote it was killed or goes on, or the"
                  + " copy is not complete; 4 rows were read\n");
    }
    assertThat(done("replay --out csv " + cut)).isEqualTo(done("replay --out csv " + recording));
    assertThat(run("replay --out none " + copy).err()).isEmpty();
  }

  @Test
  void shouldRefuseAFileThatSomebodyElseRecordsInto() throws IOException {
    final String before = done("replay --out csv " + recording);
    try (FileChannel other = FileChannel.open(Path.of(recording), StandardOpenOption.WRITE)) {
      assertThat(other.tryLock(Long.MAX_VALUE - 1, 1, false)).isNotNull();
      final CommandRun run =
          run("record --record " + recording + " --key key --x x --y y,z " + csv);
      assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
      assertThat(run.err())
          .isEqualTo(
              "fluxion: --record "
                  + recording
                  + " cannot be written: this process already writes it\n");
    }
    assertThat(done("replay --out csv " + recording)).isEqualTo(before);
  }

  @Test
  void shouldGiveTheRowsBeforeATornTail() throws IOException {
    final byte[] bytes = Files.readAllBytes(Path.of(recording));
    final String torn = cut("torn", bytes.length - END_MARK - 8);
    for (final String out : List.of("csv", "none")) {
      final CommandRun run = run("replay --out " + out + ' ' + torn + ' ' + recording);
      assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.DONE);
      assertThat(run.err())
          .hasLineCount(1)
          .contains(
              torn + ": block 1 at byte ", "the file ends before it does; its 4 rows are lost");
      assertThat(run("replay --strict --out " + out + ' ' + torn).status())
          .isEqualTo(ExitStatus.FAILED);
    }
  }

  @Test
  void shouldLoseRowsWhoseKeyIsLongerThanAsked() {
    final CommandRun run = run("replay --max-key-bytes 1 --out csv " + recording);
    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.err()).isEmpty();
    final CommandRun rows =
        new CommandRun()
            .in("key,x,y\nlong,1,1\na,2,3\n")
            .run(("record --record " + recording + " --key key --x x --y y -").split(" "));
    assertThat(rows.status()).isEqualTo(ExitStatus.DONE);
    for (final String out : List.of("csv", "none")) {
      assertThat(run("replay --max-key-bytes 1 --out " + out + ' ' + recording).err())
          .hasLineCount(1)
          .contains("block 1 at byte ", "1 of its rows has a key longer than --max-key-bytes 1");
    }
  }
}
