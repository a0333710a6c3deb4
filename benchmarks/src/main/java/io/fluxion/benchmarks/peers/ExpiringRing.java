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
package io.fluxion.benchmarks.peers;

/** A key's ring, in the list of all rings in the order in which they were last seen. */
final class ExpiringRing extends KeyRing {
  final long key;
  ExpiringRing previous = this;
  ExpiringRing next = this;

  ExpiringRing(final long key, final int window) {
    super(window);
    this.key = key;
  }

  void unlink() {
    previous.next = next;
    next.previous = previous;
  }

  void linkBefore(final ExpiringRing other) {
    previous = other.previous;
    next = other;
    previous.next = this;
    other.previous = this;
  }
}
