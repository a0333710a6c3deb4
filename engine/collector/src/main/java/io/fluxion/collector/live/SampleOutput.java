package io.fluxion.collector.live;

import io.fluxion.derivative.Sample;

/**
 * Takes what a {@link LiveSource} has, on the source's thread. Nothing here allocates but what is
 * said to a person.
 */
public interface SampleOutput extends Remarks {
  /** The length of a label that is not there. */
  int NO_LABEL = -1;

  /**
   * Takes a sample; waits while the writer is behind.
   *
   * @param sample copied before this returns; with as many fields as the source's rows have
   * @param label UTF-8, what a person calls the key; not looked at where there is none
   * @param labelLength its length in bytes, or {@link #NO_LABEL}
   */
  void sample(Sample sample, byte[] label, int labelLength);

  /**
   * Takes a sample whose key has no other name.
   *
   * @param sample copied before this returns
   */
  default void sample(final Sample sample) {
    sample(sample, null, NO_LABEL);
  }
}
