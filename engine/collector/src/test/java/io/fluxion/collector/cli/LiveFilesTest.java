// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that {@code fluxion live} is to write. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveFilesTest {
  private static final String OLD = "of an earlier run\n";

  @TempDir private Path folder;

  private Path old;

  @BeforeEach
  void write() throws IOException {
    old = Files.writeString(folder.resolve("old"), OLD);
  }

  private static CommandRun lines(final String rows, final String... more) {
    final List<String> words = new ArrayList<>(List.of("live", "-"));
    words.addAll(List.of("--key", "k", "--x", "x", "--y", "y"));
    words.addAll(Arrays.asList(more));
    return new CommandRun().in(rows).run(words.toArray(String[]::new));
  }

  /** The file of an Aeron driver is mapped by that driver: cut to nothing, it would end it. */
  @Test
  void shouldRefuseToWriteOverTheCounters() throws IOException {
    final Path link = Files.createSymbolicLink(folder.resolve("link"), old);
    for (final Path out : List.of(old, link, folder.resolve("./old"))) {
      for (final String option : List.of("--record", "--out", "--summary-json")) {
        final CommandRun run =
            new CommandRun()
                .run(
                    "live",
                    "counters",
                    old.toString(),
                    option,
                    (option.equals("--out") ? "csv=" : "") + out);
        assertThat(run.err())
            .isEqualTo(
                String.format(
                    "fluxion: %s %s is the input %s itself: give another file%n",
                    option, out, old));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
      }
    }
    assertThat(old).hasContent(OLD);
  }

  @Test
  void shouldRefuseTwoNamesOfOneFile() throws IOException {
    final Path link = Files.createSymbolicLink(folder.resolve("link"), old);
    final Path folderLink = Files.createSymbolicLink(folder.resolve("there"), folder);
    final Path absent = folder.resolve("new");
    final Path[][] pairs = {
      {old, folder.resolve("./old")},
      {old, link},
      {old, folderLink.resolve("old")},
      {absent, folder.resolve("../" + folder.getFileName() + "/new")},
      {absent, folderLink.resolve("new")},
    };
    for (final Path[] pair : pairs) {
      final CommandRun run =
          lines("k,x,y\na,1,2\n", "--out", "csv=" + pair[0], "--record", pair[1].toString());
      assertThat(run.err())
          .isEqualTo(
              String.format(
                  "fluxion: '%s' is to be written twice, as '%s' too: give two files%n",
                  pair[1], pair[0]));
      assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    }
    assertThat(old).hasContent(OLD);
    assertThat(absent).doesNotExist();
  }

  /** A link to a file that is not there yet is found out when both are opened. */
  @Test
  void shouldRefuseALinkToTheOtherFileThatIsNotThereYet() throws IOException {
    final Path absent = folder.resolve("new");
    final Path link = Files.createSymbolicLink(folder.resolve("link"), absent);
    final CommandRun run =
        lines("k,x,y\na,1,2\n", "--out", "csv=" + absent, "--record", link.toString());
    assertThat(run.err())
        .isEqualTo(
            "fluxion: --record " + link + " cannot be written: this process already writes it\n");
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void shouldTakeADeviceAsOftenAsItIsNamed() {
    final CommandRun run =
        lines("k,x,y\na,1,2\n", "--out", "csv=/dev/null", "--out", "ndjson=/dev/../dev/null");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  /** As whoever calls it a second time by mistake has it. */
  @Test
  void shouldLeaveEveryFileAsItWasWhereItCannotListen() throws IOException {
    final List<Path> files = new ArrayList<>();
    for (final String name : List.of("csv", "ndjson", "table", "recording", "summary")) {
      files.add(Files.writeString(folder.resolve(name), OLD));
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      final CommandRun run =
          lines(
              "k,x,y\na,1,2\n",
              "--metrics",
              String.valueOf(taken.getLocalPort()),
              "--out",
              "csv=" + files.get(0),
              "--out",
              "ndjson=" + files.get(1),
              "--out",
              "table=" + files.get(2),
              "--record",
              files.get(3).toString(),
              "--summary-json",
              files.get(4).toString());
      assertThat(run.err()).contains("nothing can listen there").hasLineCount(1);
      assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }
    assertThat(files).allSatisfy(file -> assertThat(file).hasContent(OLD));
  }

  @Test
  void shouldLeaveEveryFileAsItWasWhereTheSourceIsNone() throws IOException {
    final Path text = Files.writeString(folder.resolve("text"), "Hello, world!");
    final Path csv = Files.writeString(folder.resolve("csv"), OLD);
    final CommandRun run =
        new CommandRun()
            .run(
                "live",
                "counters",
                text.toString(),
                "--out",
                "csv=" + csv,
                "--record",
                old.toString());
    assertThat(run.err()).contains("it has only 13 bytes").hasLineCount(1);
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(old).hasContent(OLD);
    assertThat(csv).hasContent(OLD);
  }

  @Test
  void shouldKeepNothingOfAnEarlierRun() throws IOException {
    final Path csv = Files.writeString(folder.resolve("csv"), OLD.repeat(100));
    assertThat(lines("k,x,y\na,1,5\n", "--out", "csv=" + csv, "--record", old.toString()).status())
        .isZero();
    assertThat(csv).hasContent("key,x,field,derivative,status\na,1,y,,FIRST\n");
    assertThat(new CommandRun().run("replay", "--out", "csv", old.toString()).out())
        .isEqualTo(Files.readString(csv));
  }

  /** Whoever reads it afterwards must not take the rows of an earlier run for those of this one. */
  @Test
  void shouldLeaveAnEmptyFileWhereNoRowCame() {
    final CommandRun run = lines("k,x,y\n", "--out", "csv=" + old);
    assertThat(run.err()).endsWith("not one good row\n");
    assertThat(old).isEmptyFile();
  }
}
