package io.fluxion.benchmarks.decode;

import io.fluxion.derivative.Sample;
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
