// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import io.fluxion.collector.tui.Keys.Action;
import java.io.IOError;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * The screen and the keyboard of the terminal that the process was started from, for as long as a
 * {@link LiveView} has them.
 *
 * <p>A thread draws, because a terminal may make its writers wait; a frame that it has not come to
 * when the next one is there is skipped. Another thread reads keys. Both are daemons and end with
 * {@link #close}, which may be called by any thread, as often as one likes.
 */
public final class LiveTerminal implements AutoCloseable {
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long KEYS_END_MILLIS = 500;

  /** Keys that come faster than this are shown together. */
  private static final long INPUT_MILLIS = 30;

  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  // What is too wide, because the terminal thinks otherwise of a character, is cut off. Not every
  // terminal's description has these.
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final Terminal terminal;
  private final BooleanSupplier foreground;
  private final Runnable stopProcess;
  private final LineDisplay display;
  // Held by who writes to the terminal or sets its modes, which may take as long as it likes.
  private final ReentrantLock screen = new ReentrantLock();
  private final AtomicReference<Frame> next = new AtomicReference<>();
  private final AtomicBoolean input = new AtomicBoolean();
  private final AtomicBoolean continued = new AtomicBoolean();
  private final AtomicBoolean stale = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean lost = new AtomicBoolean();
  private final Thread drawing = new Thread(this::draw, "fluxion-terminal-screen");
  private final Thread atExit = new Thread(this::close, "fluxion-terminal-exit");
  private volatile Runnable wake = () -> {};
  private volatile Size size;
  private volatile boolean suspended;
  private volatile Throwable failure;
  // The screen and the keyboard are ours.
  private volatile boolean taken;
  private volatile Frame shown;
  private volatile Frame drawn;
  // The others are guarded by the lock.
  private Keyboard keyboard;
  private boolean begun;
  private Attributes before;
  private Thread keys;

  /** What a screen is to show. */
  interface Frame {
    /** The screen's lines, at most as many and as wide as it has room for. */
    List<AttributedString> lines(Size size);
  }

  /** Who is told of keys; on the keys' thread. */
  interface Keyboard {
    /** What the next key may mean. */
    KeyMap<Action> keys();

    /** A key was pressed; the text is what it sent. */
    void press(Action action, String text);

    /** The terminal is gone, or cannot be drawn on. */
    void lost();
  }

  LiveTerminal(
      final Terminal terminal, final BooleanSupplier foreground, final Runnable stopProcess) {
    this.terminal = terminal;
    this.foreground = foreground;
    this.stopProcess = stopProcess;
    display = new LineDisplay(terminal);
    size = sizeNow();
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
    final TtyTerminal terminal = TtyTerminal.open();
    return new LiveTerminal(terminal, TtyTerminal::isForeground, terminal::stopProcess);
  }

  /**
   * Whom to wake when there is a key or another size, so that it is seen to at once.
   *
   * @param listener is to have {@link LiveView#tick} called; called by a thread of the terminal,
   *     maybe once more while it is being closed
   */
  public void onInput(final Runnable listener) {
    wake = listener;
  }

  /** From now on frames are drawn, unless it is closed already. */
  void begin(final Keyboard newKeyboard) throws IOException {
    screen.lock();
    try {
      if (closing.get() || begun) {
        return;
      }
      Runtime.getRuntime().addShutdownHook(atExit);
      begun = true;
      keyboard = newKeyboard;
      before = terminal.getAttributes();
      terminal.handle(Signal.WINCH, signal -> resize());
      terminal.handle(Signal.CONT, signal -> goOn());
      drawing.setDaemon(true);
      drawing.start();
    } catch (final IllegalStateException e) {
      throw new IOException("the process is about to end", e);
    } catch (final IOError e) {
      throw new IOException(e.getCause());
    } finally {
      screen.unlock();
    }
  }

  /** How large the screen is. */
  Size size() {
    return size;
  }

  /** Whatever is on the screen, it is to be written anew. */
  void redraw() {
    stale.set(true);
  }

  /** Has a frame drawn, unless another one overtakes it. */
  void show(final Frame frame) {
    shown = frame;
    next.set(frame);
    LockSupport.unpark(drawing);
  }

  /** Whether the screen shows the last frame. */
  boolean isUpToDate() {
    return drawn == shown;
  }

  /** What nobody foresaw, and the screen was given back for; otherwise null. */
  Throwable failure() {
    return failure;
  }

  // ---- the thread that draws

  private void draw() {
    try {
      while (!closing.get()) {
        if (input.getAndSet(false)) {
          wake.run();
          drawNext();
          Thread.sleep(INPUT_MILLIS);
        } else if (!drawNext()) {
          LockSupport.park(this);
        }
      }
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (final IOError e) {
      lost();
    } catch (final RuntimeException | Error e) {
      lost.set(true);
      giveBack();
      failure = e;
    } finally {
      if (closing.get()) {
        // Whoever closed it may have waited in vain.
        giveBack();
      }
    }
  }

  private boolean drawNext() {
    final Frame frame = next.getAndSet(null);
    if (frame == null) {
      return false;
    }
    screen.lock();
    try {
      if (mayDraw()) {
        write(frame);
      }
      drawn = frame;
    } finally {
      screen.unlock();
    }
    return true;
  }

  /** Whether the screen is ours; it is taken where it may be. */
  private boolean mayDraw() {
    if (closing.get() || lost.get() || suspended) {
      return false;
    }
    if (!taken || continued.get()) {
      if (!foreground.getAsBoolean()) {
        return false;
      }
      continued.set(false);
      take();
    }
    return true;
  }

  private void write(final Frame frame) {
    final Size current = size;
    if (stale.getAndSet(false)) {
      display.resize(current.getRows(), current.getColumns());
      display.clear();
    }
    display.show(frame.lines(current));
    if (terminal.writer().checkError()) {
      lost();
    }
  }

  private void take() {
    final boolean first = !taken;
    taken = true;
    terminal.setAttributes(raw());
    terminal.handle(Signal.TSTP, signal -> suspend());
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    terminal.writer().print(NO_WRAP);
    size = sizeNow();
    stale.set(true);
    if (first) {
      final BindingReader reader = new BindingReader(terminal.reader());
      keys = new Thread(() -> readKeys(reader), "fluxion-terminal-keys");
      keys.setDaemon(true);
      keys.start();
    }
  }

  /** Each key at once, and nothing shown of it. */
  private Attributes raw() {
    final Attributes raw = new Attributes(before);
    raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN), false);
    // Without IXON: a Ctrl-S must not hold the screen.
    raw.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR), false);
    raw.setControlChar(ControlChar.VMIN, 0);
    raw.setControlChar(ControlChar.VTIME, 1);
    // Ctrl-C and Ctrl-Z go on being signals; this one has the JVM print its threads.
    raw.setControlChar(ControlChar.VQUIT, 0);
    return raw;
  }

  private Size sizeNow() {
    final Size now = terminal.getSize();
    // One that does not know says 0.
    return new Size(
        now.getColumns() > 0 ? now.getColumns() : USUAL_COLUMNS,
        now.getRows() > 0 ? now.getRows() : USUAL_ROWS);
  }

  private void awaken() {
    input.set(true);
    LockSupport.unpark(drawing);
  }

  private void lost() {
    if (!lost.getAndSet(true) && !closing.get()) {
      giveBack();
      keyboard.lost();
    }
  }

  // ---- the thread of the keys

  private void readKeys(final BindingReader reader) {
    try {
      // A read sets modes, which nobody would put back.
      while (taken) {
        final Action action = Keys.read(reader, keyboard.keys());
        if (action == null) {
          throw new EndOfFileException();
        }
        keyboard.press(action, reader.getLastBinding());
        awaken();
      }
    } catch (final EndOfFileException | IOError e) {
      // Its end: or it was interrupted.
      if (taken) {
        lost();
      }
    }
  }

  // ---- the system's thread of a signal

  private void resize() {
    try {
      size = sizeNow();
      stale.set(true);
    } catch (final IOError e) {
      // The terminal is gone: its streams say so, too.
    }
    awaken();
  }

  /** The shell, or whoever had the terminal meanwhile, may have left it in any state. */
  private void goOn() {
    continued.set(true);
    awaken();
  }

  /** Ctrl-Z: the shell gets its terminal as it was. */
  private void suspend() {
    suspended = true;
    giveBack();
    if (!closing.get()) {
      stopProcess.run();
    }
    // Stopped and continued meanwhile; or nobody would have continued it, and it was not stopped.
    suspended = false;
    awaken();
  }

  // ---- the end

  /**
   * Puts everything back as it was: the screen, the cursor, the modes. Returns when that is done,
   * or after 2 s where the terminal takes nothing.
   */
  @Override
  public void close() {
    final boolean first = !closing.getAndSet(true);
    LockSupport.unpark(drawing);
    if (giveBack() && first) {
      attempt(
          () -> {
            terminal.handle(Signal.WINCH, SignalHandler.SIG_DFL);
            terminal.handle(Signal.CONT, SignalHandler.SIG_DFL);
            terminal.handle(Signal.TSTP, SignalHandler.SIG_DFL);
            Runtime.getRuntime().removeShutdownHook(atExit);
          });
      attempt(terminal::close);
    }
  }

  /** Whether that was possible: whoever writes to a terminal that takes nothing holds the lock. */
  private boolean giveBack() {
    // The terminal is put back for those who are interrupted, too.
    boolean interrupted = Thread.interrupted();
    boolean locked = false;
    final long begin = System.nanoTime();
    long left = CLOSE_NANOS;
    while (!locked && left > 0) {
      try {
        locked = screen.tryLock(left, TimeUnit.NANOSECONDS);
      } catch (final InterruptedException e) {
        interrupted = true;
      }
      left = CLOSE_NANOS - (System.nanoTime() - begin);
    }
    if (locked) {
      try {
        leave();
      } finally {
        screen.unlock();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return locked;
  }

  /** Each step whatever became of the one before. */
  private void leave() {
    if (!taken) {
      return;
    }
    taken = false;
    attempt(
        () -> {
          // Cleared first: some terminals have no other screen.
          terminal.puts(Capability.exit_attribute_mode);
          terminal.puts(Capability.clear_screen);
          terminal.writer().print(WRAP);
          terminal.puts(Capability.cursor_normal);
          terminal.puts(Capability.exit_ca_mode);
          terminal.flush();
        });
    // With the modes of before, a read would wait for a whole line, and take it from the shell.
    if (keys != Thread.currentThread()) {
      keys.interrupt();
      attempt(() -> keys.join(KEYS_END_MILLIS));
    }
    attempt(() -> terminal.setAttributes(before));
  }

  /** Something to be done with a terminal that may be gone. */
  private interface Step {
    void take() throws IOException, InterruptedException;
  }

  private static void attempt(final Step step) {
    try {
      step.take();
    } catch (final IOException | IOError | IllegalStateException e) {
      // The terminal is gone, or the JVM on its way out already.
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
