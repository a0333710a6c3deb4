// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Those who call a store: which keys they have samples of just now, what their clocks say, and the
 * handles that they remember, of keys that are gone too.
 */
final class LifeCallers {
  private static final int STALE_HANDLES = 200;

  private final RandomStreamSetup setup;
  private final RandomStreamKeys keys;
  private final SplittableRandom random;
  private final List<String> running = new ArrayList<>();
  private final Map<String, Integer> handles = new HashMap<>();
  private final List<Integer> old = new ArrayList<>();
  private final boolean inOrder;
  private final int churn;
  private int alone;
  private long steps;

  LifeCallers(
      final RandomStreamSetup setup, final RandomStreamKeys keys, final SplittableRandom random) {
    this.setup = setup;
    this.keys = keys;
    this.random = random;
    inOrder = setup.keys() > 500;
    churn = 1 + random.nextInt(100);
    alone = random.nextInt(3) == 0 ? random.nextInt(30) : 0;
    final int most = Math.min(keys.names().size(), setup.rules().maxKeys() + 3);
    final int least = inOrder ? most / 2 : 1;
    final int count = least + random.nextInt(most - least + 1);
    while (running.size() < count) {
      running.add(keys.names().get(running.size()));
    }
  }

  // ---- who runs, and since when

  /** A little time passes; now and then so much that everything that has stopped is idle. */
  void timePasses() {
    // Among thousands of keys, time passes with their rounds.
    steps += random.nextInt(inOrder ? running.size() : 2) == 1 ? 1 : 0;
    if (random.nextInt(500) == 0) {
      steps += random.nextInt(70);
    }
    if (random.nextInt(churn) == 0) {
      replaceSome();
    }
  }

  /** Somebody stops for good or for a while, and another begins. */
  private void replaceSome() {
    final int at = random.nextInt(running.size());
    final String other = keys.names().get(random.nextInt(keys.names().size()));
    if (!running.contains(other)) {
      running.set(at, other);
    } else if (random.nextInt(3) == 0) {
      running.remove(other);
      running.add(random.nextInt(running.size() + 1), other);
    }
  }

  /** Somebody who has a sample; for a while at the beginning there may be one key only. */
  String someKey() {
    if (alone > 0) {
      alone--;
      return running.get(0);
    }
    return random.nextInt(30) == 0
        ? keys.names().get(random.nextInt(keys.names().size()))
        : running.get(random.nextInt(running.size()));
  }

  /**
   * A round of some who run, or of nearly all of them, in their order; seldom one of them twice.
   */
  List<String> roundOfKeys() {
    steps += inOrder ? 1 : 0;
    final int size = running.size();
    final int from = inOrder && random.nextInt(3) > 0 ? 0 : random.nextInt(size);
    final int count = inOrder ? size - from : 1 + random.nextInt(size - from);
    final List<String> round = new ArrayList<>(running.subList(from, from + count));
    for (int i = random.nextInt(3); i > 0 && round.size() > 1; i--) {
      round.remove(random.nextInt(round.size()));
    }
    if (random.nextInt(5) == 0) {
      round.add(random.nextInt(round.size() + 1), someKey());
    }
    return round;
  }

  // ---- what time it is

  /** What a caller says that it is: mostly what a right clock does, seldom much more. */
  BigDecimal said() {
    final int ahead = random.nextInt(10) == 0 ? random.nextInt(60) : 0;
    return at(steps + ahead);
  }

  /** What a right clock says after so many steps. */
  private BigDecimal at(final long step) {
    return setup.hasDoubleTime()
        ? new BigDecimal(setup.startX() + step * setup.unit())
        : BigDecimal.valueOf((long) setup.startX() + step * (long) setup.unit());
  }

  /** x of a key's sample by its own clock, seldom something absurd. */
  long x(final String key) {
    final BigDecimal jitter =
        new BigDecimal(random.nextInt(setup.calm() ? 100 : 4) == 0 ? -setup.unit() : 0);
    final BigDecimal x = at(steps).add(keys.offset(key)).add(jitter);
    final boolean longs = !setup.hasDoubleTime();
    if (random.nextInt(2_000) == 0) {
      return absurd(longs);
    }
    return longs ? x.longValue() : Double.doubleToRawLongBits(x.doubleValue());
  }

  private long absurd(final boolean longs) {
    final long[] extremes = {Long.MAX_VALUE, Long.MIN_VALUE, 0, random.nextLong()};
    if (longs) {
      return extremes[random.nextInt(extremes.length)];
    }
    final double[] doubles = {1e80, -1e80, -0.0, 0.0, 1e18 * setup.unit()};
    return Double.doubleToRawLongBits(doubles[random.nextInt(doubles.length)]);
  }

  // ---- what they remember

  /** A call told the handle of a key. */
  void heard(final String key, final int handle) {
    final Integer before = handles.put(key, handle);
    if (before != null && before != handle && before != DerivativeStore.NONE) {
      old.add(before);
      if (old.size() > STALE_HANDLES) {
        old.remove(0);
      }
    }
  }

  /** The handle that a key had when it was last heard; NONE where it had none. */
  int remembered(final String key) {
    return handles.getOrDefault(key, DerivativeStore.NONE);
  }

  /** Some handle: of a key that is gone, of one that may be, or any int. */
  int anyHandle() {
    final int drawn = random.nextInt(10);
    if (drawn == 0) {
      return random.nextInt();
    }
    if (drawn == 1) {
      return random.nextInt(-2, 2 * setup.rules().maxKeys());
    }
    return drawn < 7 && !old.isEmpty()
        ? old.get(random.nextInt(old.size()))
        : remembered(someKey());
  }

  /** A handle that the same slot had under an earlier key, or else any. */
  int earlierHandle(final int handle, final DerivativeStore store) {
    for (int i = old.size() - 1; i >= 0; i--) {
      if (store.slot(old.get(i)) == store.slot(handle) && old.get(i) != handle) {
        return old.get(i);
      }
    }
    return anyHandle();
  }

  /** Another store takes over; its handles are others. */
  void forget() {
    old.addAll(handles.values());
    handles.clear();
  }
}
