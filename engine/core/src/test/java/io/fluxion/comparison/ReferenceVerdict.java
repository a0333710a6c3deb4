// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.SampleStatus;

/**
 * What became of a sample.
 *
 * @param status a {@link SampleStatus}
 * @param entry what was accepted, null where the sample was ignored or the field forgot everything
 */
record ReferenceVerdict(int status, ReferenceEntry entry) {
  static ReferenceVerdict without(final int status) {
    return new ReferenceVerdict(status, null);
  }

  boolean hasDelta() {
    return entry != null && entry.hasDelta();
  }

  boolean isReadable() {
    return entry != null && entry.readable();
  }

  double derivative() {
    return entry == null ? Double.NaN : entry.derivative();
  }
}
