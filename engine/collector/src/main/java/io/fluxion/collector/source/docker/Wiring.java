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
package io.fluxion.collector.source.docker;

import io.fluxion.collector.input.DockerFrameReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * What all connections to a daemon share: its address, how long to wait, a selector, and the buffer
 * that each of them receives into in its turn.
 */
final class Wiring implements AutoCloseable {
  private static final int RECEIVED_BYTES = 1 << 16;

  private final DockerAddress address;
  private final Patience patience;
  private final Selector selector;
  private final ByteBuffer received =
      ByteBuffer.wrap(new byte[RECEIVED_BYTES + DockerFrameReader.PADDING])
          .slice(0, RECEIVED_BYTES);

  Wiring(final DockerAddress address, final Patience patience) throws IOException {
    this.address = address;
    this.patience = patience;
    selector = Selector.open();
  }

  DockerAddress address() {
    return address;
  }

  Patience patience() {
    return patience;
  }

  Selector selector() {
    return selector;
  }

  /** On the heap, with room to load words behind what was received. */
  ByteBuffer received() {
    return received;
  }

  /** Waits until a connection is ready, and has each that is do what it is ready for. */
  void select(final long waitMillis) throws IOException {
    selector.select(Wiring::ready, waitMillis);
  }

  private static void ready(final SelectionKey key) {
    if (key.isValid()) {
      ((HttpExchange) key.attachment()).ready();
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (final IOException e) {
      // It is given up anyway.
    }
  }
}
