// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRunTest {
  private static final String ROWS = "key,x,y\na,1,1\na,2,3\n";
  private static final String RESULTS =
      "key,x,field,derivative,status\na,1,y,,FIRST\na,2,y,2.0,OK\n";
  private static final String FRAME =
      "{\"id\":\"c1\",\"name\":\"/web\",\"read\":\"2026-01-01T00:00:0%d.5Z\",\"cpu_stats\":"
          + "{\"cpu_usage\":{\"total_usage\":%d},\"system_cpu_usage\":%d,\"online_cpus\":2},"
          + "\"precpu_stats\":{}}%n";

  @TempDir Path folder;

  @Test
  void shouldWriteCsvWhereNobodyIsLooking() {
    final CommandRun run = new CommandRun().in(ROWS).replay();

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).isEqualTo(RESULTS);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void shouldWriteATableOnATerminal() {
    final CommandRun run = new CommandRun().in(ROWS).onTerminal().replay();

    assertThat(run.out()).contains("derivative").contains("█").contains("2 samples · 1 key");
  }

  @Test
  void shouldWriteNothingWhenAskedTo() {
    final CommandRun run = new CommandRun().in(ROWS).replay("--out", "none");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void shouldWriteSeveralFormsAtOnce() throws IOException {
    final Path csv = folder.resolve("out.csv");
    final CommandRun run =
        new CommandRun().in(ROWS).replay("--out", "csv=" + csv, "--out", "summary");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(Files.readString(csv)).isEqualTo(RESULTS);
    assertThat(run.out()).contains("largest step").contains("2 samples · 1 key");
  }

  /** A full disk costs one output, and is said; the others have everything. */
  @Test
  void shouldGoOnWithTheOthersWhereOneOutputFails() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
    final Path csv = folder.resolve("out.csv");
    final CommandRun run =
        new CommandRun().in(ROWS).replay("--out", "csv=" + csv, "--out", "ndjson=/dev/full");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err())
        .isEqualTo("fluxion: ndjson /dev/full cannot be written: No space left on device\n");
    assertThat(Files.readString(csv)).isEqualTo(RESULTS);
  }

  @Test
  void shouldRefuseToWriteOverWhatItReads() throws IOException {
    final String input = file("a.csv", ROWS);
    final CommandRun run =
        new CommandRun()
            .run("replay", "--key", "key", "--x", "x", "--y", "y", "--out", "csv=" + input, input);

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("--out " + input + " is the input " + input + " itself");
    assertThat(Files.readString(Path.of(input))).isEqualTo(ROWS);
  }

  @Test
  void shouldReadFilesInTurnIntoOneStore() throws IOException {
    final String first = file("a.csv", ROWS);
    final String second = file("b.csv", "y,x,key\r\n9,4,a\r\n");
    final CommandRun run =
        new CommandRun()
            .run("replay", "--key", "key", "--x", "x", "--y", "y", first, second, first);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out())
        .isEqualTo(RESULTS + "a,4,y,3.0,OK\na,1,y,,OUT_OF_ORDER\na,2,y,,OUT_OF_ORDER\n");
  }

  @Test
  void shouldReadDockerFrames() {
    final String frames = String.format(FRAME, 1, 100, 1_000) + String.format(FRAME, 2, 200, 1_400);
    final CommandRun run =
        new CommandRun().in(frames).run("replay", "--out", "table", "--emit", "increase", "-");

    assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("web").contains("50.00").contains("1.0 s recorded");
  }

  @Test
  void shouldNameAFileThatIsNotThereBeforeAnythingIsPrinted() throws IOException {
    final CommandRun run =
        new CommandRun()
            .run("replay", "--key", "key", "--x", "x", "--y", "y", file("a.csv", ROWS), "none.csv");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("fluxion: no such file: none.csv\n");
  }

  @Test
  void shouldRefuseAFolder() {
    final CommandRun run = new CommandRun().run("replay", folder.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).isEqualTo("fluxion: " + folder + " is a directory\n");
  }

  @Test
  void shouldFailWithoutAGoodRow() {
    for (final String rows : new String[] {"", "key,x,y\n", "key,x,y\na,b,c\n"}) {
      final CommandRun run = new CommandRun().in(rows).replay();

      assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.FAILED);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("fluxion: ");
    }
  }

  @Test
  void shouldNameTenMalformedRowsAndCountAll() {
    final String rows = ROWS + "a,x,1\n".repeat(12) + "a,3,4\n";
    final CommandRun run = new CommandRun().in(rows).replay();

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).isEqualTo(RESULTS + "a,3,y,1.0,OK\n");
    assertThat(run.err())
        .hasLineCount(11)
        .startsWith("fluxion: standard input:4: ")
        .contains("\nfluxion: standard input:13: ")
        .endsWith("\nfluxion: 12 malformed rows, the first 10 of them named above\n");
  }

  /** Such lines look like another encoding, or like a broken one. */
  @Test
  void shouldPassOverLinesOfJsonThatBeginWithZeroBytes() throws IOException {
    final String row = "{\"k\":\"a\",\"x\":%d,\"y\":%d}\n";
    final String text =
        String.format(row, 1, 1)
            + "\0{\0\0\n"
            + String.format(row, 2, 3)
            + "{\0\0\0AAAA\n{\0\0\0\0\n"
            + String.format(row, 3, 4);
    final CommandRun run =
        new CommandRun()
            .run("replay", "--key", "/k", "--x", "/x", "--y", "/y", file("zeros.ndjson", text));

    assertThat(run.out()).isEqualTo(RESULTS + "a,3,y,1.0,OK\n");
    assertThat(run.err())
        .hasLineCount(3)
        .contains("zeros.ndjson:2: ")
        .contains("zeros.ndjson:4: ")
        .contains("zeros.ndjson:5: ");
    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void shouldStopAtTheFirstMalformedRowWhenStrict() {
    final CommandRun run = new CommandRun().in(ROWS + "a,x,1\na,3,4\n").replay("--strict");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEqualTo(RESULTS);
    assertThat(run.err()).hasLineCount(1).startsWith("fluxion: standard input:4: ");
  }

  @Test
  void shouldPrintTheGoodRowsOfATornFile() throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gz = new GZIPOutputStream(bytes, true)) {
      gz.write(ROWS.getBytes(StandardCharsets.UTF_8));
      gz.flush();
      bytes.flush();
    }
    final Path torn = folder.resolve("torn.csv.gz");
    final byte[] whole = bytes.toByteArray();
    // Its last ten bytes are the empty end block and the checksum.
    Files.write(torn, Arrays.copyOf(whole, whole.length - 9));
    final CommandRun run =
        new CommandRun().run("replay", "--key", "key", "--x", "x", "--y", "y", torn.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEqualTo(RESULTS);
    assertThat(run.err()).hasLineCount(1).contains("torn.csv.gz");
  }

  @Test
  void shouldNotMixFramesWithRows() throws IOException {
    final String frames = file("frames.ndjson", String.format(FRAME, 1, 100, 1_000));
    final CommandRun run = new CommandRun().run("replay", frames, file("a.csv", ROWS));

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).hasLineCount(1).contains("a.csv holds csv, unlike the files before it");
  }

  @Test
  void shouldSayWhatCsvNeeds() {
    final CommandRun run = new CommandRun().in(ROWS).run("replay", "-");

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err())
        .isEqualTo(
            "fluxion: standard input holds csv: give --key, --x and --y to name its columns\n");
  }

  @Test
  void shouldEndQuietlyWhenTheReaderIsGone() {
    final CommandRun run = new CommandRun().in(ROWS).out(failing("Broken pipe")).replay();

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void shouldFailWhenTheOutputCannotBeWritten() {
    for (final String out : new String[] {"csv", "ndjson", "table"}) {
      final CommandRun run =
          new CommandRun().in(ROWS).out(failing("No space left on device")).replay("--out", out);

      assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
      assertThat(run.err())
          .isEqualTo("fluxion: the output cannot be written: No space left on device\n");
    }
  }

  @Test
  void shouldNameTheBytesOfAStoreThatDoesNotFit() {
    final CommandRun run =
        new CommandRun().in(ROWS).replay("--max-keys", "268435456", "--window", "1000");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .hasLineCount(1)
        .contains("268435456 keys needs 438")
        .contains(" bytes, the heap has at most ")
        .contains("--max-keys")
        .contains("-Xmx");
  }

  private static final String FULL =
      "fluxion: the store is full with --max-keys 1: samples of further keys are REJECTED\n"
          + "fluxion: 2 samples were REJECTED: --max-keys 1 is too few\n";

  /** By rows, by rounds, and by the blocks of a recording. */
  @Test
  void shouldSayOnceThatTheStoreRejects() {
    final String rows = ROWS + "b,2,1\nb,3,1\na,4,7\n";
    final CommandRun seen = new CommandRun().in(rows).replay("--max-keys", "1");
    final CommandRun unseen = new CommandRun().in(rows).replay("--max-keys", "1", "--out", "none");
    final String recording = folder.resolve("a.fluxion").toString();
    final CommandRun recorded =
        new CommandRun()
            .in(rows)
            .run("record", "--key", "key", "--x", "x", "--y", "y", "--record", recording, "-");
    final CommandRun blocks =
        new CommandRun().run("replay", "--max-keys", "1", "--out", "none", recording);

    assertThat(seen.out()).contains("b,2,y,,REJECTED\nb,3,y,,REJECTED\na,4,y,2.0,OK\n");
    assertThat(recorded.status()).isEqualTo(ExitStatus.DONE);
    for (final CommandRun run : new CommandRun[] {seen, unseen, blocks}) {
      assertThat(run.status()).isEqualTo(ExitStatus.DONE);
      assertThat(run.err()).isEqualTo(FULL);
    }
  }

  @Test
  void shouldCountASampleOfSeveralFieldsOnceWhereItIsRejected() {
    final CommandRun run =
        new CommandRun()
            .in("k,x,y,z\na,1,1,1\nb,1,1,1\n")
            .run("replay --key k --x x --y y,z --max-keys 1 --out csv -".split(" "));

    assertThat(run.err()).endsWith("fluxion: 1 sample was REJECTED: --max-keys 1 is too few\n");
  }

  @Test
  void shouldCountTheSameWhereNobodyLooks() throws IOException {
    final StringBuilder text = new StringBuilder("key,x,y\n");
    for (int i = 0; i < 5_000; i++) {
      text.append((char) ('a' + i % 5)).append(',').append(i / 5).append(',');
      text.append(i % 17 == 0 ? "" : Integer.toString(i * (i % 41))).append('\n');
      text.append(i % 1_300 == 1_299 ? "a,b,c\n" : "");
    }
    // Rows that wait for others are in the counts wherever the run ends.
    for (final String strict : new String[] {"", " --strict"}) {
      final String seen = summary(text.toString(), "--out csv --max-keys 4" + strict);
      assertThat(summary(text.toString(), "--out none --max-keys 4" + strict)).isEqualTo(seen);
      assertThat(seen).contains(strict.isEmpty() ? "\"malformed\":3" : "\"malformed\":1");
      assertThat(seen).doesNotContain("\"OK\":0").doesNotContain("\"REJECTED\":0");
    }
  }

  private String summary(final String text, final String options) throws IOException {
    final Path file = folder.resolve("counts.json");
    new CommandRun().in(text).replay((options + " --summary-json " + file).split(" "));
    final String summary = Files.readString(file);
    // All but how long it took.
    return summary.substring(0, summary.indexOf("\"seconds\""));
  }

  @Test
  void shouldSumTheRunUp() throws IOException {
    final Path summary = folder.resolve("summary.json");
    final CommandRun run =
        new CommandRun()
            .in(ROWS + "b,1,\nc,1,1\nbad\n")
            .replay("--max-keys", "1", "--strict", "--summary-json", summary.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(Files.readString(summary))
        .startsWith(
            "{\"samples\":4,\"keys\":1,\"malformed\":1,\"status\":{\"OK\":1,\"FIRST\":1,"
                + "\"RESET\":0,\"WRAP\":0,\"GAP\":0,\"DUPLICATE_X\":0,\"OUT_OF_ORDER\":0,"
                + "\"MISSING\":0,\"NOT_A_NUMBER\":0,\"REJECTED\":2,\"OUT_OF_RANGE\":0},"
                + "\"seconds\":")
        .containsPattern("\"samples_per_second\":[0-9]+,\"store_bytes\":[1-9][0-9]+}\n$");
  }

  @Test
  void shouldRefuseASummaryThatCannotBeWritten() {
    for (final String path : new String[] {folder.toString(), folder + "/none/summary.json"}) {
      final CommandRun run = new CommandRun().in(ROWS).replay("--summary-json", path);

      assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).hasLineCount(1).contains("--summary-json " + path);
    }
  }

  @Test
  void shouldShowProgressOnceASecondHasPassedAndTakeItAway() {
    final CommandRun run =
        new CommandRun().in(new SlowInput()).messagesOnTerminal().replay("--out", "none");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.err()).contains("replay").contains("rows").endsWith("\r\u001b[K");
  }

  @Test
  void shouldShowNoProgressOfAShortRun() {
    assertThat(new CommandRun().in(ROWS).messagesOnTerminal().replay().err()).isEmpty();
  }

  @Test
  void shouldKeepEveryMessageOnOneLine() {
    final CommandRun run = new CommandRun().in(ROWS).replay("--emit", "a\nb\u001b[2J");

    assertThat(run.err())
        .startsWith("fluxion: invalid value for --emit: 'a\\nb\\u001b[2J' is none of")
        .hasLineCount(1);
  }

  private String file(final String name, final String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static OutputStream failing(final String message) {
    return new OutputStream() {
      @Override
      public void write(final int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  /** Ten bytes at a time, one time in 0.1 s. */
  private static final class SlowInput extends InputStream {
    private final byte[] rows =
        ("key,x,y\n" + "a,1,1\n".repeat(30)).getBytes(StandardCharsets.UTF_8);
    private int position;

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(final byte[] bytes, final int offset, final int length) throws IOException {
      if (position == rows.length) {
        return -1;
      }
      try {
        Thread.sleep(100);
      } catch (final InterruptedException e) {
        throw new IOException(e);
      }
      final int count = Math.min(Math.min(length, 10), rows.length - position);
      System.arraycopy(rows, position, bytes, offset, count);
      position += count;
      return count;
    }
  }
}
