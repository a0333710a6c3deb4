// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Full rings of neighbours that are brought to one plane, some at a time. */
class RingAlignmentTest {
  private static final int SLOTS = 512;
  private static final int PLANES = 8;

  @Test
  void shouldAlignRingsAndKeepTheirEntriesInOrder() {
    final ColumnLayout.Builder layout = ColumnLayout.builder();
    final int ringId = layout.ring("ring", PLANES);
    final int laneId = layout.longLane(ringId, "lane");
    final Columns columns = new Columns(layout.build(), SLOTS);
    final Ring ring = columns.ring(ringId);
    final long[] lane = columns.longs(laneId);
    final SplittableRandom random = new SplittableRandom(5);
    final int[] pushed = new int[SLOTS];
    for (int slot = 0; slot < SLOTS; slot++) {
      pushed[slot] = PLANES + random.nextInt(PLANES);
      for (int i = 0; i < pushed[slot]; i++) {
        lane[ring.push(slot)] = 1_000L * slot + i;
      }
    }
    assertThat(ring.state(0, SLOTS)).isEqualTo(Ring.FULL);

    int calls = 1;
    while (!ring.align(0, SLOTS, 16, new long[][] {lane})) {
      calls++;
    }
    assertThat(calls).isBetween(2, SLOTS / 16);
    assertThat(ring.state(0, SLOTS)).isEqualTo(Ring.ALIGNED);
    for (int slot = 0; slot < SLOTS; slot++) {
      for (int age = 0; age < PLANES; age++) {
        assertThat(lane[ring.index(slot, age)]).isEqualTo(1_000L * slot + pushed[slot] - 1 - age);
      }
    }
  }
}
