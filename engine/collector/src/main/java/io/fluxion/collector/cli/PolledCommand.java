// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.row.RowSchema;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A source that is polled. */
abstract class PolledCommand extends SourceCommand {
  /** A key is forgotten, and taken for stale, after so many polls without it. */
  static final int MISSED_POLLS = 5;

  /** Most sources: what they watch is some thousand things at most. */
  private static final int DEFAULT_MAX_KEYS = 8_192;

  /** A collector runs for ever: what has been gone for so long is forgotten. */
  private static final long DEFAULT_IDLE_NANOS = 3_600_000_000_000L;

  @Option(
      names = "--interval",
      order = FIRST + 1,
      paramLabel = "T",
      description = "The time from one poll to the next: 250ms, 5s, 1m. Default: 1s.")
  private Duration interval = Duration.ofSeconds(1);

  private final String name;
  @Mixin private final StoreOptions store;

  PolledCommand(final String name, final StoreOptions store) {
    this.name = name;
    this.store = store;
  }

  @Override
  final StoreOptions store() {
    return store;
  }

  final long intervalNanos() {
    return interval.toNanos();
  }

  /** The longer of a time and some intervals. */
  final Distance longer(final long nanos, final double intervals) {
    return Distance.ofNanos(Math.max(nanos, (long) (intervals * intervalNanos())));
  }

  /** What the rows are, once the options are as they stay. */
  abstract RowSchema rows() throws UsageException;

  /** How the source is opened. */
  abstract SourcePlan.Opener opener(RowSchema rows) throws UsageException;

  /** The file that the source reads, or null. */
  String reads() {
    return null;
  }

  @Override
  final SourcePlan source(final String record) throws UsageException {
    store.maxKeys = store.maxKeys == null ? defaultMaxKeys() : store.maxKeys;
    store.idleTimeout =
        store.idleTimeout == null ? longer(DEFAULT_IDLE_NANOS, MISSED_POLLS) : store.idleTimeout;
    final RowSchema rows = rows();
    new StoreBuilder(store, rows).schema();
    return new SourcePlan(name, opener(rows), intervalNanos(), store, record, reads());
  }

  /** The most keys at once where nobody says. */
  int defaultMaxKeys() {
    return DEFAULT_MAX_KEYS;
  }
}
