// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
