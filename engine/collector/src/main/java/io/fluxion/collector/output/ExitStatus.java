package io.fluxion.collector.output;

/** How a command ends. */
public final class ExitStatus {
  /** Done; also when the reader of the output went away. */
  public static final int DONE = 0;

  /** The input could not be used, or the output not written. */
  public static final int FAILED = 1;

  /** The words of the call are off. */
  public static final int USAGE = 2;

  private ExitStatus() {}
}
