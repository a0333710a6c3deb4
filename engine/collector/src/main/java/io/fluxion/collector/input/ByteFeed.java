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
