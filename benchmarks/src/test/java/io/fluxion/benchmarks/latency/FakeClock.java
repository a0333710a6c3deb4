// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import java.util.function.LongSupplier;

/** A clock that moves by its own cost at every reading, and further when told so. */
final class FakeClock implements LongSupplier {
  static final long COST = 20;

  private long now = 5_000_000_000L;

  FakeClock() {}

  void pass(final long nanos) {
    now += nanos;
  }

  @Override
  public long getAsLong() {
    now += COST;
    return now;
  }
}
