// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.util.Map;
import java.util.TreeMap;

/** A counter read now and then, summed over what it grew; a fall counts nothing. */
final class GroundTruth {
  private final TreeMap<Long, Long> readings;

  GroundTruth(final TreeMap<Long, Long> readings) {
    this.readings = readings;
  }

  double between(final long from, final long to) {
    return grownUntil(to) - grownUntil(from);
  }

  private double grownUntil(final long time) {
    double sum = 0;
    Map.Entry<Long, Long> last = readings.firstEntry();
    for (final Map.Entry<Long, Long> next : readings.tailMap(last.getKey(), false).entrySet()) {
      final double growth = Math.max(0, next.getValue() - last.getValue());
      if (time < next.getKey()) {
        final double part = (double) (time - last.getKey()) / (next.getKey() - last.getKey());
        return sum + growth * Math.max(0, part);
      }
      sum += growth;
      last = next;
    }
    return sum;
  }
}
