// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.SampleStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplayBenchmarkTest {
  private final ReplayBenchmark benchmark = new ReplayBenchmark();

  @Nested
  class Rows {
    private static final int SAMPLES = 90_000;

    private final RecordedStream recording = new RecordedStream();
    private ReplayedRows rows;

    @BeforeEach
    void draw() {
      recording.keys = 3_000;
      recording.samples(SAMPLES);
      recording.setUp();
    }

    private <T extends ReplayedRows> T record(final T format) throws IOException {
      rows = format;
      rows.record(recording);
      rows.setUp(recording);
      return format;
    }

    @AfterEach
    void takeAway() throws IOException {
      if (rows != null) {
        rows.delete();
        assertThat(rows.file).doesNotExist();
      }
    }

    private void verify() {
      rows.tearDown(recording);
      assertThat(rows.store.count(SampleStatus.FIRST)).isEqualTo(recording.keys);
    }

    @Test
    void shouldMakeTheDerivativesThatAreDueFromTheRecording() throws Exception {
      final ReplayedRows.Fluxion fluxion = record(new ReplayedRows.Fluxion());
      assertThat(benchmark.fluxionFormat(recording, fluxion)).isEqualTo(SAMPLES);
      verify();
    }

    @Test
    void shouldMakeTheDerivativesThatAreDueFromCsv() throws Exception {
      final ReplayedRows.Csv csv = record(new ReplayedRows.Csv());
      assertThat(benchmark.csv(recording, csv)).isEqualTo(SAMPLES);
      verify();
    }

    @Test
    void shouldMakeTheDerivativesThatAreDueFromLinesOfJson() throws Exception {
      final ReplayedRows.Ndjson ndjson = record(new ReplayedRows.Ndjson());
      assertThat(benchmark.ndjson(recording, ndjson)).isEqualTo(SAMPLES);
      verify();
    }

    @Test
    void shouldMakeTheDerivativesThatAreDueFromArrays() {
      final ReplayBenchmark.ArrayState state = new ReplayBenchmark.ArrayState();
      state.setUp(recording);
      assertThat(benchmark.byKeyFromArrays(recording, state)).isPositive();
      state.tearDown(recording);
      assertThat(state.store.count(SampleStatus.FIRST)).isEqualTo(recording.keys);
    }

    @Test
    void shouldFailWhereABlockIsLost() throws Exception {
      final ReplayedRows.Fluxion fluxion = record(new ReplayedRows.Fluxion());
      final byte[] bytes = Files.readAllBytes(fluxion.file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(fluxion.file, bytes);
      benchmark.fluxionFormat(recording, fluxion);

      assertThatThrownBy(() -> fluxion.tearDown(recording))
          .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldFailWhereADigitIsAnother() throws Exception {
      final ReplayedRows.Csv csv = record(new ReplayedRows.Csv());
      final byte[] bytes = Files.readAllBytes(csv.file);
      // The last digit of the last y, before the end of its line.
      bytes[bytes.length - 2] ^= 1;
      Files.write(csv.file, bytes);
      assertThat(benchmark.csv(recording, csv)).isEqualTo(SAMPLES);

      assertThatThrownBy(() -> csv.tearDown(recording)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  class Frames {
    private final FrameStream frames = new FrameStream();
    private final FrameStore.Replayed replayed = new FrameStore.Replayed();

    @BeforeEach
    void record() throws IOException {
      frames.setUp();
      replayed.record(frames);
      replayed.setUp();
    }

    @AfterEach
    void takeAway() throws IOException {
      replayed.delete();
      assertThat(replayed.file).doesNotExist();
    }

    @Test
    void shouldMakeTheDerivativesThatAreDueFromFrames() throws Exception {
      assertThat(benchmark.docker(frames, replayed)).isEqualTo(FrameStream.FRAMES);
      replayed.tearDown(frames);
      assertThat(replayed.store.size()).isEqualTo(FrameStream.CONTAINERS);
    }

    @Test
    void shouldMakeTheSameFromFramesAsSamples() {
      final FrameStore state = new FrameStore();
      state.setUp();
      assertThat(benchmark.framesFromSamples(frames, state)).isNotNegative();
      state.tearDown(frames);
    }

    @Test
    void shouldFailWhereANumberOfAFrameIsAnother() throws Exception {
      final String lines = Files.readString(replayed.file);
      final String member = "\"total_usage\":";
      final int digit =
          lines.lastIndexOf(member, lines.lastIndexOf("precpu_stats")) + member.length();
      final byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
      bytes[digit] = (byte) (bytes[digit] == '1' ? '2' : '1');
      Files.write(replayed.file, bytes);
      assertThat(benchmark.docker(frames, replayed)).isEqualTo(FrameStream.FRAMES);

      assertThatThrownBy(() -> replayed.tearDown(frames)).isInstanceOf(IllegalStateException.class);
    }
  }
}
