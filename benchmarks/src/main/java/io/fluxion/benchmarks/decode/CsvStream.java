// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import java.io.IOException;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The recording in csv. */
@State(Scope.Benchmark)
public class CsvStream extends TextStream {
  /** Filled in by JMH and {@link #setUp}. */
  public CsvStream() {}

  @Override
  final RowTarget writer(final OutputStream target) throws IOException {
    return TextRows.csv(target, unit());
  }

  @Override
  final boolean hasHeader() {
    return true;
  }
}
