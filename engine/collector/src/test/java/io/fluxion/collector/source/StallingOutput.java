// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import io.fluxion.Sample;
import io.fluxion.collector.NoLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Holds up the round after its first sample, in which time the host's CPUs go on. */
public final class StallingOutput extends NoLog {
  public static final String STAT_BEFORE = "cpu  1 2 3 4 5 6 7\ncpu0 1\ncpu1 1\nprocesses 101\n";
  public static final long X_BEFORE = 280_000_000;
  public static final long X_AFTER = 380_000_000;

  private static final String STAT_AFTER = "cpu  2 3 4 6 7 7 9\ncpu0 2\ncpu1 2\nprocesses 101\n";
  private static final long STALL_MILLIS = 50;

  private final SeenSamples seen;
  private final Path procStat;
  private boolean hasStalled;

  public StallingOutput(final SeenSamples seen, final Path procStat) {
    this.seen = seen;
    this.procStat = procStat;
  }

  @Override
  public void sample(final Sample sample, final byte[] label, final int labelLength) {
    seen.sample(sample, label, labelLength);
    if (hasStalled) {
      return;
    }
    hasStalled = true;
    try {
      TestFiles.overwrite(procStat, STAT_AFTER);
      Thread.sleep(STALL_MILLIS);
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    } catch (final InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
