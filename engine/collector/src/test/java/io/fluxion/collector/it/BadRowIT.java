// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** One bad csv row between good ones: named, left out, and nothing else is disturbed. */
class BadRowIT {
  private static final String HEAD = "k,x,y\na,1,1\n";
  private static final String TAIL = "a,3,5\nb,3,1\na,5,6\n";
  private static final String GOOD =
      """
      key,x,field,derivative,delta,status
      a,1,y,,,FIRST
      a,3,y,2.0,4,OK
      b,3,y,,,FIRST
      a,5,y,0.5,1,OK
      """;

  @TempDir Path directory;

  private static FluxionProcess csv(final String... more) {
    return FluxionProcess.replay("--format", "csv", "--key", "k", "--x", "x", "--y", "y")
        .and("--emit", "derivative,delta", "--out", "csv")
        .and(more);
  }

  @TestFactory
  List<DynamicTest> shouldNameTheRowAndLeaveTheOthersAlone() throws IOException {
    final SideBySide tests = new SideBySide();
    bad(tests, "x past 64 bits", "a,9223372036854775808,2", "--x-type");
    bad(tests, "x below 64 bits", "a,-9223372036854775809,2", "--x-type");
    bad(tests, "y past 64 bits", "a,2,9223372036854775808", "--y-type");
    bad(tests, "y below 64 bits", "a,2,-9223372036854775809", "--y-type");
    bad(tests, "y of 40 digits", "a,2,1234567890123456789012345678901234567890", "--y-type");
    bad(tests, "y of 1e400", "a,2,1e400", "1e400");
    bad(tests, "x of 1e400", "a,1e400,2", "1e400");
    bad(tests, "decimal y", "a,2,2.5", "--y-type");
    bad(tests, "decimal x", "a,2.5,2", "--x-");
    bad(tests, "y of NaN", "a,2,NaN", "--y-type");
    bad(tests, "x of NaN", "a,NaN,2", "");
    bad(tests, "word as y", "a,2,two", "two");
    bad(tests, "word as x", "a,two,2", "two");
    bad(tests, "hexadecimal", "a,2,0x2", "");
    bad(tests, "digits in groups", "a,2,1_000", "");
    bad(tests, "blank before", "a,2, 2", "");
    bad(tests, "blank after", "a,2,2 ", "");
    bad(tests, "nothing but a blank", "a,2, ", "");
    bad(tests, "sign alone", "a,2,-", "");
    bad(tests, "plus alone", "a,+,2", "");
    bad(tests, "two signs", "a,2,--2", "");
    bad(tests, "digit of another script", "a,2,\u0662", "");
    bad(tests, "one cell too few", "a,2", "");
    bad(tests, "one cell too many", "a,2,2,2", "");
    bad(tests, "one cell", "a", "");
    bad(tests, "empty key", ",2,2", "");
    bad(tests, "quoted empty key", "\"\",2,2", "");
    bad(tests, "key of 257 bytes", "k".repeat(257) + ",2,2", "--max-key-bytes");
    bad(tests, "text after a quote", "\"a\"b,2,2", "");
    bad(tests, "control bytes", "\u0001\u001b[31m\u0007,2,two", "");
    bad(tests, "cell of 20,000 letters", "a,2," + "z".repeat(20_000), "");
    return tests.tests();
  }

  private void bad(final SideBySide tests, final String name, final String row, final String word)
      throws IOException {
    final String file = name.replace(' ', '-').replace(",", "") + ".csv";
    final Path path = Files.writeString(directory.resolve(file), HEAD + row + '\n' + TAIL);
    tests.test(
        name,
        csv().and(path),
        outcome -> {
          Faults.malformed(outcome, file, 3);
          assertThat(outcome.err()).contains(word);
          assertThat(outcome.out()).isEqualTo(GOOD);
        });
  }

  @Test
  void shouldNameBadRowsOfCrLfLinesByTheirNumbers() throws IOException {
    final String text = ("\ufeff" + HEAD + "a,two,2\n\na,2\n" + TAIL).replace("\n", "\r\n");
    final Path file = Files.writeString(directory.resolve("crlf.csv"), text);
    final FluxionProcess.Outcome outcome = csv().and(file).run();
    Faults.malformed(outcome, "crlf.csv", 3, 5);
    assertThat(outcome.out()).isEqualTo(GOOD);
  }

  @Test
  void shouldNameRowsAfterAQuotedLineEndByTheirLines() throws IOException {
    final Path file = directory.resolve("lines.csv");
    Files.writeString(file, HEAD + "\"c\nd\",1,1\na,two,2\n" + TAIL);
    final FluxionProcess.Outcome outcome = csv().and(file).run();
    Faults.malformed(outcome, "lines.csv", 5);
    assertThat(outcome.lines()).contains("\"c", "d\",1,y,,,FIRST").hasSize(7);
  }

  @Test
  void shouldNameAQuoteThatIsNeverClosed() throws IOException {
    final Path file = Files.writeString(directory.resolve("open.csv"), HEAD + TAIL + "\"b,5,2\n");
    final FluxionProcess.Outcome outcome = csv().and(file).run();
    Faults.malformed(outcome, "open.csv", 6);
    assertThat(outcome.err()).contains("quote");
    assertThat(outcome.out()).isEqualTo(GOOD);
  }

  /** A key is bytes: it may go through as it is, or be malformed; no other row is touched. */
  @Test
  void shouldKeepInvalidUtf8ToItsOwnRow() throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HEAD.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {'c', (byte) 0xc3, (byte) 0x28, (byte) 0xff, (byte) 0xed, ','});
    bytes.writeBytes("2,2\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(TAIL.getBytes(StandardCharsets.UTF_8));
    final Path file = Files.write(directory.resolve("utf8.csv"), bytes.toByteArray());
    final FluxionProcess.Outcome outcome = csv().and(file).run();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.lines().stream().filter(line -> !line.startsWith("c")).toList())
        .isEqualTo(GOOD.lines().toList());
    if (outcome.lines().size() > 5) {
      assertThat(outcome.err()).isEmpty();
    } else {
      Faults.malformed(outcome, "utf8.csv", 3);
    }
  }

  /** Past the largest double: it is infinite or it is no number, but never a value. */
  @Test
  void shouldTakeNoValueFromADoubleTooLarge() throws IOException {
    final Path file =
        Files.writeString(directory.resolve("1e400.csv"), HEAD + "a,2,1e400\n" + TAIL);
    final FluxionProcess.Outcome outcome = csv("--y-type", "double").and(file).run();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.lines())
        .contains("a,3,y,2.0,4.0,OK", "a,5,y,0.5,1.0,OK")
        .noneMatch(line -> line.startsWith("a,2,") && !line.equals("a,2,y,,,NOT_A_NUMBER"));
    if (outcome.lines().size() == 5) {
      Faults.malformed(outcome, "1e400.csv", 3);
    }
  }

  @Test
  void shouldRefuseAnInputWithoutOneGoodRow() throws IOException {
    final Path file = Files.writeString(directory.resolve("none.csv"), "k,x,y\na,one,1\na,2,two\n");
    final FluxionProcess.Outcome outcome = csv().and(file).run();
    // The two rows, their count, and what that means for the run.
    assertThat(Faults.lines(outcome)).hasSizeBetween(2, 4);
    assertThat(outcome.err()).contains("one", "two");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.lines()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void shouldNameStandardInput() {
    final FluxionProcess.Outcome outcome = csv("-").input(HEAD + "a,two,2\n" + TAIL).run();
    assertThat(Faults.rows(outcome)).hasSize(1);
    assertThat(outcome.err()).containsPattern("\\b3\\b").contains("two");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).isEqualTo(GOOD);
  }

  @Test
  void shouldNumberTheLinesOfEachFileAnew() throws IOException {
    final Path one = Files.writeString(directory.resolve("one.csv"), HEAD + "a,two,2\n");
    final Path two = Files.writeString(directory.resolve("two.csv"), "k,x,y\na,2\n" + TAIL);
    final FluxionProcess.Outcome outcome = csv().and(one).and(two).run();
    final List<String> lines = Faults.rows(outcome);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("one.csv").containsPattern("\\b3\\b");
    assertThat(lines.get(1)).contains("two.csv").containsPattern("\\b2\\b");
    assertThat(outcome.out()).isEqualTo(GOOD);
  }
}
