// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

/** What the heap of this JVM holds. */
public final class HeldMemory {
  private static final int COLLECTIONS = 3;

  private HeldMemory() {}

  /** In MiB, without what nobody holds. */
  public static long megabytes() {
    final Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least >> 20;
  }
}
