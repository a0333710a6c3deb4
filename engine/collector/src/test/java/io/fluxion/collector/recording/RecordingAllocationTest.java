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
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecordingAllocationTest {
  private static final int ROWS = 120_000;
  private static final int WARM_BLOCKS = 10;
  private static final int[] BOTH = {0, 1};

  /** What measuring itself and a compiler's thread switch may leave, over all rows. */
  private static final long MAX_BYTES = 16_384;

  private final byte[] bytes =
      Recordings.random(
          Recordings.rows(NumberType.LONG, NumberType.LONG, "a", "b"),
          new SplittableRandom(1),
          ROWS,
          50,
          1000,
          4096,
          new ArrayList<>());

  /** Takes a block. */
  private interface Taking {
    void take(Block block);
  }

  private void shouldAllocateNothing(final RecordingReader reader, final Taking taking)
      throws Exception {
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < WARM_BLOCKS; i++) {
      assertThat(reader.next()).isEqualTo(RecordingReader.BLOCK);
      taking.take(reader.block());
    }
    int blocks = 0;
    final long before = threads.getCurrentThreadAllocatedBytes();
    while (reader.next() == RecordingReader.BLOCK) {
      taking.take(reader.block());
      blocks++;
    }
    final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(blocks).isGreaterThanOrEqualTo(ROWS / 4096 - WARM_BLOCKS);
    assertThat(allocated).isLessThan(MAX_BYTES);
  }

  @Test
  void shouldAllocateNothingPerRow() throws Exception {
    final RecordingReader reader = Recordings.reader(bytes, 50_000);
    final Sample sample = new Sample(2, Recordings.MAX_KEY_BYTES);
    shouldAllocateNothing(
        reader,
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            block.fill(row, BOTH, sample);
          }
        });
  }

  @Test
  void shouldAllocateNothingPerBlockIntoAStore() throws Exception {
    shouldAllocateNothingPerBlock(
        DerivativeSchema.of(FieldSchema.counter("a"), FieldSchema.counter("b")));
  }

  @Test
  void shouldAllocateNothingPerBlockWhereKeysExpire() throws Exception {
    shouldAllocateNothingPerBlock(
        DerivativeSchema.of(FieldSchema.counter("a"), FieldSchema.counter("b")).idleTimeout(25));
  }

  private void shouldAllocateNothingPerBlock(final DerivativeSchema schema) throws Exception {
    final RecordingReader reader = Recordings.reader(bytes, 1 << 18);
    final DerivativeStore store =
        DerivativeStore.builder(schema).maxKeys(100).byteKeys(Recordings.MAX_KEY_BYTES).build();
    shouldAllocateNothing(
        reader, new BlockUpdate(store, reader.schema(), BOTH, Recordings.MAX_KEY_BYTES)::update);
  }
}
