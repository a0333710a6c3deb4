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
package io.fluxion.collector.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.NumberType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  private void shouldComeBack(final RecordingSchema schema, final int keys, final int entries)
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
    shouldComeBack(Recordings.frames("a", "b", "c"), 40, 100_000);
  }

  @Test
  void shouldBeginTheDictionaryAnewWhenItIsFull() throws Exception {
    shouldComeBack(Recordings.rows(NumberType.LONG, NumberType.LONG, "a"), 500, 13);
    shouldComeBack(Recordings.rows(NumberType.LONG, NumberType.LONG, "a"), 500, 1);
    shouldComeBack(Recordings.frames("a", "b"), 90, 7);
  }

  @Test
  void shouldGiveBackWhatTheHeaderSays() throws Exception {
    final RecordingSchema schema =
        new RecordingSchema(
            false,
            List.of("a,b", "ü"),
            "",
            List.of("y", "z\n"),
            NumberType.LONG,
            NumberType.ULONG,
            "ms",
            true,
            true,
            65_535);
    final byte[] bytes = header(schema);
    assertThat(Recordings.reader(bytes, 1).schema()).isEqualTo(schema);
    assertThat(bytes).startsWith(0x89, 'F', 'L', 'X', '\r', '\n', 0x1a, '\n');
  }

  private byte[] header(final RecordingSchema schema) {
    return Recordings.random(schema, random, 0, 1, 1, 1, new ArrayList<>());
  }

  /** They stand behind what there was before there were any, which they leave as it was. */
  @Test
  void shouldGiveBackSettingsThatAnOlderReaderPassesOver() throws Exception {
    final RecordingSchema without = Recordings.rows(NumberType.LONG, NumberType.LONG, "a", "b");
    final RecordingSchema with =
        without.with(Map.of("--max-gap", "5s", "--idle-timeout", "3600s", "--späte", ""));
    final byte[] old = header(without);
    final byte[] bytes = header(with);
    assertThat(Recordings.reader(bytes, 1).schema()).isEqualTo(with);
    assertThat(Recordings.reader(bytes, 1).schema().with(Map.of())).isEqualTo(without);
    assertThat(Recordings.reader(bytes, 1).schema().fits(without)).isTrue();
    final int texts = FileHeader.TEXTS_AT;
    // But the header's length at 12 and the number of settings at 36.
    assertThat(Arrays.copyOf(bytes, FileHeader.LENGTH_AT))
        .isEqualTo(Arrays.copyOf(old, FileHeader.LENGTH_AT));
    assertThat(Arrays.copyOfRange(bytes, FileHeader.PREFIX_BYTES, texts - 4))
        .isEqualTo(Arrays.copyOfRange(old, FileHeader.PREFIX_BYTES, texts - 4));
    assertThat(Arrays.copyOfRange(old, texts - 4, texts)).containsOnly(0);
    // none, host, disk, ts, a, b
    final int textsEnd = texts + 6 * 4 + 16;
    assertThat(Arrays.copyOfRange(bytes, texts, textsEnd))
        .isEqualTo(Arrays.copyOfRange(old, texts, textsEnd))
        .endsWith(1, 0, 0, 0, 'b');
  }
}
