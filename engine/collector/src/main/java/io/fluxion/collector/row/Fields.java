// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.row;

import io.fluxion.FieldSchema;

/** The sorts of fields that frames have; y is an unsigned 64-bit integer, times are in ns. */
final class Fields {
  /** From per nanosecond to per second. */
  private static final double PER_SECOND = 1e9;

  private static final double PERCENT = 100;

  private Fields() {}

  /** CPU time over the host's, in percent of one CPU: scaled by the number of CPUs per key. */
  static FieldSchema percent(final String name) {
    return FieldSchema.counter(name).overCounter().scale(PERCENT).scaledPerKey();
  }

  /** A time that grows, in ns over ns: a scale of 1. */
  static FieldSchema nanoseconds(final String name) {
    return FieldSchema.counter(name);
  }

  /** What grows, per second. */
  static FieldSchema counter(final String name) {
    return FieldSchema.counter(name).scale(PER_SECOND);
  }

  /** What goes up and down, its change per second. */
  static FieldSchema gauge(final String name) {
    return FieldSchema.gauge(name).scale(PER_SECOND);
  }
}
