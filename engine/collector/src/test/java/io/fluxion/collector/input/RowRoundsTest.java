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
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.RandomRows;
import io.fluxion.collector.StoreReadings;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rows as rounds into one store, one by one into another: the same outcomes, the same readings. */
class RowRoundsTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final int RUNS = 80;
  private static final int ROWS = 8_000;
  private static final String[] SPOILT = {
    "key-1,5",
    "key-1,5,6,7,8",
    "\"key-1,5,6,7",
    "key-1,5x,6,7",
    "key-1,5,6,7.5",
    ",5,6,7",
    "é\"",
    ""
  };

  static {
    System.out.println("RowRoundsTest: -Dfluxion.seed=" + SEED);
  }

  private final SplittableRandom random = new SplittableRandom(SEED);

  private String csv(final List<RandomRows.Row> rows, final double spoilt) {
    final String end = random.nextBoolean() ? "\n" : "\r\n";
    final StringBuilder text = new StringBuilder("k,x,more,y").append(end);
    for (final RandomRows.Row row : rows) {
      if (random.nextDouble() < spoilt) {
        text.append(SPOILT[random.nextInt(SPOILT.length)]).append(end);
      }
      text.append(cell(row.key(), spoilt)).append(',');
      text.append(cell(row.x(), spoilt)).append(',');
      text.append(random.nextInt(1_000)).append(',');
      text.append(cell(row.y(), spoilt)).append(end);
    }
    return text.toString();
  }

  private String cell(final Object value, final double quoted) {
    final String text = value == null ? "" : value.toString();
    return random.nextDouble() < quoted ? '"' + text + '"' : text;
  }

  private static String ndjson(final List<RandomRows.Row> rows) {
    final StringBuilder text = new StringBuilder();
    for (final RandomRows.Row row : rows) {
      text.append("{\"k\":\"").append(row.key()).append("\",\"x\":").append(row.x());
      text.append(",\"y\":").append(row.y()).append("}\n");
    }
    return text.toString();
  }

  /** What a way of reading makes of an input; how its rows reach the store is its affair. */
  private interface Way {
    int next(Decoder decoder, Sample sample) throws Exception;
  }

  private static List<String> outcomes(
      final Format format,
      final RowSchema options,
      final String text,
      final int chunk,
      final IdleListener beforeBlocking,
      final Way way)
      throws Exception {
    final List<String> outcomes = new ArrayList<>();
    final byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    try (Input input = Input.of("test", new Chunks(raw, chunk))) {
      final RowBuffer buffer = new RowBuffer(input, 200, beforeBlocking);
      final Decoder decoder = Decoders.open(format, buffer, "test", options);
      final Sample sample = new Sample(1, RandomRows.MAX_KEY_BYTES);
      for (int next = way.next(decoder, sample);
          next != Decoder.END;
          next = way.next(decoder, sample)) {
        outcomes.add(decoder.line() + (next == Decoder.ROW ? "" : ": " + decoder.reason()));
      }
    }
    return outcomes;
  }

  private void shouldAgree(
      final Format format,
      final RowSchema options,
      final String text,
      final DerivativeStore oneByOne,
      final DerivativeStore byRound)
      throws Exception {
    final int chunk = random.nextBoolean() ? 1 << 16 : 1 + random.nextInt(500);
    final List<String> expected =
        outcomes(
            format,
            options,
            text,
            chunk,
            () -> {},
            (decoder, sample) -> {
              final int outcome = decoder.next(sample);
              if (outcome == Decoder.ROW) {
                oneByOne.update(sample);
              }
              return outcome;
            });
    final RowRounds rounds = new RowRounds(byRound);
    final IdleListener listener = random.nextBoolean() ? rounds::flush : () -> {};
    assertThat(
            outcomes(
                format,
                options,
                text,
                chunk,
                listener,
                (decoder, sample) -> decoder.next(sample, rounds)))
        .isEqualTo(expected);
    rounds.flush();
    assertThat(StoreReadings.of(byRound)).isEqualTo(StoreReadings.of(oneByOne));
  }

  private RowSchema options(final String key, final String x, final String y) {
    // Some of the keys are too long.
    final int maxKeyBytes = random.nextInt(3) == 0 ? 6 : RandomRows.MAX_KEY_BYTES;
    return RowSchema.of(
        List.of(key.split(";")),
        x,
        List.of(y),
        NumberType.LONG,
        NumberType.LONG,
        XUnit.NONE,
        maxKeyBytes);
  }

  @Test
  void shouldGiveWhatRowsGive() throws Exception {
    final long[] seen = new long[SampleStatus.COUNT];
    final double[] spoilt = {0, 0.001, 0.05};
    for (int run = 0; run < RUNS; run++) {
      final RandomRows source = new RandomRows(random, run);
      final FieldSchema field = RandomRows.field(random, run);
      final boolean narrow = random.nextInt(3) == 0;
      final DerivativeStore oneByOne = source.store(field, narrow);
      final DerivativeStore byRound = source.store(field, narrow);
      if (run % 8 == 7) {
        final String text = ndjson(source.draw(ROWS));
        shouldAgree(Format.NDJSON, options("/k", "/x", "/y"), text, oneByOne, byRound);
      } else {
        final String key = run % 8 == 6 ? "k;more" : "k";
        final String text = csv(source.draw(ROWS), spoilt[random.nextInt(spoilt.length)]);
        shouldAgree(Format.CSV, options(key, "x", "y"), text, oneByOne, byRound);
      }
      for (int status = 0; status < SampleStatus.COUNT; status++) {
        seen[status] += oneByOne.count(status);
      }
    }
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      // A long is always a number.
      if (status != SampleStatus.NOT_A_NUMBER) {
        assertThat(seen[status]).as(SampleStatus.name(status)).isPositive();
      }
    }
  }

  /** A quote is part of no key but one that is quoted itself; a key too long is none. */
  @Test
  void shouldNotTakeCellsForKeysThatTheyAreNot() throws Exception {
    final String text = "k,x,y\n\"\"\"a\"\"\",1,1\n\"a\",2,2\nlonger,4,4\n";
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")))
            .maxKeys(5)
            .byteKeys(8)
            .build();
    store.acquire("longer".getBytes(StandardCharsets.UTF_8), 0, 6);
    final RowRounds rounds = new RowRounds(store);
    final RowSchema options =
        RowSchema.of(
            List.of("k"), "x", List.of("y"), NumberType.LONG, NumberType.LONG, XUnit.NONE, 5);
    final List<String> outcomes =
        outcomes(
            Format.CSV,
            options,
            text,
            100,
            () -> {},
            (decoder, sample) -> decoder.next(sample, rounds));
    rounds.flush();

    assertThat(outcomes).hasSize(3).element(2).asString().contains("more than --max-key-bytes 5");
    assertThat(store.count(SampleStatus.FIRST)).isEqualTo(2);
  }

  private static DerivativeStore store(final DerivativeSchema schema) {
    return DerivativeStore.builder(schema).maxKeys(1).byteKeys(8).build();
  }

  @Test
  void shouldTakeLongsOfOneFieldAlone() {
    final FieldSchema longs = FieldSchema.counter("y");
    final FieldSchema unsigned = FieldSchema.counter("y").yType(NumberType.ULONG);

    assertThat(RowRounds.fit(store(DerivativeSchema.of(longs)))).isTrue();
    assertThat(RowRounds.fit(store(DerivativeSchema.of(unsigned)))).isTrue();
    assertThat(RowRounds.fit(store(DerivativeSchema.of(longs.keepLast())))).isTrue();
    assertThat(RowRounds.fit(store(DerivativeSchema.of(longs, FieldSchema.gauge("z"))))).isFalse();
    assertThat(RowRounds.fit(store(DerivativeSchema.of(longs).framed()))).isFalse();
    assertThat(RowRounds.fit(store(DerivativeSchema.of(longs).idleTimeout(5)))).isFalse();
    for (final FieldSchema doubles :
        List.of(
            FieldSchema.gauge("y").yType(NumberType.DOUBLE),
            FieldSchema.gauge("y").xType(NumberType.DOUBLE))) {
      assertThat(RowRounds.fit(store(DerivativeSchema.of(doubles)))).isFalse();
    }
  }
}
