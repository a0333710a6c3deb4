// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import java.io.IOException;

/**
 * Where samples of running systems come from. It belongs to one thread, which calls {@link #poll}
 * over and over until that answers false or the run ends, and then {@link #close}.
 *
 * <p>What can come back (a daemon, a target, a group) is no reason to end: a source says so once,
 * tries again, and says when it is back.
 */
public interface LiveSource extends AutoCloseable {
  /** How long a {@link #poll} that has nothing to do may wait, in ns. */
  long LONGEST_WAIT_NANOS = 250_000_000;

  /**
   * What it is called.
   *
   * @return one word, such as {@code docker}, for messages and the name of its thread
   */
  String name();

  /**
   * Hands on what there is, or what is due. Where there is nothing, waits until there is, but no
   * longer than about {@link #LONGEST_WAIT_NANOS}, and not at all once its thread is interrupted.
   *
   * @param out takes the samples
   * @return false once nothing will come any more
   * @throws IOException of {@code out}; no failure of what is watched
   * @throws InputException where what is watched cannot be used at all, and never will be
   * @throws UsageException where the options do not fit it
   */
  boolean poll(SampleOutput out) throws IOException, InputException, UsageException;

  /** Lets go of everything. What fails then is nobody's loss. */
  @Override
  void close();
}
