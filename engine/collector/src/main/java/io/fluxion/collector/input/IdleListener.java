// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.io.IOException;

/** Hears that reading may now block, so that what was made of the input so far can go out. */
@FunctionalInterface
public interface IdleListener {
  /**
   * Called before every read of the underlying stream, from the reading thread.
   *
   * @throws IOException where the output cannot be flushed; it goes through to whoever asked for
   *     the next row
   */
  void beforeBlocking() throws IOException;
}
