// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

/** Notices a second thread that writes. Asked under {@code assert} only. */
public final class SingleWriter {
  private Thread writer;

  /** Whether the current thread is the first one that wrote, or the first since a hand-over. */
  public boolean isCurrent() {
    final Thread current = Thread.currentThread();
    if (writer == null) {
      writer = current;
    }
    return writer == current;
  }

  /** Another thread writes from now on. */
  public void handOver() {
    writer = null;
  }
}
