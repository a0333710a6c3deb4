// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

/** What the values of a series are, as far as the lines about its type tell. */
public enum SeriesKind {
  /** Only grows until its target restarts: counters, and what histograms and summaries count. */
  COUNTER,
  /** Goes up and down: gauges, and the quantiles of summaries. */
  GAUGE,
  /** Neither: when a counter was created, which OpenMetrics tells. */
  OTHER,
  /** Nobody says. */
  UNTYPED
}
