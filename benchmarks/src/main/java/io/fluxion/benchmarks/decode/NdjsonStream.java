// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import java.io.OutputStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The recording in lines of JSON. */
@State(Scope.Benchmark)
public class NdjsonStream extends TextStream {
  /** Filled in by JMH and {@link #setUp}. */
  public NdjsonStream() {}

  @Override
  final RowTarget writer(final OutputStream target) {
    return TextRows.ndjson(target, unit());
  }

  @Override
  final boolean hasHeader() {
    return false;
  }
}
