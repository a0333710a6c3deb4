// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes, though each run hashes its keys by a secret of its own. */
class DeterminismIT {
  private static final int RUNS = 3;
  private static final String ALL = "derivative,delta,increase,rate,resets,changes";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "ndjson", "table"})
  void shouldRepeatTheRecording(final String format) {
    assertSame(
        () ->
            FluxionProcess.replay("--format", "docker", "--out", format)
                .and(FluxionProcess.RECORDING));
  }

  /** Keys come, go idle and come again in a store too small for all of them. */
  @Test
  void shouldRepeatARunWithKeysComingAndGoing() throws IOException {
    final Path rows = churn();
    final FluxionProcess.Outcome outcome = assertSame(() -> keyed(rows, "--idle-timeout", "400"));
    final CsvRows csv = new CsvRows(outcome.lines());
    for (final String status : new String[] {"FIRST", "OK", "RESET", "REJECTED", "MISSING"}) {
      assertThat(csv.where(row -> row.status().equals(status))).as(status).isNotEmpty();
    }
  }

  @Test
  void shouldGiveTheSameFromAPipeAsFromAFile() throws IOException {
    final Path rows = churn();
    final byte[] fromFile = keyed(rows, "--idle-timeout", "400").run().bytes();
    for (final int chunk : new int[] {1_000_003, 613}) {
      final FluxionProcess.Outcome piped =
          keyed(Path.of("-"), "--idle-timeout", "400")
              .input(Files.readAllBytes(rows))
              .chunk(chunk)
              .run();
      assertThat(piped.bytes()).isEqualTo(fromFile);
    }
  }

  private static FluxionProcess keyed(final Path file, final String... more) {
    return FluxionProcess.replay("--key", "k", "--x", "x", "--y", "y", "--max-keys", "250")
        .and("--emit", ALL, "--out", "csv", "--window", "5")
        .and(more)
        .and(file);
  }

  private static FluxionProcess.Outcome assertSame(final Supplier<FluxionProcess> call) {
    final FluxionProcess.Outcome first = call.get().run();
    assertThat(first.exit()).isZero();
    assertThat(first.bytes()).isNotEmpty();
    for (int run = 1; run < RUNS; run++) {
      assertThat(call.get().run().bytes()).isEqualTo(first.bytes());
    }
    return first;
  }

  private Path churn() throws IOException {
    final Random random = new Random(42);
    final StringBuilder text = new StringBuilder("k,x,y\n");
    for (int i = 0; i < 60_000; i++) {
      // The window of live keys moves on, about 450 wide, sometimes wider.
      final int key = i / 100 + random.nextInt(random.nextInt(50) == 0 ? 900 : 450);
      text.append("container-").append(key).append(',').append(i - random.nextInt(20)).append(',');
      text.append(random.nextInt(40) == 0 ? "" : Integer.toString(random.nextInt(100) + i % 5_000));
      text.append('\n');
    }
    return Files.writeString(directory.resolve("churn.csv"), text);
  }
}
