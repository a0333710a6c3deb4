// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.window;

/** Reads one metric, chosen beforehand, of any key's window. */
@FunctionalInterface
public interface WindowRead {
  /**
   * Reads.
   *
   * @param key 0 to {@link WindowSamples#KEYS} - 1
   * @return the metric
   */
  double of(int key);
}
