// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import io.fluxion.Sample;
import java.io.IOException;

/** Where the rows of a recording go. */
@FunctionalInterface
public interface RowTarget {
  /**
   * Takes a row.
   *
   * @param sample with a key
   * @param label what a person calls the key, or null
   * @throws IOException where it cannot be written
   */
  void row(Sample sample, String label) throws IOException;
}
