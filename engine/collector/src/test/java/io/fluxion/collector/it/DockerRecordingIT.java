// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must come out of a real daemon's frames; {@code replay-data/README.md} tells their story.
 */
class DockerRecordingIT {
  private static final int FRAMES = 964;
  private static final int CPUS = 2;
  private static List<DockerRecording.Frame> frames;
  private static CsvRows rows;

  @BeforeAll
  static void replay() throws IOException {
    final FluxionProcess.Outcome outcome =
        FluxionProcess.replay("--format", "docker", "--emit", "derivative,resets", "--out", "csv")
            .and(FluxionProcess.RECORDING)
            .run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    frames = DockerRecording.frames();
    rows = new CsvRows(outcome.lines());
  }

  @Test
  void shouldGiveEachFrameItsSevenRowsInOrder() {
    assertThat(frames).hasSize(FRAMES);
    assertThat(rows.all()).hasSize(FRAMES * DockerRecording.FIELDS.size());
    for (int i = 0; i < rows.all().size(); i++) {
      final CsvRows.Row row = rows.all().get(i);
      final DockerRecording.Frame frame = frames.get(i / DockerRecording.FIELDS.size());
      assertThat(row.key()).isEqualTo(frame.id());
      assertThat(row.field())
          .isEqualTo(DockerRecording.FIELDS.get(i % DockerRecording.FIELDS.size()));
      assertThat(row.cell("x")).isEqualTo(frame.isBlank() ? "" : Long.toString(frame.read()));
      if (frame.isBlank()) {
        assertThat(row.status()).isEqualTo("MISSING");
      }
    }
  }

  /** A letter a frame: First, Ok, Reset, Missing. */
  @ParameterizedTest
  @CsvSource({"idle, FO{248}", "duty, FO+RO+", "spin, FO+M{20}RO+", "job, FO{129}M{89}"})
  void shouldSeeEachContainersStory(final String name, final String story) throws IOException {
    final String id = DockerRecording.id(name);
    for (final String field : List.of("cpu_percent", "cpu_cores")) {
      final String seen =
          rows.where(row -> row.key().equals(id) && row.field().equals(field))
              .map(row -> row.status().substring(0, 1))
              .collect(Collectors.joining());
      assertThat(seen).as(field).matches(story);
    }
  }

  @ParameterizedTest
  @CsvSource({"duty, docker restart -t 0 duty", "spin, docker start spin"})
  void shouldSeeOneResetRightAfterTheNewStart(final String name, final String command)
      throws IOException {
    final String id = DockerRecording.id(name);
    final List<CsvRows.Row> resets =
        rows.where(row -> row.key().equals(id) && row.status().equals("RESET")).toList();
    assertThat(resets).extracting(CsvRows.Row::field).containsExactly("cpu_percent", "cpu_cores");
    for (final CsvRows.Row reset : resets) {
      assertThat(reset.has("derivative")).isFalse();
      assertThat(reset.cell("resets")).isEqualTo("1");
      assertThat(reset.x())
          .isBetween(
              DockerRecording.scenario("action", command),
              DockerRecording.scenario("done", command) + 2_000_000_000L);
    }
  }

  /** A first value would be total over host time since boot: small, plausible and wrong. */
  @Test
  void shouldHaveNoValueThatIsNoRate() {
    for (final CsvRows.Row row : rows.all()) {
      assertThat(row.has("derivative")).as(row.toString()).isEqualTo(row.status().equals("OK"));
      if (row.status().equals("OK") && row.field().startsWith("cpu_")) {
        final double most = row.field().equals("cpu_percent") ? CPUS * 100 : CPUS;
        assertThat(row.number("derivative")).as(row.toString()).isBetween(0.0, most * 1.1);
      }
    }
  }

  @Test
  void shouldBeZeroWhilePaused() throws IOException {
    final String id = DockerRecording.id("duty");
    final long paused = DockerRecording.scenario("done", "docker pause duty");
    final long woken = DockerRecording.scenario("action", "docker unpause duty");
    final List<CsvRows.Row> cores =
        rows.where(row -> row.key().equals(id) && row.field().equals("cpu_cores")).toList();
    int frozen = 0;
    for (int i = 1; i < cores.size(); i++) {
      if (cores.get(i - 1).x() > paused && cores.get(i).x() < woken) {
        assertThat(cores.get(i).number("derivative")).isZero();
        frozen++;
      }
    }
    assertThat(frozen).isGreaterThan(8);
  }

  /**
   * CPU seconds seen by the stream over its whole span, against the kernel's own count over the
   * same span. Both are read about once a second, so neither sees what a container used between its
   * last reading and a stop, nor from a start to the reading after it: at the one restart and the
   * one stop each side passes over the fall and loses up to a second of some hundred. That is left
   * in: the whole run must agree in spite of it. The ends of the span are interpolated.
   */
  @ParameterizedTest
  @ValueSource(strings = {"idle", "spin", "duty"})
  void shouldAgreeWithTheKernelOverTheWholeRun(final String name) throws IOException {
    final String id = DockerRecording.id(name);
    final List<CsvRows.Row> cores =
        rows.where(r -> r.key().equals(id) && r.field().equals("cpu_cores") && r.has("x")).toList();
    double seen = 0;
    for (int i = 1; i < cores.size(); i++) {
      if (cores.get(i).has("derivative")) {
        seen += cores.get(i).number("derivative") * (cores.get(i).x() - cores.get(i - 1).x());
      }
    }
    final GroundTruth truth = new GroundTruth(DockerRecording.groundTruth(id));
    final double used = truth.between(cores.get(0).x(), cores.get(cores.size() - 1).x());
    if (name.equals("idle")) {
      assertThat(seen).isZero();
      assertThat(used).isZero();
    } else {
      assertThat(used).isGreaterThan(50e9);
      assertThat(seen).isCloseTo(used, within(0.02 * used));
    }
  }

  @Test
  void shouldAgreeWithExpectedCsv() throws IOException {
    final List<CsvRows.Row> expected =
        new CsvRows(Files.readAllLines(DockerRecording.DIRECTORY.resolve("expected.csv"))).all();
    assertThat(rows.all()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      final CsvRows.Row row = rows.all().get(i);
      final CsvRows.Row want = expected.get(i);
      for (final String column : List.of("key", "x", "field", "resets", "status")) {
        assertThat(row.cell(column)).as(want.toString()).isEqualTo(want.cell(column));
      }
      assertThat(row.has("derivative")).as(want.toString()).isEqualTo(want.has("derivative"));
      if (want.has("derivative")) {
        final double value = want.number("derivative");
        assertThat(row.number("derivative"))
            .as(want.toString())
            .isCloseTo(value, within(1e-12 * Math.abs(value)));
      }
    }
  }
}
