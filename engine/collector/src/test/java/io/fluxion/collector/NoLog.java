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

import io.fluxion.collector.source.SampleOutput;

/** Takes samples of a live source that should have nothing else to say. */
public abstract class NoLog implements SampleOutput {
  /** Takes no samples yet. */
  protected NoLog() {}

  @Override
  public final void malformed(final String place, final String reason) {
    throw new AssertionError(place + ": " + reason);
  }

  @Override
  public final void malformed(final long rows) {
    throw new AssertionError(rows + " malformed rows");
  }

  @Override
  public final void say(final String message) {
    throw new AssertionError(message);
  }
}
