// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Sink;
import java.util.Locale;

/**
 * Says once that a store begins to reject samples, and at the end how many there were. As a sink of
 * a live run it looks after each batch.
 */
final class Rejections implements Sink {
  private final DerivativeStore store;
  private final Messages messages;
  private boolean said;

  Rejections(final DerivativeStore store, final Messages messages) {
    this.store = store;
    this.messages = messages;
  }

  /** Says what is new; on the thread that writes the store. */
  void look() {
    if (!said && store.count(SampleStatus.REJECTED) > 0) {
      said = true;
      messages.say(
          String.format(
              Locale.ROOT,
              "the store is full with --max-keys %d: samples of further keys are REJECTED",
              store.capacity()));
    }
  }

  /** Says how many samples were rejected, if any; once nobody writes the store any more. */
  void end() {
    look();
    final long count = store.count(SampleStatus.REJECTED);
    if (count > 0) {
      messages.say(
          String.format(
              Locale.ROOT,
              "%,d %s REJECTED: --max-keys %d is too few",
              count,
              count == 1 ? "sample was" : "samples were",
              store.capacity()));
    }
  }

  @Override
  public void row(final Sample sample, final String label) {
    // After the batch.
  }

  @Override
  public void flush() {
    // What is said is said at once.
  }

  @Override
  public void tick(final long nowNanos) {
    look();
  }
}
