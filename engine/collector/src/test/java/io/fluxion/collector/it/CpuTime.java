// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CPU time of another process, as the kernel counts it. */
final class CpuTime {
  private static final long TICK_NANOS = 10_000_000;

  private CpuTime() {}

  /** Of all its threads, those that have ended included, in ns, to a tick of 10 ms. */
  static long nanos(final long pid) throws IOException {
    final String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_NANOS;
  }
}
