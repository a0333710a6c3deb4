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
package io.fluxion.collector.cli;

import io.fluxion.DerivativeSchema;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Metric;
import java.util.ArrayList;
import java.util.List;

/** Checks the words for what the store keeps and what is read of it, each by itself. */
final class StoreWords {
  private static final int LARGEST_MAX_KEYS = 1 << 28;

  private StoreWords() {}

  /** Samples kept per key. */
  static int window(final String word) throws UsageException {
    return Words.integer(
        "--window", word, DerivativeSchema.DEFAULT_WINDOW, 2, Integer.MAX_VALUE - 8);
  }

  /** The most keys at once. */
  static int maxKeys(final String word, final int fallback) throws UsageException {
    return Words.integer("--max-keys", word, fallback, 1, LARGEST_MAX_KEYS);
  }

  /** What to emit. */
  static List<Metric> metrics(final String words) throws UsageException {
    if (words == null) {
      return List.of(Metric.DERIVATIVE);
    }
    final List<Metric> metrics = new ArrayList<>();
    for (final String word : Words.names("--emit", words)) {
      metrics.add(metricOf(word));
    }
    return metrics;
  }

  private static Metric metricOf(final String word) throws UsageException {
    final List<String> known = new ArrayList<>();
    for (final Metric metric : Metric.values()) {
      if (metric.text().equals(word)) {
        return metric;
      }
      known.add(metric.text());
    }
    throw new UsageException(
        "--emit: '" + word + "' is no metric; there are: " + String.join(", ", known));
  }
}
