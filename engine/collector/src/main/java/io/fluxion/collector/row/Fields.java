/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
