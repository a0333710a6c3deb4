package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeBenchmarkTest {
  /** More than the recording has, so that it begins again. */
  private static final int BATCHES = 450;

  private final DecodeBenchmark benchmark = new DecodeBenchmark();
  private final CsvStream stream = new CsvStream();

  private void begin(final String shape) throws Exception {
    stream.shape = shape;
    stream.setUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ns", "seconds", "decimals", "identifiers"})
  void shouldReadTheSamplesThatWereGenerated(final String shape) throws Exception {
    begin(shape);
    final DecodeBenchmark.CsvState state = new DecodeBenchmark.CsvState();
    state.setUp(stream);
    for (int i = 0; i < BATCHES; i++) {
      assertThat(benchmark.csv(stream, state)).isNotZero();
    }
    state.tearDown(stream);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ns", "seconds", "decimals", "identifiers"})
  void shouldReadTheSameWithTheJdk(final String shape) throws Exception {
    begin(shape);
    final DecodeBenchmark.JdkState state = new DecodeBenchmark.JdkState();
    state.setUp(stream);
    for (int i = 0; i < BATCHES; i++) {
      assertThat(benchmark.jdkSplit(stream, state)).isNotZero();
    }
    state.tearDown(stream);
  }

  /** A sum that is right passes by the same way, so that it is the difference which fails. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 31})
  void shouldFailWhereASumIsOff(final long off) throws Exception {
    begin("ns");
    final CsvStream other = new CsvStream();
    other.shape = "ns";
    other.setUp();
    final DecodeBenchmark.CsvState state = new DecodeBenchmark.CsvState();
    state.setUp(other);
    for (int i = 0; i < 3; i++) {
      stream.close(benchmark.csv(other, state) + (i == 2 ? off : 0));
    }

    if (off == 0) {
      state.tearDown(stream);
    } else {
      assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
    }
  }
}
