// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import io.fluxion.Sample;

/**
 * Takes what a {@link LiveSource} has, on the source's thread. Nothing here allocates but what is
 * said to a person.
 */
public interface SampleOutput extends Log {
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

  /**
   * Hears that a key has ended, such as a container or a process that is no more: its place in the
   * store is given back at once, and its next sample is FIRST. A key that is not there is no error.
   *
   * @param key its bytes, copied before this returns
   * @param length how many
   */
  default void gone(final byte[] key, final int length) {}

  /**
   * Hands on what was taken so far, and ends the poll's round: called by a source that is about to
   * wait for input for long, as {@link LiveSource#poll} does at its end.
   */
  default void flush() {}
}
