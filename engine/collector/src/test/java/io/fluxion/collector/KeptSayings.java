// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

import io.fluxion.collector.source.Log;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log whose messages can be looked at; malformed rows are a defect. Thread-safe. */
public final class KeptSayings implements Log {
  private final List<String> said = new CopyOnWriteArrayList<>();

  @Override
  public void malformed(final String place, final String reason) {
    throw new AssertionError(place + ": " + reason);
  }

  @Override
  public void malformed(final long rows) {
    throw new AssertionError(rows + " malformed rows");
  }

  @Override
  public void say(final String message) {
    said.add(message);
  }

  /** What was said so far. */
  public List<String> said() {
    return said;
  }
}
