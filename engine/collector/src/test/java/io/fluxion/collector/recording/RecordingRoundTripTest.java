// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.NumberType;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingRoundTripTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final int[] CHUNKS = {Integer.MAX_VALUE, 61, 4096};

  static {
    System.out.println("RecordingRoundTripTest: -Dfluxion.seed=" + SEED);
  }

  private final SplittableRandom random = new SplittableRandom(SEED);

  private void shouldComeBack(final RowSchema schema, final int keys, final int entries)
      throws Exception {
    for (final int perBlock : new int[] {1, 7, 100_000}) {
      final List<String> rows = new ArrayList<>();
      final byte[] bytes = Recordings.random(schema, random, 6_000, keys, entries, perBlock, rows);
      assertThat(bytes.length % 8).isZero();
      for (final int chunk : CHUNKS) {
        final List<String> lost = new ArrayList<>();
        assertThat(Recordings.read(bytes, chunk, lost)).isEqualTo(rows);
        assertThat(lost).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LONG,LONG", "LONG,ULONG", "LONG,DOUBLE", "DOUBLE,LONG", "DOUBLE,DOUBLE"})
  void shouldGiveBackEveryRowInItsOrder(final NumberType x, final NumberType y) throws Exception {
    shouldComeBack(Recordings.rows(x, y, "a"), 40, 1000);
    shouldComeBack(Recordings.rows(x, y, "a", "b", "c"), 300, 1000);
  }

  @Test
  void shouldGiveBackFramesWithTheirOwnXScalesAndLabels() throws Exception {
    shouldComeBack(Recordings.frames(), 40, 100_000);
  }

  @Test
  void shouldBeginTheDictionaryAnewWhenItIsFull() throws Exception {
    shouldComeBack(Recordings.rows(NumberType.LONG, NumberType.LONG, "a"), 500, 13);
    shouldComeBack(Recordings.rows(NumberType.LONG, NumberType.LONG, "a"), 500, 1);
    shouldComeBack(Recordings.frames(), 90, 7);
  }

  @Test
  void shouldGiveBackWhatTheHeaderSays() throws Exception {
    final RowSchema schema =
        RowSchema.of(
                List.of("a,b", "ü"),
                "",
                List.of("y", "z\n"),
                NumberType.LONG,
                NumberType.ULONG,
                XUnit.MS,
                65_535)
            .meaning(true, true);
    final byte[] bytes = header(schema, RunSettings.ABSENT);
    assertThat(Recordings.reader(bytes, 1).rows()).isEqualTo(schema);
    assertThat(bytes).startsWith(0x89, 'F', 'L', 'X', '\r', '\n', 0x1a, '\n');
  }

  private byte[] header(final RowSchema schema, final RunSettings settings) {
    final FileHeader header = new FileHeader(FileHeader.VERSION, 7, schema, settings);
    return Recordings.random(header, random, 0, 1, 1, 1, new ArrayList<>());
  }

  @ParameterizedTest
  @CsvSource({"LONG,3000000000,0,1", "DOUBLE,3.5,0.25,268435456", "DOUBLE,,1e300,", "LONG,0,,7"})
  void shouldGiveBackTheLimitsOfTheRun(
      final NumberType x, final Double maxGap, final Double idleTimeout, final Integer maxKeys)
      throws Exception {
    final RunSettings settings =
        new RunSettings(
            bits(x, maxGap),
            bits(x, idleTimeout),
            maxKeys == null ? RunSettings.NONE : maxKeys,
            maxKeys == null);
    final byte[] bytes = header(Recordings.rows(x, NumberType.LONG, "a"), settings);
    assertThat(Recordings.reader(bytes, 1).settings()).isEqualTo(settings);
  }

  private static long bits(final NumberType x, final Double value) {
    if (value == null) {
      return RunSettings.NONE;
    }
    return x == NumberType.DOUBLE ? Double.doubleToRawLongBits(value) : value.longValue();
  }

  @Test
  void shouldTakeNoLimitsThatNoRunHas() {
    final long infinite = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
    final RowSchema schema = Recordings.rows(NumberType.DOUBLE, NumberType.LONG, "a");
    for (final RunSettings settings :
        List.of(
            new RunSettings(-2, -1, -1, false),
            new RunSettings(-1, infinite, -1, false),
            new RunSettings(-1, -1, 0, false),
            new RunSettings(-1, -1, (1 << 28) + 1, false))) {
      assertThatThrownBy(() -> header(schema, settings))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a recording cannot have such a limit of a run");
    }
  }
}
