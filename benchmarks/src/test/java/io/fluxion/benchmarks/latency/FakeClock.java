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
package io.fluxion.benchmarks.latency;

import java.util.function.LongSupplier;

/** A clock that moves by its own cost at every reading, and further when told so. */
final class FakeClock implements LongSupplier {
  static final long COST = 20;

  private long now = 5_000_000_000L;

  FakeClock() {}

  void pass(final long nanos) {
    now += nanos;
  }

  @Override
  public long getAsLong() {
    now += COST;
    return now;
  }
}
