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
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.RandomRows;
import io.fluxion.collector.StoreReadings;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Recordings of one field of longs, most of whose blocks are rounds: the same as row by row. */
class BlockRoundsTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final int RUNS = 60;
  private static final int ROWS = 12_000;
  private static final int[] FIRST = {0};

  static {
    System.out.println("BlockRoundsTest: -Dfluxion.seed=" + SEED);
  }

  private final SplittableRandom random = new SplittableRandom(SEED);
  private long clock;

  /** Store's times are said for up to so many rows at once; never where that is 0. */
  private byte[] record(
      final List<RandomRows.Row> rows, final int entries, final int perBlock, final int perTime)
      throws Exception {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final RecordingSchema schema = Recordings.rows(NumberType.LONG, NumberType.LONG, "y");
    final Sample sample = Recordings.sample(schema);
    try (RecordingWriter writer = new RecordingWriter(Channels.newChannel(out), schema, entries)) {
      int inBlock = 0;
      int inTime = 0;
      for (final RandomRows.Row row : rows) {
        sample.clear();
        Recordings.key(sample, row.key());
        if (row.x() != null) {
          sample.setX(0, row.x());
        }
        if (row.y() != null) {
          sample.setY(0, row.y());
        }
        if (perTime > 0 && --inTime < 0) {
          inTime = random.nextInt(perTime);
          clock += random.nextInt(-2, 12);
          writer.storeTime(clock);
        }
        writer.row(sample, null);
        if (++inBlock == perBlock) {
          inBlock = 0;
          writer.flush();
        }
      }
    }
    return out.toByteArray();
  }

  private static long byRow(final byte[] bytes, final DerivativeStore store) throws Exception {
    final RecordingReader reader = Recordings.reader(bytes, 1 << 20);
    final Sample sample = store.newSample();
    long rows = 0;
    for (int next = reader.next(); next != RecordingReader.END; next = reader.next()) {
      final Block block = reader.block();
      for (int row = 0; next == RecordingReader.BLOCK && row < block.rows(); row++) {
        if (block.isUsable(row)) {
          block.fill(row, FIRST, sample);
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

  private static long byRound(final byte[] bytes, final DerivativeStore store) throws Exception {
    final RecordingReader reader = Recordings.reader(bytes, 1 << 20);
    final BlockUpdate update =
        new BlockUpdate(store, reader.schema(), FIRST, Recordings.MAX_KEY_BYTES);
    long rows = 0;
    for (int next = reader.next(); next != RecordingReader.END; next = reader.next()) {
      rows += next == RecordingReader.BLOCK ? update.update(reader.block()) : 0;
    }
    return rows;
  }

  /** Keys are idle in the second half of the runs, by times that are said, or not. */
  private DerivativeSchema schema(final int run) {
    final FieldSchema field = RandomRows.field(random, run);
    final DerivativeSchema schema = DerivativeSchema.of(field);
    return run < RUNS / 2 || field.isXCounter()
        ? schema
        : schema.idleTimeout(1 + random.nextInt(60));
  }

  @Test
  void shouldGiveWhatRowsGive() throws Exception {
    final long[] seen = new long[SampleStatus.COUNT];
    for (int run = 0; run < RUNS; run++) {
      final RandomRows source = new RandomRows(random, run);
      final DerivativeSchema schema = schema(run);
      final boolean narrow = random.nextInt(3) == 0;
      final DerivativeStore byRow = source.store(schema, narrow);
      final DerivativeStore byRound = source.store(schema, narrow);
      // A second file knows the keys of the first by other ids.
      for (int file = 0; file < 2; file++) {
        final int entries = random.nextInt(3) == 0 ? 1 + random.nextInt(200) : 1_000;
        final int perTime = random.nextInt(4) * (1 + random.nextInt(900));
        final byte[] bytes = record(source.draw(ROWS), entries, 1 + random.nextInt(3_000), perTime);
        if (random.nextInt(3) == 0) {
          bytes[bytes.length / 3] ^= 4;
        }
        assertThat(byRound(bytes, byRound)).isEqualTo(byRow(bytes, byRow)).isPositive();
        assertThat(StoreReadings.of(byRound)).isEqualTo(StoreReadings.of(byRow));
      }
      for (int status = 0; status < SampleStatus.COUNT; status++) {
        seen[status] += byRow.count(status);
      }
    }
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      // A long is always a number.
      if (status != SampleStatus.NOT_A_NUMBER) {
        assertThat(seen[status]).as(SampleStatus.name(status)).isPositive();
      }
    }
  }
}
