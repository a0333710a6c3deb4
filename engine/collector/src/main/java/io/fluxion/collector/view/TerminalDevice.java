package io.fluxion.collector.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A terminal as the system has it: two streams, a size, and modes that can be put back. */
interface TerminalDevice extends AutoCloseable {
  /**
   * Its keyboard. A read waits for about 0.1 s, and then says -1, which is no end.
   *
   * @return the same stream each time
   */
  InputStream keys();

  /** Its screen. */
  OutputStream screen();

  /** How large it is now. */
  ScreenSize size() throws IOException;

  /** Each key at once, and nothing shown of it. */
  void enterRawMode() throws IOException;

  /** As it was before {@link #enterRawMode}. */
  void leaveRawMode() throws IOException;

  /**
   * Whom to tell of signals; on a thread of the system's.
   *
   * @param resized the size may be another
   * @param resumed the process was stopped, and goes on
   */
  void onSignals(Runnable resized, Runnable resumed);

  @Override
  void close() throws IOException;
}
