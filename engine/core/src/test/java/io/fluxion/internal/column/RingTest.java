// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RingTest {
  @Test
  void shouldKeepTheNewestEntriesWhateverIsPushedTruncatedAndTakenBack() {
    final long seed = Long.getLong("fluxion.seed", System.nanoTime());
    System.out.println("RingTest -Dfluxion.seed=" + seed);
    final SplittableRandom random = new SplittableRandom(seed);
    for (int planes = 1; planes < 8; planes++) {
      final Ring ring = new Ring(planes, 3);
      final long[] lane = new long[planes * ring.stride()];
      final List<Long> model = new ArrayList<>();
      for (long value = 0; value < 5_000; value++) {
        final long saved = ring.save(1);
        final int next = ring.nextIndex(1);
        final long overwritten = lane[next];
        final List<Long> before = List.copyOf(model);
        final int index = ring.push(1);
        assertThat(index).isEqualTo(next);
        lane[index] = value;
        model.add(value);
        if (random.nextInt(4) == 0) {
          ring.push(2 * random.nextInt(2));
        }
        while (model.size() > planes) {
          model.remove(0);
        }
        final int dice = random.nextInt(20);
        if (dice == 0) {
          final int length = random.nextInt(model.size() + 1);
          ring.truncate(1, length);
          model.subList(0, model.size() - length).clear();
        } else if (dice == 1) {
          ring.restore(1, saved);
          lane[next] = overwritten;
          model.clear();
          model.addAll(before);
        }
        assertThat(ring.length(1)).isEqualTo(model.size());
        for (int age = 0; age < model.size(); age++) {
          assertThat(lane[ring.index(1, age)]).isEqualTo(model.get(model.size() - 1 - age));
        }
      }
    }
  }

  @Test
  void shouldBeginANewKeyInThePlaneOfThoseThatAreReadWithIt() {
    final Ring ring = new Ring(4, 3);
    for (int i = 0; i < 6; i++) {
      ring.push(0);
      ring.push(1);
    }
    ring.reset(2);
    assertThat(ring.length(2)).isZero();
    assertThat(ring.push(2) - 2).isEqualTo(ring.index(0, 0));
    ring.push(0);
    assertThat(ring.push(2) - 2).isEqualTo(ring.index(0, 0));
  }

  @Test
  void shouldNotLetPlanesMeetInOneCacheSet() {
    assertThat(Ring.stride(100_000)).isEqualTo(100_000);
    assertThat(Ring.stride(1 << 20)).isEqualTo((1 << 20) + 8);
    assertThat(Ring.stride(1)).isEqualTo(8);
  }
}
