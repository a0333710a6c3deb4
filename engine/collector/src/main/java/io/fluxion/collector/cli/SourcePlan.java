// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.source.LiveSource;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * A source of a live run, with the options that are its own.
 *
 * @param name what it is called, such as {@code docker}
 * @param opener opens it
 * @param intervalNanos the distance of two polls, in ns; 0 for lines, which come when they come
 * @param store the options of its store
 * @param record where its samples are recorded, or null
 * @param reads the file that it reads, {@code -} for standard input, or null
 */
record SourcePlan(
    String name,
    Opener opener,
    long intervalNanos,
    StoreOptions store,
    String record,
    String reads) {
  private static final long SHORTEST_SILENCE_NANOS = 10_000_000_000L;
  private static final long LONGEST_SILENCE_NANOS = 300_000_000_000L;

  /** An open source, and what its rows are. */
  record Opened(LiveSource source, RowSchema rows) {}

  /** Opens a source. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens it; waits, for lines, until the first bytes are there.
     *
     * @param stopped whether the run is to end before it has begun
     * @return null where it is
     */
    Opened open(Streams streams, BooleanSupplier stopped)
        throws IOException, InputException, UsageException;
  }

  /** Whether it is a pipe, which can wait for slow readers: none of its rows is dropped. */
  boolean waits() {
    return Input.STANDARD_INPUT.equals(reads);
  }

  /** Whether keys are shown by name. Who pipes frames in gets their keys as a replay has them. */
  boolean isNamed() {
    return !waits();
  }

  /** A key not heard of for longer is nothing that is going on now; in ns. */
  long staleNanos() {
    return waits()
        ? LONGEST_SILENCE_NANOS
        : Math.max(SHORTEST_SILENCE_NANOS, PolledCommand.MISSED_POLLS * intervalNanos);
  }
}
