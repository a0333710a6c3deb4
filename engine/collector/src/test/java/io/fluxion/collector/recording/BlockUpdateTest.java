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

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.StoreReadings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Blocks into one store, rows into another: the same counts, and the same readings of every key.
 */
class BlockUpdateTest {
  // Of each recording.
  private static final int KEYS = 60;

  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));

  static {
    System.out.println("BlockUpdateTest: -Dfluxion.seed=" + SEED);
  }

  private final SplittableRandom random = new SplittableRandom(SEED);

  private static DerivativeStore store(
      final RecordingSchema recording,
      final int[] selection,
      final int maxKeys,
      final UnaryOperator<FieldSchema> options,
      final UnaryOperator<DerivativeSchema> more) {
    final List<FieldSchema> fields = new ArrayList<>();
    for (final int number : selection) {
      fields.add(
          options.apply(
              FieldSchema.counter(recording.fields().get(number))
                  .xType(recording.xType())
                  .yType(recording.yType())));
    }
    return DerivativeStore.builder(more.apply(DerivativeSchema.of(fields).window(5)))
        .maxKeys(maxKeys)
        .byteKeys(Recordings.MAX_KEY_BYTES)
        .build();
  }

  private void shouldAgree(
      final RecordingSchema schema,
      final int[] selection,
      final int maxKeys,
      final UnaryOperator<FieldSchema> options,
      final UnaryOperator<DerivativeSchema> more)
      throws Exception {
    for (final int entries : new int[] {1000, 37}) {
      final byte[] bytes =
          Recordings.random(
              schema, random, 5_000, KEYS, entries, entries == 37 ? 401 : 3, new ArrayList<>());
      if (entries == 37) {
        // A block is lost, and the names in it.
        bytes[bytes.length / 3] ^= 4;
      }
      final DerivativeStore byRow = store(schema, selection, maxKeys, options, more);
      final DerivativeStore byBlock = store(schema, selection, maxKeys, options, more);
      final long rows = byRow(bytes, selection, byRow);
      assertThat(byBlock(bytes, selection, byBlock)).isEqualTo(rows).isPositive();
      assertThat(StoreReadings.of(byBlock)).isEqualTo(StoreReadings.of(byRow));
      if (byRow.schema().isExpiring()) {
        assertThat(byRow.count(SampleStatus.FIRST)).as("some return").isGreaterThan(KEYS + 20);
        assertThat(byRow.count(SampleStatus.OK)).as("some stay").isGreaterThan(150);
      }
    }
  }

  private static long byRow(final byte[] bytes, final int[] selection, final DerivativeStore store)
      throws Exception {
    final RecordingReader reader = Recordings.reader(bytes, 1 << 20);
    final Sample sample = store.newSample();
    long rows = 0;
    for (int next = reader.next(); next != RecordingReader.END; next = reader.next()) {
      final Block block = reader.block();
      for (int row = 0; next == RecordingReader.BLOCK && row < block.rows(); row++) {
        if (block.isUsable(row)) {
          block.fill(row, selection, sample);
          if (block.storeTime(row) != Block.NO_TIME) {
            store.advanceTo(block.storeTime(row));
          }
          store.update(sample);
          rows++;
        }
      }
    }
    return rows;
  }

  private static long byBlock(
      final byte[] bytes, final int[] selection, final DerivativeStore store) throws Exception {
    final RecordingReader reader = Recordings.reader(bytes, 1 << 20);
    final BlockUpdate update =
        new BlockUpdate(store, reader.schema(), selection, Recordings.MAX_KEY_BYTES);
    long rows = 0;
    for (int next = reader.next(); next != RecordingReader.END; next = reader.next()) {
      rows += next == RecordingReader.BLOCK ? update.update(reader.block()) : 0;
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"LONG,LONG", "LONG,ULONG", "LONG,DOUBLE", "DOUBLE,LONG", "DOUBLE,DOUBLE"})
  void shouldGiveWhatRowsGive(final NumberType x, final NumberType y) throws Exception {
    final RecordingSchema one = Recordings.rows(x, y, "a");
    final RecordingSchema three = Recordings.rows(x, y, "a", "b", "c");
    for (final int maxKeys : new int[] {100, 20}) {
      shouldAgree(one, new int[] {0}, maxKeys, field -> field, schema -> schema);
      shouldAgree(three, new int[] {0, 1, 2}, maxKeys, field -> field, schema -> schema);
      shouldAgree(
          three,
          new int[] {2, 0},
          maxKeys,
          field -> field.reset(ResetPolicy.FROM_ZERO).keepLast().propagateNaN().breakOnMissing(),
          schema -> schema);
    }
  }

  @Test
  void shouldGiveWhatRowsGiveWhereKeysExpire() throws Exception {
    shouldAgree(
        Recordings.rows(NumberType.LONG, NumberType.LONG, "a"),
        new int[] {0},
        30,
        field -> field,
        schema -> schema.idleTimeout(25));
  }

  /** By the times that were said where they were, by what two keys have reached before that. */
  @ParameterizedTest
  @CsvSource({"LONG,LONG", "LONG,DOUBLE", "DOUBLE,LONG"})
  void shouldGiveWhatRowsGiveWhereKeysExpireByTimesThatWereSaid(
      final NumberType x, final NumberType y) throws Exception {
    final RecordingSchema three = Recordings.rows(x, y, "a", "b", "c");
    for (final int maxKeys : new int[] {100, 20}) {
      shouldAgree(
          three,
          new int[] {2, 0},
          maxKeys,
          field -> field.reset(ResetPolicy.FROM_ZERO),
          schema -> x == NumberType.DOUBLE ? schema.idleTimeout(25.0) : schema.idleTimeout(25));
    }
  }

  @Test
  void shouldGiveWhatRowsGiveOfFramesThatExpire() throws Exception {
    shouldAgree(
        Recordings.frames("a", "b"),
        new int[] {0, 1},
        100,
        FieldSchema::scaledPerKey,
        schema -> schema.framed().idleTimeout(25));
  }

  @Test
  void shouldGiveWhatRowsGiveOfFrames() throws Exception {
    shouldAgree(
        Recordings.frames("a", "b"),
        new int[] {0, 1},
        100,
        FieldSchema::scaledPerKey,
        DerivativeSchema::framed);
  }
}
