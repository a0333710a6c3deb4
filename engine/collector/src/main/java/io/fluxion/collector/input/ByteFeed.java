// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.io.IOException;

/** Bytes of an input in their order, for readers that do not read lines. */
@FunctionalInterface
public interface ByteFeed {
  /**
   * Copies what comes next; blocks until there is something, but not until there is as much as
   * there is room for.
   *
   * @param target where it goes
   * @param offset of the first byte
   * @param length room, at least 1
   * @return how many bytes, or -1 at the end
   * @throws IOException of the idle listener's
   * @throws InputException where the input cannot be read or breaks off
   */
  int read(byte[] target, int offset, int length) throws IOException, InputException;
}
