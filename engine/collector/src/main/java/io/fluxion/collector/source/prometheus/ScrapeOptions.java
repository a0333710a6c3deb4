// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import java.util.List;

/**
 * What a {@link ScrapeSource} is to do.
 *
 * @param urls of the targets, {@code http://} or {@code https://}, at least one
 * @param intervalNanos from one request to the next, above 0
 * @param timeoutNanos how long an answer may take, above 0; the first of all may take longer
 * @param kind {@link SeriesKind#COUNTER} or {@link SeriesKind#GAUGE}: which series are handed on
 * @param maxKeyBytes the longest key; a series with a longer one is malformed
 * @param maxSeriesPerTarget how many series of one target count as alive at once; its new ones
 *     beyond that are left out. {@link #NO_LIMIT} for any number
 * @param idleNanos after how long a series that is not seen counts no more, above 0
 */
public record ScrapeOptions(
    List<String> urls,
    long intervalNanos,
    long timeoutNanos,
    SeriesKind kind,
    int maxKeyBytes,
    int maxSeriesPerTarget,
    long idleNanos) {
  /** Any number of series. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * How many series a target may have where nobody says: several targets half of the store each, so
   * that none of them alone can shut out the others.
   *
   * @param maxKeys of the store, at least 1
   * @param targets how many, at least 1
   * @return {@link #NO_LIMIT} where there is only one target
   */
  public static int defaultSeriesPerTarget(final int maxKeys, final int targets) {
    return targets == 1 ? NO_LIMIT : Math.max(1, maxKeys / 2);
  }
}
