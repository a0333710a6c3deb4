/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
