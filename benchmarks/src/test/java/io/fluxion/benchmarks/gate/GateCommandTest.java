// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import static io.fluxion.benchmarks.gate.GateFiles.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.benchmarks.gate.GateFiles.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class GateCommandTest {
  private static final double[] PEER = {10, 11, 9, 10, 12, 10, 9, 11, 10, 10};
  private static final double[] FAST = {20, 23, 17, 21, 24, 19, 18, 22, 20, 21};

  @TempDir Path folder;
  private GateFiles files;

  @BeforeEach
  void setUp() {
    files = new GateFiles(folder);
  }

  private static double[] times(final double factor, final double... values) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  private Path measured(final double factor) throws IOException {
    return files
        .method("fast", times(factor, FAST))
        .method("peer", PEER)
        .write("results" + factor + ".json");
  }

  private Path baseline() throws IOException {
    final Path file = folder.resolve("baseline.json");
    assertThat(gate("--results", measured(1), "--peer", "peer", "--record", file).status())
        .isZero();
    return file;
  }

  @Test
  void shouldPassTheRunThatTheBaselineIsOf() throws IOException {
    final Outcome outcome = gate("--results", measured(1), "--baseline", baseline());

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("gate: passed, 1 judged, 0 failed");
  }

  @Test
  void shouldFailWhereARatioIsWorseThanItsScatterExplains() throws IOException {
    final Outcome outcome = gate("--results", measured(0.8), "--baseline", baseline());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("FAILED, worse than the baseline: Suite.fast is 1.6")
        .contains("(-20.0 %)")
        .contains("gate: failed, 1 judged, 1 failed");
  }

  @Test
  void shouldPassWhereARatioIsWorseByLessThanTheTolerance() throws IOException {
    final Path baseline = baseline();

    assertThat(gate("--results", measured(0.8), "--baseline", baseline).status()).isEqualTo(1);
    assertThat(
            gate("--results", measured(0.8), "--baseline", baseline, "--tolerance", 0.25).status())
        .isZero();
  }

  @Test
  void shouldPassWhereTheScatterExplainsIt() throws IOException {
    // Half of the pairs are better by a fifth, half are worse by a fifth and a bit.
    final double[] scattered = FAST.clone();
    for (int i = 0; i < scattered.length; i++) {
      scattered[i] *= i % 2 == 0 ? 1.2 : 0.75;
    }
    final Path results = files.method("fast", scattered).method("peer", PEER).write("r.json");

    assertThat(gate("--results", results, "--baseline", baseline()).status()).isZero();
  }

  @Test
  void shouldPassWhereTheMachineIsSlowerForBothSides() throws IOException {
    final Path results =
        files.method("fast", times(0.3, FAST)).method("peer", times(0.3, PEER)).write("r.json");

    assertThat(gate("--results", results, "--baseline", baseline()).status()).isZero();
  }

  @Test
  void shouldTakeAnEarlierRunsResultsAsABaseline() throws IOException {
    final Path before = measured(1);

    assertThat(gate("--results", measured(0.8), "--baseline", before, "--peer", "peer").status())
        .isEqualTo(1);
    assertThat(gate("--results", measured(1.1), "--baseline", before, "--peer", "peer").status())
        .isZero();
    final Outcome unsaid = gate("--results", measured(1.1), "--baseline", before);
    assertThat(unsaid.status()).isEqualTo(2);
    assertThat(unsaid.err()).contains("--peer");
  }

  @Test
  void shouldTakeLessTimeForBetter() throws IOException {
    final Path before =
        files
            .result("fast", "avgt", "{}", "", PEER)
            .result("peer", "avgt", "{}", "", FAST)
            .write("before.json");
    final Path slower =
        files
            .result("fast", "avgt", "{}", "", times(1.3, PEER))
            .result("peer", "avgt", "{}", "", FAST)
            .write("slower.json");

    assertThat(gate("--results", slower, "--baseline", before, "--peer", "peer").status())
        .isEqualTo(1);
    assertThat(gate("--results", before, "--baseline", slower, "--peer", "peer").status()).isZero();
  }

  @Test
  void shouldAddUpTheForksOfSeveralFiles() throws IOException {
    final Path few =
        files
            .method("fast", times(0.8, Arrays.copyOf(FAST, 5)))
            .method("peer", Arrays.copyOf(PEER, 5))
            .write("few.json");

    final Outcome tooFew = gate("--results", few, "--baseline", baseline());
    assertThat(tooFew.status()).isEqualTo(2);
    assertThat(tooFew.err()).contains("has 5 forks").contains("fewer than 7");
    assertThat(gate("--results", few, "--results", few, "--baseline", baseline()).status())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"2.0, 0", "2.1, 1"})
  void shouldHoldRatiosAgainstFloors(final double floor, final int status) throws IOException {
    final Path floors =
        files.text(
            "floors.json",
            "{\"floors\": [{\"benchmark\": \"Suite.fast\", \"peer\": \"peer\", \"floor\": "
                + floor
                + "}]}");
    final Path results = files.method("fast", 20, 21, 20).method("peer", 10, 10, 2).write("r.json");

    final Outcome outcome = gate("--results", results, "--floors", floors);

    assertThat(outcome.status()).isEqualTo(status);
    if (status == 1) {
      assertThat(outcome.out())
          .contains("FAILED, below its floor: Suite.fast is 2.00 × peer, the floor is 2.1 ×");
    }
  }

  @ParameterizedTest
  @CsvSource({"0.0079, 0", "0.008, 1", "0.016, 1", "NaN, 1"})
  void shouldFailWhereAFastPathAllocates(final String bytes, final int status) throws IOException {
    final Path floors =
        files.text(
            "floors.json", "{\"allocation\": [{\"benchmark\": \"Suite.fast\", \"below\": 0.008}]}");
    final String metric =
        "\"gc.alloc.rate.norm\": {\"scoreUnit\": \"B/op\", \"rawData\": [[0.001],";
    final String last = bytes.equals("NaN") ? "[\"NaN\"]" : "[" + bytes + "]";
    final Path results =
        files.result("fast", "thrpt", "{}", metric + last + "]}", 1, 1).write("r.json");

    final Outcome outcome = gate("--results", results, "--floors", floors);

    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.out().contains("FAILED, allocates: Suite.fast")).isEqualTo(status == 1);
  }

  @ParameterizedTest
  @CsvSource({"400, 404, 0", "400, 405, 1", "400, 4000000, 1"})
  void shouldFailWhereWhatIsRetainedGrows(final double few, final double many, final int status)
      throws IOException {
    final Path floors =
        files.text(
            "floors.json",
            "{\"flat\": [{\"benchmark\": \"Suite.engine\", \"metric\": \"bytesPerKey\","
                + " \"over\": \"samples\", \"within\": 0.01}]}");
    for (final double[] run : new double[][] {{100000, many}, {10, few}}) {
      files.result(
          "engine",
          "ss",
          "{\"samples\": \"" + (long) run[0] + "\"}",
          "\"bytesPerKey\": {\"scoreUnit\": \"#\", \"rawData\": [[" + run[1] + "]]}",
          1);
    }

    final Outcome outcome = gate("--results", files.write("r.json"), "--floors", floors);

    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.out().contains("FAILED, grows: Suite.engine [samples=100000]"))
        .isEqualTo(status == 1);
  }

  @ParameterizedTest
  @CsvSource({"400, 404, 0", "400, 396, 0", "400, 405, 1", "400, 395, 1"})
  void shouldFailWhereWhatIsRetainedIsNotWhatIsPromised(
      final double promised, final double found, final int status) throws IOException {
    final Path floors =
        files.text(
            "floors.json",
            "{\"promised\": [{\"benchmark\": \"Suite.engine\", \"metric\": \"bytesPerKey\","
                + " \"promise\": \"said\", \"within\": 0.01}]}");
    final String metric = "\"%s\": {\"scoreUnit\": \"#\", \"rawData\": [[%s]]}";
    files.result(
        "engine",
        "ss",
        "{}",
        String.format(metric, "bytesPerKey", found) + "," + String.format(metric, "said", promised),
        1);

    final Outcome outcome = gate("--results", files.write("r.json"), "--floors", floors);

    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.out().contains("FAILED, not what it promises: Suite.engine"))
        .isEqualTo(status == 1);
  }

  @Test
  void shouldGiveNoVerdictWhereARuleMeetsNothing() throws IOException {
    final Path floors =
        files.text(
            "floors.json",
            "{\"floors\": [{\"benchmark\": \"Suite.fast\", \"peer\": \"peer\", \"floor\": 1},"
                + " {\"benchmark\": \"Suite.fast\", \"peer\": \"renamed\", \"floor\": 1}]}");

    final Outcome strict = gate("--results", measured(1), "--floors", floors);
    assertThat(strict.status()).isEqualTo(2);
    assertThat(strict.err()).contains("not measured").contains("Suite.fast beside renamed");
    final Outcome partial = gate("--results", measured(1), "--floors", floors, "--partial");
    assertThat(partial.status()).isZero();
    assertThat(partial.out()).contains("not measured: Suite.fast beside renamed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "7",
        "[7]",
        "[{}]",
        "[{\"benchmark\": 1}]",
        "[{\"benchmark\": \"a\"}]",
        "[{\"benchmark\":\"a\",\"mode\":\"thrpt\",\"primaryMetric\":{\"rawData\":[[\"x\"]]}}]",
        "{\"ratios\": [{}]}",
        "{\"ratios\": 7}",
        "{\"floors\": [{\"benchmark\": \"a\"}]}",
        "nonsense"
      })
  void shouldNameTheFileThatCannotBeUsed(final String text) throws IOException {
    final Path spoilt = files.text("spoilt.json", text);

    for (final String option : new String[] {"--baseline", "--floors"}) {
      final Outcome outcome = gate("--results", measured(1), option, spoilt);
      assertThat(outcome.status()).as(option).isEqualTo(2);
      assertThat(outcome.err()).startsWith("gate: no verdict: ").hasLineCount(1);
    }
    final Outcome outcome = gate("--results", spoilt, "--baseline", baseline());
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("gate: no verdict: ").contains("spoilt.json");
  }

  @Test
  void shouldEndWithTwoWhereTheWordsAreOff() throws IOException {
    assertThat(gate().status()).isEqualTo(2);
    assertThat(gate("--results", measured(1)).status()).isEqualTo(2);
    assertThat(gate("--results", folder.resolve("absent.json"), "--floors", "x").status())
        .isEqualTo(2);
    assertThat(
            gate("--results", measured(1), "--baseline", baseline(), "--false-alarms", 0).status())
        .isEqualTo(2);
    assertThat(gate("--results", measured(1), "--baseline", baseline(), "--tolerance", 1).status())
        .isEqualTo(2);
  }

  @Test
  void shouldWriteWhatServersRead() throws Exception {
    final Path junit = folder.resolve("gate.xml");
    final Path markdown = files.text("summary.md", "before\n");

    gate(
        "--results",
        measured(0.7),
        "--baseline",
        baseline(),
        "--junit",
        junit,
        "--markdown",
        markdown);

    final Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(junit.toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("1");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    final Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).contains("Suite.fast is 1.4");
    assertThat(Files.readString(markdown))
        .startsWith("before\n## Gate: failed")
        .contains("| ✗ worse than the baseline | Suite.fast |");
  }
}
