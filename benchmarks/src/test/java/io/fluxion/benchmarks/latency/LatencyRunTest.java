// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes, and what is read and drawn of it. */
class LatencyRunTest {
  private static final Plan PLAN = new Plan(1_000, 3, 1, 10);

  @TempDir private Path folder;

  private final FakeClock clock = new FakeClock();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** One update of the last second takes 100 ms. */
  private final class Slow implements Subject {
    private final String wrong;
    private int updates;

    Slow(final String wrong) {
      this.wrong = wrong;
    }

    @Override
    public void update() {
      if (++updates == 3_500) {
        clock.pass(100_000_000);
      }
    }

    @Override
    public void verify() {
      if (wrong != null) {
        throw new IllegalStateException(wrong);
      }
    }

    @Override
    public String description() {
      return "slow: once";
    }
  }

  private int run(final String wrong) {
    return LatencyRun.run(
        "slow",
        new Slow(wrong),
        PLAN,
        folder,
        clock,
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private LatencyLog log() throws IOException {
    assertThat(run(null)).isZero();
    return LatencyLog.read(folder.resolve("slow.hlog"));
  }

  @Test
  void shouldReadBackWhatWasRecorded() throws IOException {
    final Instant before = Instant.now().minusSeconds(1);
    final LatencyLog log = log();
    assertThat(log.name()).isEqualTo("slow");
    assertThat(log.totalCount()).isEqualTo(3_000);
    assertThat(log.startTime()).isBetween(before, Instant.now());
    assertThat(log.valueAtPercentile(50)).isLessThan(100);
    assertThat(log.max()).isCloseTo(100_000_000L, Percentage.withPercentage(0.2));
    assertThat(log.valueAtPercentile(100 - 50 / 30.0))
        .as("100 of 3,000 updates waited, and half of these more than 50 ms")
        .isCloseTo(50_000_000L, Percentage.withPercentage(3));
    assertThat(log.comments())
        .contains("slow: once", "1000 updates a second, 10 keys, 3 s after 1 s of warm-up")
        .contains("one reading of the clock: 20.0 ns")
        .anyMatch(comment -> comment.contains("heap"))
        .anyMatch(comment -> comment.contains("processors"));
  }

  @Test
  void shouldWriteAnIntervalASecondAndTheServiceTimeBesides() throws IOException {
    log();
    assertThat(Files.readAllLines(folder.resolve("slow.hlog")))
        .filteredOn(line -> line.startsWith("Tag=slow,"))
        .hasSize(3);
    final LatencyLog service = LatencyLog.read(folder.resolve("slow-service.hlog"));
    assertThat(service.name()).isEqualTo("slow-service");
    assertThat(service.totalCount()).isEqualTo(3_000);
    assertThat(service.valueAtPercentile(99.9)).isLessThan(100);
  }

  @Test
  void shouldFailAndWriteNothingWhenAResultIsWrong() {
    assertThat(run("17 derivatives")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("slow: 17 derivatives");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldRefuseAFileWithoutHistograms() throws IOException {
    final Path empty = Files.writeString(folder.resolve("empty.hlog"), "# nothing\n");
    assertThatThrownBy(() -> LatencyLog.read(empty)).isInstanceOf(IOException.class);
    final Path broken = Files.writeString(folder.resolve("broken.hlog"), "Tag=a,0,1,2,HISTF!\n");
    assertThatThrownBy(() -> LatencyLog.read(broken)).isInstanceOf(IOException.class);
  }

  @Test
  void shouldTabulatePercentilesInMicroseconds() throws IOException {
    final List<String> lines = PercentileTable.of(List.of(log())).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).split(" +"))
        .containsExactly("µs", "p50", "p90", "p99", "p99.9", "p99.99", "max");
    final String[] cells = lines.get(1).split(" +");
    assertThat(cells[0]).isEqualTo("slow");
    assertThat(Double.parseDouble(cells[1])).isLessThan(0.1);
    assertThat(Double.parseDouble(cells[6])).isCloseTo(100_000, Percentage.withPercentage(0.2));
  }

  @Test
  void shouldDrawALineForEachLogOnAxesOfNinesAndDecades() throws Exception {
    final LatencyLog log = log();
    final String svg = PercentileSvg.of(List.of(log, log), "a <title>");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(svg.split("class=\"line slow\"", -1)).hasSize(3);
    assertThat(svg)
        .contains("a &lt;title>", "99.9999 %", ">100,000<", "prefers-color-scheme: dark")
        .doesNotContain("NaN");
  }
}
