// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.comparison.ReferenceRules.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The frames of a random stream: whose time moves on, stands still, falls back or is absent. */
final class RandomStreamFrames {
  private final RandomStreamSetup setup;
  private final SplittableRandom random;
  private final RandomStreamNumbers numbers;
  private final ReferenceKeys keys;

  RandomStreamFrames(
      final RandomStreamSetup setup,
      final SplittableRandom random,
      final RandomStreamNumbers numbers,
      final ReferenceKeys keys) {
    this.setup = setup;
    this.random = random;
    this.numbers = numbers;
    this.keys = keys;
  }

  /** A frame around these points; those over time mostly have its own. */
  ReferenceRow draw(final String key, final List<ReferencePoint> points) {
    final ReferenceLife life = keys.get(key);
    if (random.nextInt(25) == 0) {
      return new ReferenceRow(null, points, drawKeyScales());
    }
    final Long last = life == null ? null : life.frame;
    final long time = drawTime(points.get(0).x(), last);
    final List<ReferencePoint> framed = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      final ReferencePoint point = points.get(i);
      final boolean own =
          setup.rules().fields().get(i).has(Trait.X_COUNTER) || random.nextInt(20) == 0;
      framed.add(own ? point : new ReferencePoint(point.hasX(), time, point.hasY(), point.y()));
    }
    return new ReferenceRow(time, framed, drawKeyScales());
  }

  private long drawTime(final long x, final Long last) {
    final int drawn = random.nextInt(100);
    if (drawn < 15 && setup.wild() && random.nextInt(10) == 0) {
      return random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    if (last == null || drawn < 15) {
      return x;
    }
    if (drawn < 40) {
      return last;
    }
    if (drawn < 50) {
      return last - random.nextInt(40) * (long) setup.unit();
    }
    return last + (1 + random.nextInt(3)) * (long) setup.unit();
  }

  /** Now and then a factor for fields that take one. */
  double[] drawKeyScales() {
    final double[] scales = new double[setup.rules().fields().size()];
    for (int i = 0; i < scales.length; i++) {
      final boolean given =
          setup.rules().fields().get(i).has(Trait.SCALED_PER_KEY) && numbers.chance(0.1);
      scales[i] = given ? random.nextInt(7) - 2.5 : Double.NaN;
    }
    return scales;
  }
}
