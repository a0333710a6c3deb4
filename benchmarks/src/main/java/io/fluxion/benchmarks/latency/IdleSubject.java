// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

/** Nothing: what remains is the clock, the loop, and what the machine does besides. */
final class IdleSubject implements Subject {
  IdleSubject() {}

  @Override
  public void update() {}

  @Override
  public void verify() {}

  @Override
  public String description() {
    return "idle: the same loop without an update";
  }
}
