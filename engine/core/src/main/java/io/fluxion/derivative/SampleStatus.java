package io.fluxion.derivative;

/**
 * What became of a sample: int codes, 0 to {@link #COUNT}{@code - 1}, so that a status costs
 * nothing on its way and indexes an array of counts.
 */
public final class SampleStatus {
  /** A derivative was made; the sample is the new baseline. */
  public static final int OK = 0;

  /** The first good sample of a key or field: the baseline, without a derivative. */
  public static final int FIRST = 1;

  /** The counter fell, or x did where x is a counter: the sample is the new baseline. */
  public static final int RESET = 2;

  /** The counter passed its declared width; the derivative is right across it. */
  public static final int WRAP = 3;

  /** x moved by more than the maximum gap: the sample is the new baseline, windows start again. */
  public static final int GAP = 4;

  /** x equals the last x: ignored, or with keep-last put in its place. */
  public static final int DUPLICATE_X = 5;

  /** A time before the last: ignored. */
  public static final int OUT_OF_ORDER = 6;

  /** x or y is absent, or y is outside its declared range. */
  public static final int MISSING = 7;

  /** y is NaN or infinite (or x is): ignored, or with propagate carried on as NaN. */
  public static final int NOT_A_NUMBER = 8;

  /** A new key, and no slot for it: ignored. */
  public static final int REJECTED = 9;

  /** How many statuses there are. */
  public static final int COUNT = 10;

  private static final String[] NAMES = {
    "OK",
    "FIRST",
    "RESET",
    "WRAP",
    "GAP",
    "DUPLICATE_X",
    "OUT_OF_ORDER",
    "MISSING",
    "NOT_A_NUMBER",
    "REJECTED"
  };

  private SampleStatus() {}

  /**
   * The name of a status, as outputs print it.
   *
   * @param status 0 to {@code COUNT - 1}
   * @return its constant's name
   */
  public static String name(final int status) {
    return NAMES[status];
  }
}
