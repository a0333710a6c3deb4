package io.fluxion.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Record and replay, as they are called: a recording is as good as what it was made of. */
class RecordRunTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final String ROWS = "key,x,y,z\na,1,1,9\na,2,3,8\nb,2,,7\na,4,2,6\n";
  private static final String ALL = "derivative,delta,increase,rate,resets,changes";
  private static final String RECORDING =
      Path.of(System.getProperty("fluxion.root", "../.."))
          .resolve("replay-data/docker/merged.ndjson")
          .toString();

  static {
    System.out.println("RecordRunTest: -Dfluxion.seed=" + SEED);
  }

  private final SplittableRandom random = new SplittableRandom(SEED);

  @TempDir Path folder;

  private String csv;
  private String recording;

  @BeforeEach
  void record() throws IOException {
    csv = Files.writeString(folder.resolve("a.csv"), ROWS).toString();
    recording = folder.resolve("a.fluxion").toString();
    done("record --out " + recording + " --key key --x x --y y,z " + csv);
  }

  private static CommandRun run(final String words) {
    return new CommandRun().run(words.split(" "));
  }

  private static String done(final String words) {
    final CommandRun run = run(words);
    assertThat(run.status()).as("%s: %s", words, run).isEqualTo(ExitStatus.DONE);
    return run.out();
  }

  // ---- as good as the input

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
      done("record --out " + first + names + of + ' ' + in);
      done("record --max-keys 5 --out " + second + ' ' + first);
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
    done("record --out " + frames + ' ' + RECORDING);
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

  // ---- words that do not fit

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--key host | --key host does not fit",
        "--x ts | --x ts does not fit",
        "--y w | --y has 'w', which is not in",
        "--y y,y | --y has 'y' twice",
        "--x-type double | --x-type double does not fit",
        "--y-type ulong | --y-type ulong does not fit",
        "--x-unit s | --x-unit s does not fit",
        "--reset wrap64 | record with --y-type ulong",
        "--max-gap 5s | '5s' has a unit and x has none",
        "--reset never | is no reset policy",
        "--format csv --key a --x x --y y | no column 'a'",
      })
  void shouldSayWhatDoesNotFitTheRecording(final String options, final String message) {
    for (final String format : List.of("", "--format fluxion ")) {
      if (options.contains("--format") && !format.isEmpty()) {
        continue;
      }
      final CommandRun run = run("replay " + format + options + ' ' + recording);
      if (options.contains("--format csv")) {
        assertThat(run.status()).isPositive();
      } else {
        assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains(message).hasLineCount(1);
      }
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void shouldNotMixWhatDoesNotGoTogether() {
    final String other = folder.resolve("b.fluxion").toString();
    done("record --out " + other + " --key key --x x --y y " + csv);
    final String rows = "replay --key key --x x --y y ";
    for (final String words :
        List.of(
            "replay " + recording + ' ' + other,
            "replay --y y " + recording + ' ' + csv,
            rows + csv + ' ' + other)) {
      final CommandRun run = run(words);
      assertThat(run.status()).as("%s: %s", words, run).isEqualTo(ExitStatus.USAGE);
      assertThat(run.err())
          .hasLineCount(1)
          .containsAnyOf("than the files before it", "unlike the files before it");
    }
  }

  @Test
  void shouldRefuseToRecordOverItsInput() throws IOException {
    final Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(csv));
    for (final String out : List.of(csv, link.toString(), folder + "/./a.csv")) {
      final CommandRun run = run("record --out " + out + " --key key --x x --y y " + csv);
      assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
      assertThat(run.err()).hasLineCount(1).contains("--out " + out + " is the input");
    }
    assertThat(Files.readString(Path.of(csv))).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record a.csv",
        "record --out - a.csv",
        "record --out x.fluxion",
        "record --out x.fluxion --key k a.csv",
        "record --out x.fluxion --max-keys 0 a.csv",
        "record --out x.fluxion --reset drop a.csv",
        "record --out x.fluxion --key k --x x --y y --max-keys 99999 --max-key-bytes 65535 a.csv",
        "inspect",
        "inspect --out csv a.fluxion",
        "inspect --max-gap 5s a.fluxion",
      })
  void shouldRefuseWordsThatAreOff(final String words) throws IOException {
    final CommandRun run =
        run(
            words
                .replace("a.csv", csv)
                .replace("a.fluxion", recording)
                .replace("x.f", folder + "/x.f")
                .replace("--key k ", "--key key "));
    assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).hasLineCount(1);
    assertThat(folder.resolve("x.fluxion")).doesNotExist();
  }

  // ---- what goes wrong

  @Test
  void shouldNameMalformedRowsAndRecordTheOthers() throws IOException {
    final String bad =
        Files.writeString(folder.resolve("bad.csv"), ROWS + "a,x,1,1\na,9,9,9\n").toString();
    final String names = " --key key --x x --y y,z " + bad;
    final CommandRun run = run("record --out " + recording + names);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1).contains(bad + ":6: ");
    assertThat(done("replay --out csv " + recording)).isEqualTo(done("replay --out csv" + names));

    final CommandRun strict = run("record --strict --out " + recording + names);
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
              .run(("record --out " + recording + " --key key --x x --y y -").split(" "));
      assertThat(run.status()).isPositive();
      assertThat(run.err()).startsWith("fluxion: ");
    }
    assertThat(Files.readAllBytes(Path.of(recording))).isEqualTo(before);
    assertThat(run("record --out " + folder + "/no/x --key key --x x --y y " + csv).err())
        .hasLineCount(1)
        .contains("there is no folder");
  }

  @Test
  void shouldSayWhatADamagedBlockCosts() throws IOException {
    final byte[] bytes = Files.readAllBytes(Path.of(recording));
    bytes[bytes.length - 9] ^= 1;
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
    assertThat(run("inspect " + damaged).err()).startsWith(place).contains("not one good row");
  }

  @Test
  void shouldGiveTheRowsBeforeATornTail() throws IOException {
    final String frames = folder.resolve("docker.fluxion").toString();
    done("record --out " + frames + ' ' + csv + " --key key --x x --y y,z");
    final byte[] bytes = Files.readAllBytes(Path.of(frames));
    final String torn =
        Files.write(folder.resolve("torn"), Arrays.copyOf(bytes, bytes.length - 8)).toString();
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
            .run(("record --out " + recording + " --key key --x x --y y -").split(" "));
    assertThat(rows.status()).isEqualTo(ExitStatus.DONE);
    for (final String out : List.of("csv", "none")) {
      assertThat(run("replay --max-key-bytes 1 --out " + out + ' ' + recording).err())
          .hasLineCount(1)
          .contains("block 1 at byte ", "1 of its rows has a key longer than --max-key-bytes 1");
    }
  }

  // ---- inspect

  @Test
  void shouldSayWhatARecordingHolds() {
    final String text = done("inspect " + recording);
    assertThat(text)
        .contains("fluxion recording, version 1")
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
  void shouldSayThatOtherFilesAreNoRecordings() {
    final CommandRun run = run("inspect " + csv);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).hasLineCount(1).contains(csv + " holds csv, not a recording");
    assertThat(run("replay --format fluxion " + csv).err())
        .isEqualTo("fluxion: " + csv + " is no recording of fluxion: it begins otherwise\n");
  }

  @Test
  void shouldSumUpForAPersonOnly() {
    final String words = "record --out " + recording + " --key key --x x --y y " + csv;
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
            .run(("record --out " + recording + " --key ü --x x --y ÿ -").split(" "));
    assertThat(rows.status()).as("%s", rows).isEqualTo(ExitStatus.DONE);
    assertThat(done("replay --out csv " + recording)).contains("ß,1,ÿ,,FIRST");
  }
}
