// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecordingAllocationTest {
  private static final int ROWS = 120_000;
  private static final int WARM_ROWS = 40_000;
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

  /** Takes a row; says whether there are more. */
  private interface Rows {
    boolean next() throws Exception;
  }

  private static void shouldAllocateNothing(final Rows rows) throws Exception {
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < WARM_ROWS; i++) {
      assertThat(rows.next()).isTrue();
    }
    int count = 0;
    final long before = threads.getCurrentThreadAllocatedBytes();
    while (rows.next()) {
      count++;
    }
    final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(count).isGreaterThan(ROWS / 2);
    assertThat(allocated).isLessThan(MAX_BYTES);
  }

  @Test
  void shouldAllocateNothingPerRowIntoAStoreWhereKeysExpire() throws Exception {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("a"), FieldSchema.counter("b"))
                    .idleTimeout(25))
            .maxKeys(100)
            .byteKeys(Recordings.MAX_KEY_BYTES)
            .build();
    final Decoder decoder =
        new RecordingDecoder(Recordings.reader(bytes, 1 << 18), BOTH, Recordings.MAX_KEY_BYTES);
    final Sample sample = store.newSample();
    shouldAllocateNothing(
        () -> {
          if (decoder.next(sample) != Decoder.ROW) {
            return false;
          }
          if (decoder.storeTime() != Decoder.NO_TIME) {
            store.advanceTo(decoder.storeTime());
          }
          store.update(sample);
          return true;
        });
  }

  /** A row of a key that is known costs nothing; the blocks it fills are written. */
  @Test
  void shouldAllocateNothingToFindAWrittenKey() throws Exception {
    final WrittenEntries entries = new WrittenEntries(1000);
    final SplittableRandom random = new SplittableRandom(3);
    final Sample[] samples = new Sample[100];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = new Sample(1, Recordings.MAX_KEY_BYTES);
      Recordings.key(samples[i], "key-" + i);
      assertThat(entries.find(samples[i], null)).isEqualTo(WrittenEntries.NONE);
      assertThat(entries.add(samples[i].key(), samples[i].keyLength(), null, 16)).isEqualTo(i);
    }
    final int[] left = {ROWS};
    shouldAllocateNothing(
        () -> {
          final int key = left[0] % 3 == 0 ? random.nextInt(samples.length) : left[0] % 100;
          return entries.find(samples[key], null) == key && --left[0] > 0;
        });
  }
}
