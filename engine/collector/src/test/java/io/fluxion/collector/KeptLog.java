// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

import io.fluxion.collector.source.SampleOutput;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a live source says besides samples. */
public abstract class KeptLog implements SampleOutput {
  private final List<String> malformed = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  /** Nothing said yet. */
  protected KeptLog() {}

  @Override
  public final void malformed(final String place, final String reason) {
    malformed.add(place + ": " + reason);
  }

  @Override
  public final void malformed(final long rows) {
    malformed.add(rows + " not named");
  }

  @Override
  public final void say(final String message) {
    said.add(message);
  }

  /** What was malformed: place and reason. */
  public final List<String> malformed() {
    return malformed;
  }

  /** What was said. */
  public final List<String> said() {
    return said;
  }

  /** Forgets all of that. */
  protected final void clearLog() {
    malformed.clear();
    said.clear();
  }
}
