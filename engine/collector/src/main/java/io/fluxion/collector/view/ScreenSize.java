package io.fluxion.collector.view;

/**
 * How large a terminal is.
 *
 * @param columns 1 or more
 * @param rows 1 or more
 */
record ScreenSize(int columns, int rows) {
  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  /** What a terminal says of itself; one that does not know says 0. */
  static ScreenSize of(final int columns, final int rows) {
    return new ScreenSize(columns > 0 ? columns : USUAL_COLUMNS, rows > 0 ? rows : USUAL_ROWS);
  }
}
