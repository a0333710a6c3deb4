package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.derivative.SampleStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayBenchmarkTest {
  private static final int SAMPLES = 90_000;

  private final ReplayBenchmark benchmark = new ReplayBenchmark();
  private final RecordedStream recording = new RecordedStream();

  @BeforeEach
  void record() throws IOException {
    recording.keys = 3_000;
    recording.samples(SAMPLES);
    recording.setUp();
  }

  @AfterEach
  void takeAway() throws IOException {
    recording.tearDown();
  }

  @Test
  void shouldMakeTheDerivativesThatAreDueFromTheRecording() throws Exception {
    final ReplayBenchmark.RecordedState state = new ReplayBenchmark.RecordedState();
    state.setUp(recording);
    assertThat(benchmark.fluxionFormat(recording, state)).isEqualTo(SAMPLES);
    state.tearDown(recording);
    assertThat(state.store.count(SampleStatus.FIRST)).isEqualTo(recording.keys);
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
  void shouldFailWhenABlockIsLost() throws Exception {
    final Path file = Path.of(recording.file());
    final byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    final ReplayBenchmark.RecordedState state = new ReplayBenchmark.RecordedState();
    state.setUp(recording);
    benchmark.fluxionFormat(recording, state);

    assertThatThrownBy(() -> state.tearDown(recording)).isInstanceOf(IllegalStateException.class);
  }
}
