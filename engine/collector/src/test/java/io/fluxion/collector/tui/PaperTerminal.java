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
package io.fluxion.collector.tui;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A terminal of nothing but a {@link Screen} and the keys that a test presses. */
final class PaperTerminal implements TerminalDevice {
  private final LinkedBlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
  private final Screen screen;
  private final OutputStream out;
  private volatile ScreenSize size;
  private volatile boolean raw;
  private volatile int rawEntered;
  private volatile Runnable resized;
  private volatile Runnable resumed;
  private volatile boolean closed;

  PaperTerminal(final int columns, final int rows) {
    screen = new Screen(columns, rows);
    out = screen;
    size = new ScreenSize(columns, rows);
  }

  /** One whose screen is written through something else. */
  PaperTerminal(final Screen screen, final OutputStream out, final ScreenSize size) {
    this.screen = screen;
    this.out = out;
    this.size = size;
  }

  Screen paper() {
    return screen;
  }

  void type(final String keys) {
    typed.add(keys.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  void resize(final int columns, final int rows) {
    screen.resize(columns, rows);
    size = new ScreenSize(columns, rows);
    resized.run();
  }

  void resume() {
    raw = false;
    resumed.run();
  }

  boolean isRaw() {
    return raw;
  }

  int rawEntered() {
    return rawEntered;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public InputStream keys() {
    return new InputStream() {
      @Override
      public int read() {
        throw new UnsupportedOperationException("keys come in arrays");
      }

      @Override
      public int read(final byte[] bytes) throws IOException {
        try {
          final byte[] next = typed.poll(10, TimeUnit.MILLISECONDS);
          if (next == null) {
            return -1;
          }
          System.arraycopy(next, 0, bytes, 0, next.length);
          return next.length;
        } catch (final InterruptedException e) {
          throw new IOException(e);
        }
      }
    };
  }

  @Override
  public OutputStream screen() {
    return out;
  }

  @Override
  public ScreenSize size() {
    return size;
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  public void enterRawMode() {
    raw = true;
    rawEntered++;
  }

  @Override
  public void leaveRawMode() {
    raw = false;
  }

  @Override
  public void onSignals(final Runnable newResized, final Runnable newResumed) {
    resized = newResized;
    resumed = newResumed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
