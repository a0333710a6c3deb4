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
