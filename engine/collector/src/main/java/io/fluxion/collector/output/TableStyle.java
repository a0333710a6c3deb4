// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.collector.row.FrameKind;
import java.util.List;

/**
 * What a table is about, and for whom.
 *
 * @param kind which frames the rows are: one line each, of the first field, in percent; or null
 * @param nanoseconds x is a time in ns, so that rates are per second
 * @param metrics those asked for; the ones that every table has anyway get no second column
 * @param ansi whether the reader is a terminal that obeys ANSI sequences
 */
public record TableStyle(FrameKind kind, boolean nanoseconds, List<Metric> metrics, boolean ansi) {
  boolean isOfFrames() {
    return kind != null;
  }

  /** What a key is called. */
  String noun() {
    return kind == null ? "key" : kind.noun();
  }
}
