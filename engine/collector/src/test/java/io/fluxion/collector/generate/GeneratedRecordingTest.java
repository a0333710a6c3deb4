/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.Decoders;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.RowBuffer;
import io.fluxion.collector.output.CsvRecording;
import io.fluxion.collector.output.NdjsonRecording;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.output.WrittenColumns;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is generated, on its way through text. */
class GeneratedRecordingTest {
  private static final Map<Fault, Double> RATES =
      Map.of(
          Fault.RESETS, 0.05,
          Fault.HOLES, 0.1,
          Fault.LATE, 0.05,
          Fault.DUPLICATES, 0.05,
          Fault.CHURN, 0.02);
  private static final List<String> NAMES = List.of("value", "value2", "value3");

  private static GeneratedShape shape(final NumberType yType) {
    return GeneratedShape.of(40, 100).fields(3, yType).rates(RATES).seed(20261122);
  }

  private static Sink sink(
      final boolean json, final XUnit unit, final NumberType yType, final OutputStream target) {
    final WrittenColumns columns = new WrittenColumns("key", "ts", unit.nanoDigits(), NAMES, yType);
    return json ? new NdjsonRecording(columns, target) : new CsvRecording(columns, target);
  }

  private static byte[] text(final GeneratedShape shape, final boolean json, final XUnit unit)
      throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final Sink sink = sink(json, unit, shape.yType(), bytes);
    final Generator generator = new Generator(shape);
    final Sample sample = generator.newSample();
    while (generator.next(sample) == Decoder.ROW) {
      sink.row(sample, null);
    }
    sink.flush();
    return bytes.toByteArray();
  }

  /** Of JDK 17 on x86-64; every other must give the same. */
  @ParameterizedTest
  @CsvSource({
    "LONG,csv,7af0aedd1eddbc38a4d7cede0265ab0ca2887ffea56405bade9646a0a38d0528",
    "ULONG,csv,ccc7ea0ad3590c99b3cc55ef61f1c38c8ce97eea1c92e0c502e1a09321819a8c",
    "DOUBLE,csv,a731e6255da71fdd3934cb35cdd0e3a332fb39a1e613eec94806b796300f932b",
    "DOUBLE,ndjson,c93c67c36345473ea45cd6742b9339511294507ae76298b48c7628e3b3458e23",
  })
  void shouldBeTheSameEverywhere(final NumberType yType, final String format, final String expected)
      throws Exception {
    final byte[] bytes = text(shape(yType), format.equals("ndjson"), XUnit.S);
    final byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);

    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(expected);
  }

  @Test
  void shouldDifferFromSeedToSeed() throws IOException {
    final GeneratedShape shape = shape(NumberType.LONG);

    assertThat(text(shape.seed(1), false, XUnit.NS)).isNotEqualTo(text(shape, false, XUnit.NS));
  }

  /** A decoder of the text gives bit by bit what the generator gives without it. */
  @ParameterizedTest
  @EnumSource(NumberType.class)
  void shouldReadBackToTheSameSamples(final NumberType yType) throws Exception {
    final GeneratedShape shape = shape(yType);
    for (final XUnit unit : new XUnit[] {XUnit.S, XUnit.MS, XUnit.US, XUnit.NS}) {
      for (final boolean json : new boolean[] {false, true}) {
        try (Input input = Input.of("test", new ByteArrayInputStream(text(shape, json, unit)))) {
          assertSame(new Generator(shape), decoder(input, json, unit, yType));
        }
      }
    }
  }

  private static Decoder decoder(
      final Input input, final boolean json, final XUnit unit, final NumberType yType) {
    final String slash = json ? "/" : "";
    final RowSchema options =
        RowSchema.of(
            List.of(slash + "key"),
            slash + "ts",
            NAMES.stream().map(name -> slash + name).toList(),
            NumberType.LONG,
            yType,
            unit,
            256);
    final RowBuffer buffer = new RowBuffer(input, RowBuffer.MAX_ROW_BYTES, () -> {});
    return Decoders.open(json ? Format.NDJSON : Format.CSV, buffer, "test", options);
  }

  private static void assertSame(final Generator generator, final Decoder decoder)
      throws Exception {
    final Sample made = generator.newSample();
    final Sample read = generator.newSample();
    while (generator.next(made) == Decoder.ROW) {
      assertThat(decoder.next(read)).isEqualTo(Decoder.ROW);
      assertThat(Arrays.equals(made.key(), 0, made.keyLength(), read.key(), 0, read.keyLength()))
          .isTrue();
      for (int i = 0; i < NAMES.size(); i++) {
        assertThat(read.hasX(i)).isEqualTo(made.hasX(i));
        assertThat(read.hasY(i)).isEqualTo(made.hasY(i));
        assertThat(made.hasX(i) ? read.xBits(i) : 0).isEqualTo(made.hasX(i) ? made.xBits(i) : 0);
        assertThat(made.hasY(i) ? read.yBits(i) : 0).isEqualTo(made.hasY(i) ? made.yBits(i) : 0);
      }
    }
    assertThat(decoder.next(read)).isEqualTo(Decoder.END);
  }

  @ParameterizedTest
  @CsvSource({"false,LONG", "true,LONG", "false,DOUBLE", "false,ULONG"})
  void shouldWriteRowsWithoutAllocating(final boolean json, final NumberType yType)
      throws Exception {
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    final Generator generator =
        new Generator(GeneratedShape.of(1_000, 200).fields(3, yType).rates(RATES));
    final Sample sample = generator.newSample();
    final Sink sink = sink(json, XUnit.S, yType, OutputStream.nullOutputStream());
    for (int i = 0; i < 50_000; i++) {
      generator.next(sample);
      sink.row(sample, null);
    }
    final long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 150_000; i++) {
      generator.next(sample);
      sink.row(sample, null);
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16_384);
  }

  @Test
  void shouldQuoteAndLeaveOutWhereItMust() throws IOException {
    final WrittenColumns columns =
        new WrittenColumns("a,b", "t\"s", 3, List.of("y", "z"), NumberType.LONG);
    final ByteArrayOutputStream csv = new ByteArrayOutputStream();
    final ByteArrayOutputStream json = new ByteArrayOutputStream();
    for (final Sink sink :
        List.of(new CsvRecording(columns, csv), new NdjsonRecording(columns, json))) {
      final Sample sample = new Sample(2, 8);
      sample.key()[0] = 'k';
      sample.key()[1] = '"';
      sample.keyLength(2);
      sink.row(sample, null);
      sample.setX(0, -1_500L);
      sample.setY(1, Long.MIN_VALUE);
      sink.row(sample, null);
      sink.flush();
    }

    assertThat(csv.toString())
        .isEqualTo("\"a,b\",\"t\"\"s\",y,z\n\"k\"\"\",,,\n\"k\"\"\",-1.5,,-9223372036854775808\n");
    assertThat(json.toString())
        .isEqualTo(
            "{\"a,b\":\"k\\\"\",\"t\\\"s\":null,\"y\":null,\"z\":null}\n"
                + "{\"a,b\":\"k\\\"\",\"t\\\"s\":-1.5,\"y\":null,\"z\":-9223372036854775808}\n");
  }
}
