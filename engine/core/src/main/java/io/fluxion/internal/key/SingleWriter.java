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
