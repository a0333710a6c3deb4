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
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * The screen and the keyboard of the terminal that the process was started from, for as long as a
 * {@link LiveView} has them.
 *
 * <p>A thread writes frames, because a terminal may make its writers wait; a frame that it has not
 * come to when the next one is there is skipped. Another one reads keys. Both are daemons and end
 * with {@link #close}, which may be called by any thread, as often as one likes; the other methods
 * belong to the thread that makes the frames.
 */
public final class LiveTerminal implements AutoCloseable {
  /** No key is there. */
  static final int NO_KEY = -1;

  private static final int MOST_KEYS = 256;
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long END_MILLIS = 500;
  private static final long READ_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final TerminalDevice device;
  private final OneToOneConcurrentArrayQueue<Integer> pressed =
      new OneToOneConcurrentArrayQueue<>(MOST_KEYS);
  // The frame that the screen's thread takes next.
  private final AtomicReference<Frame> next = new AtomicReference<>();
  private final AtomicBoolean sizeChanged = new AtomicBoolean();
  private final AtomicBoolean resumed = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch restored = new CountDownLatch(1);
  private final Thread atExit = new Thread(this::close, "fluxion-terminal-exit");
  private final AtomicReference<Canvas> canvas;
  private final Object beginning = new Object();
  private final Object modes = new Object();
  private volatile boolean ended;
  private volatile boolean lost;
  private volatile Runnable wake = () -> {};
  private volatile boolean waited;
  private Thread screenThread;
  private Thread keysThread;
  private volatile Frame written;
  private Frame shown;
  private long skipped;

  LiveTerminal(final TerminalDevice device) throws IOException {
    this.device = device;
    canvas = new AtomicReference<>(new Canvas(0, device.size()));
  }

  /**
   * Opens the terminal that the process was started from, whatever standard input is. Nothing of it
   * is changed before the first {@link LiveView#tick}.
   *
   * @return to be closed
   * @throws IOException where there is no live table to be had: {@code TERM} is {@code dumb} or not
   *     set, there is no terminal of which standard output is the screen, the process is in the
   *     background, or there is no {@code stty}. Its message is one clause that says which
   */
  public static LiveTerminal open() throws IOException {
    return new LiveTerminal(ControllingTerminal.open());
  }

  /**
   * Whom to wake when there is a key or another size, so that it is seen to at once.
   *
   * @param listener called by a thread of the terminal
   */
  public void onInput(final Runnable listener) {
    wake = listener;
  }

  /** Takes the screen and the keyboard, unless it is closed already. */
  void begin() throws IOException {
    synchronized (beginning) {
      if (closing.get()) {
        return;
      }
      addExit();
      device.onSignals(this::resized, this::resumed);
      try {
        device.enterRawMode();
      } catch (final IOException e) {
        attempt(device::leaveRawMode);
        throw e;
      }
      keysThread = thread("keys", this::readKeys);
      screenThread = thread("screen", this::writeFrames);
      keysThread.start();
      screenThread.start();
    }
  }

  private static Thread thread(final String what, final Runnable task) {
    final Thread thread = new Thread(task, "fluxion-terminal-" + what);
    thread.setDaemon(true);
    return thread;
  }

  /** The screen as it is now. */
  Canvas canvas() {
    return canvas.get();
  }

  /** Whatever is on the screen, it is to be written anew. */
  void redraw() {
    canvas.updateAndGet(Canvas::unknown);
  }

  /** The next key, or {@link #NO_KEY}. */
  int nextKey() {
    final Integer key = pressed.poll();
    return key == null ? NO_KEY : key;
  }

  /** Has {@link #onInput} called once more, about 0.1 s after the last key. */
  void wakeLater() {
    waited = true;
  }

  /** Whether the terminal is gone. */
  boolean isLost() {
    return lost;
  }

  /** Has a frame shown, unless another one overtakes it. */
  void show(final Frame frame) {
    shown = frame;
    if (next.getAndSet(frame) != null) {
      skipped++;
    }
    LockSupport.unpark(screenThread);
  }

  /** Whether the screen shows the last frame. */
  boolean isUpToDate() {
    return written == shown;
  }

  /** How many frames were overtaken by the next. */
  long skipped() {
    return skipped;
  }

  // ---- the thread of the screen

  private void writeFrames() {
    final FrameBytes bytes = new FrameBytes();
    try {
      final OutputStream screen = device.screen();
      write(screen, FrameBytes.enter());
      while (!closing.get()) {
        final Frame frame = next.getAndSet(null);
        if (frame == null) {
          LockSupport.park(this);
        } else {
          write(screen, bytes.of(frame));
          written = frame;
        }
      }
    } catch (final IOException e) {
      lost();
    } finally {
      restore();
    }
  }

  private static void write(final OutputStream screen, final byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      screen.write(bytes);
      screen.flush();
    }
  }

  /** Each step whatever became of the one before. */
  private void restore() {
    ended = true;
    attempt(() -> write(device.screen(), FrameBytes.leave()));
    // With the modes of before, a read would wait for a whole line, and take it from the shell.
    awaitEnd(keysThread);
    synchronized (modes) {
      attempt(device::leaveRawMode);
    }
    restored.countDown();
  }

  private void lost() {
    if (!closing.get()) {
      lost = true;
      wake.run();
    }
  }

  // ---- the thread of the keys

  private void readKeys() {
    final KeyDecoder decoder = new KeyDecoder(this::press);
    final byte[] bytes = new byte[64];
    try {
      while (!ended && !closing.get()) {
        final long begun = System.nanoTime();
        final int count = device.keys().read(bytes);
        if (count > 0) {
          decoder.take(bytes, count);
        } else {
          decoder.idle();
          if (waited) {
            waited = false;
            wake.run();
          }
          // A terminal that hung up says so without the wait.
          LockSupport.parkNanos(this, READ_NANOS - (System.nanoTime() - begun));
        }
      }
    } catch (final IOException e) {
      lost();
    }
  }

  private void press(final int key) {
    // Of a person who is faster than the screen, nothing is missed.
    pressed.offer(key);
    wake.run();
  }

  // ---- the system's thread of a signal

  private void resized() {
    sizeChanged.set(true);
    seeToSignals();
  }

  private void resumed() {
    resumed.set(true);
    seeToSignals();
  }

  /**
   * Not left to the thread of the keys: where a shell had the terminal meanwhile, that one waits
   * for a line. Signals that come while this is done are seen to at once.
   */
  private void seeToSignals() {
    synchronized (modes) {
      if (ended) {
        return;
      }
      if (resumed.getAndSet(false)) {
        attempt(device::enterRawMode);
        sizeChanged.set(true);
      }
      if (sizeChanged.getAndSet(false)) {
        redraw();
        attempt(
            () -> {
              final ScreenSize size = device.size();
              canvas.updateAndGet(before -> before.resized(size));
            });
        wake.run();
      }
    }
  }

  /** Something to be done with the device. */
  private interface Step {
    void take() throws IOException;
  }

  private static void attempt(final Step step) {
    try {
      step.take();
    } catch (final IOException e) {
      // The terminal is gone: its streams say so, too, to who waits for them.
    }
  }

  // ---- the end

  /**
   * Puts everything back as it was: the screen, the cursor, the modes. Returns when that is done,
   * or after 2 s where the terminal takes nothing.
   */
  @Override
  public void close() {
    final boolean first = !closing.getAndSet(true);
    final Thread begun;
    synchronized (beginning) {
      begun = screenThread;
    }
    if (begun != null) {
      LockSupport.unpark(begun);
      awaitRestored();
    }
    if (first) {
      forgetExit();
      attempt(device::close);
    }
  }

  private void awaitRestored() {
    uninterrupted(() -> restored.await(CLOSE_NANOS, TimeUnit.NANOSECONDS));
  }

  private static void awaitEnd(final Thread thread) {
    uninterrupted(() -> thread.join(END_MILLIS));
  }

  /** A wait that has an end of its own. */
  private interface Wait {
    void await() throws InterruptedException;
  }

  /** The terminal is put back for those who are interrupted, too. */
  private static void uninterrupted(final Wait wait) {
    final boolean interrupted = Thread.interrupted();
    boolean again = false;
    try {
      wait.await();
    } catch (final InterruptedException e) {
      again = true;
    }
    if (interrupted || again) {
      Thread.currentThread().interrupt();
    }
  }

  private void addExit() throws IOException {
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (final IllegalStateException e) {
      throw new IOException("the process is about to end", e);
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (final IllegalStateException e) {
      // The JVM is on its way out already.
    }
  }
}
