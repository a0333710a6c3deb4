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
package io.fluxion.collector.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A target that takes nothing until it is opened, and can fail. */
class HeldTarget implements OutletTarget {
  final ByteArrayOutputStream written = new ByteArrayOutputStream();
  final CountDownLatch open = new CountDownLatch(1);
  final CountDownLatch reached = new CountDownLatch(1);
  int holdsAt;
  int unitStart;
  int failAt = Integer.MAX_VALUE;
  boolean undone;
  boolean closed;

  @Override
  public void write(final byte[] bytes, final int length, final boolean begins) throws IOException {
    try {
      if (written.size() >= holdsAt) {
        reached.countDown();
        open.await();
      }
    } catch (final InterruptedException e) {
      throw new IOException("interrupted", e);
    }
    if (begins) {
      unitStart = written.size();
    }
    if (written.size() + length > failAt) {
      throw new IOException("no space");
    }
    written.write(bytes, 0, length);
  }

  @Override
  public void undo() {
    undone = true;
    final byte[] before = written.toByteArray();
    written.reset();
    written.write(before, 0, unitStart);
  }

  @Override
  public void close() {
    closed = true;
  }
}
