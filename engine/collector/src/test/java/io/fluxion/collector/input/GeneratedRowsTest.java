// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.GeneratedRows;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written as text is read back bit by bit, and judged as the one who wrote it says. */
class GeneratedRowsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "csv,LONG,S",
    "csv,ULONG,MS",
    "csv,DOUBLE,US",
    "csv,DOUBLE,NS",
    "ndjson,LONG,US",
    "ndjson,ULONG,S",
    "ndjson,DOUBLE,MS"
  })
  void shouldReadBackToTheSameSamples(final String format, final NumberType yType, final XUnit unit)
      throws Exception {
    final boolean csv = format.equals("csv");
    final long seed = Long.getLong("fluxion.seed", System.nanoTime());
    final GeneratedRows rows =
        new GeneratedRows(30, 200)
            .fields(3, yType)
            .interval(1_000_000_000, 900_000_000)
            .faults(0.2, 0.01)
            .seed(seed);
    final Path file = directory.resolve("rows");
    if (csv) {
      rows.csv(file, unit);
    } else {
      rows.ndjson(file, unit);
    }
    final Queue<GeneratedRows.Row> expected = new ArrayDeque<>();
    rows.forEach(expected::add);
    final String slash = csv ? "" : "/";
    final RowSchema options =
        Rows.typed(
            Rows.options(slash + "key", slash + "ts", slash + "y1", slash + "y2", slash + "y3"),
            NumberType.LONG,
            yType,
            unit);
    final DerivativeStore store = store(yType);
    try (Input input = Input.open(file.toString())) {
      final RowBuffer buffer = new RowBuffer(input, RowBuffer.MAX_ROW_BYTES, () -> {});
      final Decoder decoder =
          Decoders.open(csv ? Format.CSV : Format.NDJSON, buffer, "test", options);
      final Sample sample = options.newSample();
      while (decoder.next(sample) == Decoder.ROW) {
        assertSame(sample, expected.remove(), yType);
        store.update(sample);
      }
    }
    assertThat(expected).isEmpty();
    assertThat(store.size()).as("seed %d", seed).isEqualTo(rows.keys());
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      assertThat(store.count(status))
          .as("%s, seed %d", SampleStatus.name(status), seed)
          .isEqualTo(rows.count(status));
    }
  }

  private static DerivativeStore store(final NumberType yType) {
    final List<FieldSchema> fields =
        List.of("y1", "y2", "y3").stream()
            .map(name -> FieldSchema.counter(name).yType(yType))
            .toList();
    return DerivativeStore.builder(DerivativeSchema.of(fields)).maxKeys(1_000).byteKeys(32).build();
  }

  private static void assertSame(
      final Sample read, final GeneratedRows.Row made, final NumberType yType) {
    assertThat(Rows.key(read)).isEqualTo(made.key());
    for (int i = 0; i < made.ys().length; i++) {
      assertThat(read.hasX(i) ? (Long) read.xBits(i) : null).isEqualTo(made.x());
      final Long y = made.ys()[i];
      final Long bits =
          y == null || yType != NumberType.DOUBLE ? y : Long.valueOf(bits(y / 1_000.0));
      assertThat(read.hasY(i) ? (Long) read.yBits(i) : null).isEqualTo(bits);
    }
  }

  private static long bits(final double y) {
    return Double.doubleToRawLongBits(y);
  }
}
