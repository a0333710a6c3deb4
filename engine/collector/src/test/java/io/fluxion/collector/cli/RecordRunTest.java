// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Record and replay, as they are called: a recording is as good as what it was made of. */
class RecordRunTest extends RecordedRows {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final String ALL =
      "value,derivative,delta,increase,rate,resets,changes,slope,intercept,r2,mean,min,max,stddev,"
          + "y_mean,y_min,y_max,integral";
  private static final String RECORDING =
      Path.of(System.getProperty("fluxion.root", "../.."))
          .resolve("replay-data/docker/merged.ndjson")
          .toString();

  static {
    System.out.println("RecordRunTest: -Dfluxion.seed=" + SEED);
  }

  private final SplittableRandom random = new SplittableRandom(SEED);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|",
        "--y-type ulong | --reset wrap64",
        "--y-type ulong | --reset wrap32",
        "--y-type double | --nan propagate --duplicate keep-last",
        "--y-type double --y-kind counter | --missing break",
        "--x-type double | --max-gap 3.5",
        "--x-type double --y-type double |",
        "--x-unit s | --max-gap 3s --idle-timeout 20s --max-keys 7",
        "--x-unit ms --y-kind gauge | --scale 0.1 --window 3",
        "--x-kind counter | --reset from-zero",
      })
  void shouldReplayWhatTheInputGives(final String columns, final String policy) throws IOException {
    final String of = columns == null ? "" : ' ' + columns;
    final String by = " --emit " + ALL + limited(policy);
    for (final boolean ndjson : new boolean[] {false, true}) {
      final String in = random(ndjson, of.contains("--y-type double"), of.contains("ulong"));
      final String names = ndjson ? " --key /k,/h --x /x --y /y,/z" : " --key k,h --x x --y y,z";
      final String first = folder.resolve("first.fluxion").toString();
      final String second = folder.resolve("second.fluxion").toString();
      done("record --record " + first + names + of + ' ' + in);
      done("record --max-keys 5 --record " + second + ' ' + first);
      final String out =
          "replay --out " + (ndjson ? "csv" : random.nextBoolean() ? "ndjson" : "table");
      final String expected = done(out + names + of + by + ' ' + in);
      assertThat(done(out + by + ' ' + first)).isEqualTo(expected);
      assertThat(done(out + by + ' ' + second)).isEqualTo(expected);
      assertThat(summary("replay" + by + ' ' + second))
          .isEqualTo(summary("replay" + names + of + by + ' ' + in));
    }
  }

  /** A small store is sooner built. */
  private static String limited(final String policy) {
    final String words = policy == null ? "" : ' ' + policy;
    return words.contains("--max-keys") ? words : words + " --max-keys 100";
  }

  /** The counts of a run that goes by blocks, or of text by rows. */
  private String summary(final String words) throws IOException {
    final Path file = folder.resolve("summary.json");
    done(words.replace("replay", "replay --out none --summary-json " + file));
    return Files.readString(file).replaceAll(",\"seconds.*", "");
  }

  private String random(final boolean ndjson, final boolean reals, final boolean unsigned)
      throws IOException {
    final StringBuilder text = new StringBuilder(ndjson ? "" : "k,h,x,y,z\n");
    for (int i = 0; i < 600; i++) {
      final String x = random.nextInt(15) == 0 ? "" : Integer.toString(i / 4 - random.nextInt(3));
      final String form =
          ndjson ? "{\"k\":\"%s\",\"h\":%s,\"x\":%s,\"y\":%s,\"z\":%s}%n" : "%s,%s,%s,%s,%s%n";
      text.append(
          String.format(
              form,
              "wéb" + random.nextInt(4),
              random.nextInt(3),
              cell(x, ndjson),
              cell(number(i, reals, unsigned, ndjson), ndjson),
              cell(number(i, reals, unsigned, ndjson), ndjson)));
    }
    return Files.writeString(folder.resolve(ndjson ? "in.ndjson" : "in.csv"), text).toString();
  }

  private static String cell(final String number, final boolean ndjson) {
    return ndjson && number.isEmpty() ? "null" : number;
  }

  private String number(
      final int i, final boolean reals, final boolean unsigned, final boolean ndjson) {
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> unsigned ? "18446744073709551615" : "-9223372036854775808";
      case 2 -> reals ? "-0.0" : Integer.toString(random.nextInt(50));
      case 3 -> reals && !ndjson ? "NaN" : "0";
      case 4 -> reals && !ndjson ? "-Infinity" : "9223372036854775807";
      case 5 -> reals ? "1e-320" : "7";
      default -> reals ? i * 0.25 + "" : Integer.toString(i * 3);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "ndjson", "table", "none"})
  void shouldReplayFramesAsDockerDoes(final String out) {
    final String frames = folder.resolve("docker.fluxion").toString();
    done("record --record " + frames + ' ' + RECORDING);
    final String options = " --out " + out + " --emit " + ALL + " --max-gap 5s ";

    assertThat(done("replay" + options + frames)).isEqualTo(done("replay" + options + RECORDING));
  }

  @Test
  void shouldReadARecordingHoweverItComesIn() throws IOException {
    final String expected = done("replay --out csv " + recording);
    final byte[] bytes = Files.readAllBytes(Path.of(recording));
    final ByteArrayOutputStream gz = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(gz)) {
      packed.write(bytes);
    }
    for (final byte[] content : List.of(bytes, gz.toByteArray())) {
      final Path file = Files.write(folder.resolve("copy"), content);
      for (final String format : List.of("auto", "fluxion")) {
        final String words = "replay --format " + format + " --out csv ";
        assertThat(done(words + file)).isEqualTo(expected);
        final CommandRun piped =
            new CommandRun().in(new ByteArrayInputStream(content)).run((words + '-').split(" "));
        assertThat(piped.out()).as("%s", piped).isEqualTo(expected);
      }
    }
  }

  @Test
  void shouldReadSeveralRecordingsIntoOneStore() {
    final String twice = "replay --out csv --key key --x x --y y,z " + csv + ' ' + csv;

    assertThat(done("replay --out csv " + recording + ' ' + recording)).isEqualTo(done(twice));
  }

  @Test
  void shouldChooseFieldsInTheOrderGiven() {
    final String words = "replay --out csv --emit increase --key key --x x --y z ";

    assertThat(done(words + recording)).isEqualTo(done(words + csv));
    assertThat(done("replay --out csv --y z,y " + recording))
        .isEqualTo(done("replay --out csv --key key --x x --y z,y " + csv));
    assertThat(done("replay --out csv --y-kind gauge --x-kind counter " + recording))
        .isEqualTo(
            done(
                "replay --out csv --key key --x x --y y,z --y-kind gauge --x-kind counter " + csv));
  }

  @Test
  void shouldSumUpForAPersonOnly() {
    final String words = "record --record " + recording + " --key key --x x --y y " + csv;
    assertThat(new CommandRun().messagesOnTerminal().run(words.split(" ")).err())
        .startsWith("fluxion: 4 rows in 1 blocks, ")
        .endsWith(" bytes: " + recording + "\n");
    assertThat(run(words).err()).isEmpty();
  }

  @Test
  void shouldBeUtf8Everywhere() {
    final CommandRun rows =
        new CommandRun()
            .in(new ByteArrayInputStream("ü,x,ÿ\nß,1,1\n".getBytes(StandardCharsets.UTF_8)))
            .run(("record --record " + recording + " --key ü --x x --y ÿ -").split(" "));
    assertThat(rows.status()).as("%s", rows).isEqualTo(ExitStatus.DONE);
    assertThat(done("replay --out csv " + recording)).contains("ß,1,ÿ,,FIRST");
  }
}
