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
