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

/** One bad line of JSON between good ones, in rows and in Docker's frames. */
class BadJsonIT {
  private static final int DEEP = 10_000;
  private static final String HEAD = "{\"k\":\"a\",\"x\":1,\"y\":1}\n";
  private static final String TAIL =
      "{\"k\":\"a\",\"x\":3,\"y\":5}\n{\"k\":\"a\",\"x\":5,\"y\":6}\n";
  private static final String GOOD =
      """
      key,x,field,derivative,status
      a,1,y,,FIRST
      a,3,y,2.0,OK
      a,5,y,0.5,OK
      """;

  @TempDir Path directory;

  private static FluxionProcess ndjson() {
    return FluxionProcess.replay("--format", "ndjson", "--key", "/k", "--x", "/x", "--y", "/y")
        .and("--out", "csv");
  }

  @TestFactory
  List<DynamicTest> shouldNameTheLineAndLeaveTheOthersAlone() throws IOException {
    final SideBySide tests = new SideBySide();
    bad(tests, "torn", "{\"k\":\"a\",\"x\":2,\"y\"");
    bad(tests, "torn in a string", "{\"k\":\"a");
    bad(tests, "torn in a number", "{\"k\":\"a\",\"x\":2,\"y\":1");
    bad(tests, "torn in an escape", "{\"k\":\"a\\u00");
    bad(tests, "no JSON", "<html>");
    bad(tests, "array", "[{\"k\":\"a\",\"x\":2,\"y\":2}]");
    bad(tests, "number", "17");
    bad(tests, "null", "null");
    bad(tests, "more after the object", "{\"k\":\"a\",\"x\":2,\"y\":2} tail");
    bad(tests, "x past 64 bits", "{\"k\":\"a\",\"x\":9223372036854775808,\"y\":2}");
    bad(tests, "y past 64 bits", "{\"k\":\"a\",\"x\":2,\"y\":-9223372036854775809}");
    bad(tests, "y of 1e400", "{\"k\":\"a\",\"x\":2,\"y\":1e400}");
    bad(tests, "decimal y", "{\"k\":\"a\",\"x\":2,\"y\":2.5}");
    bad(tests, "y is true", "{\"k\":\"a\",\"x\":2,\"y\":true}");
    bad(tests, "y is an object", "{\"k\":\"a\",\"x\":2,\"y\":{}}");
    bad(tests, "no key", "{\"x\":2,\"y\":2}");
    bad(tests, "empty key", "{\"k\":\"\",\"x\":2,\"y\":2}");
    bad(tests, "key of 257 bytes", "{\"k\":\"" + "k".repeat(257) + "\",\"x\":2,\"y\":2}");
    bad(tests, "arrays nested 10000 deep", "{\"k\":\"a\",\"x\":2,\"y\":" + deep("[", "]") + "}");
    bad(tests, "objects nested 10000 deep", deep("{\"k\":", "}"));
    bad(tests, "nesting never closed", "[".repeat(DEEP));
    bad(tests, "number of 5000 digits", "{\"k\":\"a\",\"x\":2,\"y\":" + "7".repeat(5_000) + "}");
    return tests.tests();
  }

  private static String deep(final String open, final String close) {
    return open.repeat(DEEP) + "1" + close.repeat(DEEP);
  }

  private void bad(final SideBySide tests, final String name, final String line)
      throws IOException {
    final String file = name.replace(' ', '-') + ".ndjson";
    final Path path = Files.writeString(directory.resolve(file), HEAD + line + '\n' + TAIL);
    tests.test(
        name,
        ndjson().and(path),
        outcome -> {
          Faults.malformed(outcome, file, 2);
          assertThat(outcome.out()).isEqualTo(GOOD);
        });
  }

  @Test
  void shouldPassOverAMarkCrLfAndEmptyLines() throws IOException {
    final String text = ("\ufeff" + HEAD + "\n" + TAIL).replace("\n", "\r\n");
    final Path file = Files.writeString(directory.resolve("crlf.ndjson"), text);
    final FluxionProcess.Outcome outcome = ndjson().and(file).run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo(GOOD);
  }

  /** The key's bytes may go through as they are, or the line be malformed. */
  @Test
  void shouldKeepInvalidUtf8ToItsOwnLine() throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HEAD.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes("{\"k\":\"c".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff});
    bytes.writeBytes("\",\"x\":2,\"y\":2}\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(TAIL.getBytes(StandardCharsets.UTF_8));
    final Path file = Files.write(directory.resolve("utf8.ndjson"), bytes.toByteArray());
    final FluxionProcess.Outcome outcome = ndjson().and(file).run();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.lines().stream().filter(line -> !line.startsWith("c")).toList())
        .isEqualTo(GOOD.lines().toList());
    if (outcome.lines().size() > 4) {
      assertThat(outcome.err()).isEmpty();
    } else {
      Faults.malformed(outcome, "utf8.ndjson", 2);
    }
  }

  @TestFactory
  List<DynamicTest> shouldNameTheFrameAndLeaveTheOthersAlone() throws IOException {
    final List<String> lines = Files.readAllLines(FluxionProcess.RECORDING).subList(0, 30);
    final String frame = lines.get(7);
    final Path good = Files.write(directory.resolve("good.ndjson"), lines);
    final String want = docker().and(good).run().out();
    assertThat(want.lines()).hasSize(1 + 7 * lines.size());
    final SideBySide tests = new SideBySide();
    badFrame(tests, lines, want, "torn", frame.substring(0, frame.length() / 2));
    badFrame(tests, lines, want, "no id", frame.replace("\"id\":", "\"di\":"));
    badFrame(tests, lines, want, "no read", frame.replace("\"read\":", "\"dear\":"));
    badFrame(
        tests, lines, want, "read is no time", frame.replaceFirst("read\":\"20", "read\":\"x"));
    badFrame(
        tests,
        lines,
        want,
        "total is a word",
        frame.replaceFirst("usage\":[0-9]+", "usage\":\"x\""));
    badFrame(
        tests,
        lines,
        want,
        "nested 10000 deep",
        frame.replace("\"num_procs\":0", "\"cpu_stats\":" + deep("{\"cpu_usage\":", "}")));
    badFrame(tests, lines, want, "empty object", "{}");
    return tests.tests();
  }

  private static FluxionProcess docker() {
    return FluxionProcess.replay("--format", "docker", "--out", "csv");
  }

  private void badFrame(
      final SideBySide tests,
      final List<String> good,
      final String want,
      final String name,
      final String line)
      throws IOException {
    final String file = "frame-" + name.replace(' ', '-') + ".ndjson";
    final String text =
        String.join("\n", good.subList(0, 12))
            + '\n'
            + line
            + '\n'
            + String.join("\n", good.subList(12, good.size()))
            + '\n';
    final Path path = Files.writeString(directory.resolve(file), text);
    tests.test(
        name,
        docker().and(path),
        outcome -> {
          Faults.malformed(outcome, file, 13);
          assertThat(outcome.out()).isEqualTo(want);
        });
  }
}
