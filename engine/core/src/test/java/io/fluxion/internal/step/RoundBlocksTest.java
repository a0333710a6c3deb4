// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.internal.column.Ring;
import io.fluxion.internal.key.KeyLife;
import io.fluxion.internal.key.LongKeyIndex;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What rounds do to the rings behind them: keys that missed some are aligned again. */
class RoundBlocksTest {
  private static final int KEYS = 2_000;
  private static final int WINDOW = 8;

  private final FieldSettings settings = new FieldSettings("y");
  private final StoreColumns store = new StoreColumns(List.of(settings), WINDOW, false);
  private final KeyLife keys = new KeyLife(new LongKeyIndex(KEYS, 1), null, store);
  private final int[] handles = new int[KEYS];
  private final FieldRound round = new FieldRound(KEYS);
  private FieldUpdate field;
  private RoundUpdate rounds;

  private void open() {
    store.allocate(KEYS);
    field = new FieldUpdate(settings, store.fields[0], keys, false);
    rounds = new RoundUpdate(field, keys);
    for (int i = 0; i < KEYS; i++) {
      handles[i] = keys.handle(keys.acquire(i));
    }
  }

  private void takeRound(final long x, final long y) {
    round.oneX = true;
    round.xs[0] = x;
    Arrays.fill(round.ys, y);
    rounds.update(handles, KEYS, round);
  }

  private int state(final int from) {
    return store.fields[0].ring.state(from, Math.min(RoundUpdate.BLOCK, KEYS - from));
  }

  @Test
  void shouldAlignTheRingsOfKeysThatMissedSomeRounds() {
    open();
    final SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < KEYS; i++) {
      final int samples = WINDOW + random.nextInt(WINDOW);
      for (int k = 0; k < samples; k++) {
        field.update(handles[i], k, 3L * k);
      }
    }
    assertThat(state(0)).isEqualTo(Ring.FULL);
    for (int number = 0; number < 40; number++) {
      takeRound(100 + number, 100 + number);
      assertThat(round.statuses).containsOnly((byte) Status.OK);
    }
    for (int from = 0; from < KEYS; from += RoundUpdate.BLOCK) {
      assertThat(state(from)).isEqualTo(Ring.ALIGNED);
    }
    for (int i = 0; i < KEYS; i++) {
      final int newest = store.fields[0].ring.index(i, 0);
      assertThat(store.fields[0].xs[newest]).isEqualTo(139);
      assertThat(store.fields[0].ring.length(i)).isEqualTo(WINDOW);
    }
  }

  @Test
  void shouldTakeABlockWithoutAWayOutOfIt() {
    open();
    for (int number = 0; number < 2 * WINDOW; number++) {
      takeRound(number, 5L * number);
    }
    assertThat(field.count(Status.OK)).isEqualTo((2L * WINDOW - 1) * KEYS);
    assertThat(round.derivatives).containsOnly(5.0);
    for (int from = 0; from < KEYS; from += RoundUpdate.BLOCK) {
      assertThat(state(from)).isEqualTo(Ring.ALIGNED);
    }
    // One that falls, in the middle of a block, is taken by itself.
    round.oneX = true;
    round.xs[0] = 2 * WINDOW;
    Arrays.fill(round.ys, 10 * WINDOW);
    round.ys[700] = 1;
    rounds.update(handles, KEYS, round);
    assertThat(field.count(Status.RESET)).isEqualTo(1);
    assertThat(round.statuses[700]).isEqualTo((byte) Status.RESET);
    assertThat(round.derivatives[700]).isNaN();
    assertThat(round.derivatives[699]).isEqualTo(5.0);
    assertThat(field.count(Status.OK)).isEqualTo(2L * WINDOW * KEYS - 1);
  }
}
