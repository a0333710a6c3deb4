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
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CsvAllocationTest {
  private static final int WARM_ROWS = 20_000;
  private static final int MEASURED_ROWS = 100_000;

  /** What measuring itself and a compiler's thread switch may leave, over all rows. */
  private static final long MAX_BYTES = 16_384;

  private static byte[] text() {
    final StringBuilder text = new StringBuilder("\"host\",device,ts,y,z\r\n");
    for (int i = 0; i < WARM_ROWS + MEASURED_ROWS; i++) {
      text.append(i % 3 == 0 ? "\"web,\"\"1\"\"\"" : "wéb-" + i % 41)
          .append(",disk")
          .append(i % 9)
          .append(',')
          .append(1_283_889_134L + i)
          .append(".018387,")
          .append(i % 50 == 0 ? "" : Long.toString(i * 1_234_567L))
          .append(',')
          .append(i)
          .append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a row; allocates nothing itself. */
  private interface Reading {
    int next(Decoder decoder, Sample sample) throws Exception;
  }

  /** What becomes of each row; allocates nothing itself. */
  private interface Way {
    void take(Sample sample) throws IOException;
  }

  @ParameterizedTest
  @EnumSource(NumberType.class)
  void shouldAllocateNothingPerRow(final NumberType yType) throws Exception {
    assertThat(allocated(yType, sample -> {})).isLessThan(MAX_BYTES);
  }

  /** Keys are known after the first rows; holes and every status that the rows bring come too. */
  @ParameterizedTest
  @EnumSource(NumberType.class)
  void shouldAllocateNothingOnTheWholeWay(final NumberType yType) throws Exception {
    final NumberType xType = yType == NumberType.DOUBLE ? NumberType.DOUBLE : NumberType.LONG;
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(
                    FieldSchema.counter("y").xType(xType).yType(yType),
                    FieldSchema.counter("z").xType(xType).yType(yType)))
            .maxKeys(1_000)
            .byteKeys(256)
            .build();
    final long allocated = allocated(yType, store::update);

    assertThat(allocated).isLessThan(MAX_BYTES);
    assertThat(store.count(SampleStatus.OK)).isGreaterThan(2 * MEASURED_ROWS);
    assertThat(store.count(SampleStatus.MISSING)).isGreaterThan(MEASURED_ROWS / 50);
    assertThat(store.count(SampleStatus.REJECTED)).isZero();
  }

  private static RowSchema oneField() {
    return Rows.typed(Rows.options("host", "ts", "y"), NumberType.LONG, NumberType.LONG, XUnit.S);
  }

  /** Shows that the measurement would notice one small object in a hundred rows. */
  @Test
  void shouldNoticeAnAllocation() throws Exception {
    final Object[] kept = new Object[1];
    final int[] rows = new int[1];
    final long allocated =
        allocated(
            NumberType.LONG,
            sample -> {
              rows[0]++;
              if (rows[0] % 100 == 0) {
                kept[0] = new long[2];
              }
            });

    assertThat(allocated).isGreaterThan(MAX_BYTES);
    assertThat(kept[0]).isNotNull();
  }

  private static long allocated(final NumberType yType, final Way way) throws Exception {
    final boolean isDouble = yType == NumberType.DOUBLE;
    final RowSchema options =
        Rows.typed(
            Rows.options("host,device", "ts", "y", "z"),
            isDouble ? NumberType.DOUBLE : NumberType.LONG,
            yType,
            isDouble ? XUnit.NONE : XUnit.S);
    return allocated(
        options,
        (decoder, sample) -> {
          final int outcome = decoder.next(sample);
          if (outcome == Decoder.ROW) {
            way.take(sample);
          }
          return outcome;
        });
  }

  private static long allocated(final RowSchema options, final Reading reading) throws Exception {
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Input input = Input.of("test", new Chunks(text(), 50_000))) {
      final RowBuffer buffer = new RowBuffer(input, RowBuffer.MAX_ROW_BYTES, () -> {});
      final Decoder decoder = Decoders.open(Format.CSV, buffer, "test", options);
      final Sample sample = options.newSample();
      assertThat(take(decoder, sample, reading, WARM_ROWS)).isEqualTo(WARM_ROWS);
      final long before = threads.getCurrentThreadAllocatedBytes();
      final int rows = take(decoder, sample, reading, MEASURED_ROWS);
      final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(rows).isEqualTo(MEASURED_ROWS);
      return allocated;
    }
  }

  private static int take(
      final Decoder decoder, final Sample sample, final Reading reading, final int count)
      throws Exception {
    int rows = 0;
    for (int i = 0; i < count; i++) {
      rows += reading.next(decoder, sample) == Decoder.ROW ? 1 : 0;
    }
    return rows;
  }
}
