package io.fluxion.derivative;

/** Where windows are summed up: one for all fields of a store, which has one reader. */
final class WindowScratch {
  // More than a compressed sum needs, so that compressing is rare.
  private static final int PARTIALS = 48;

  final WideLine line = new WideLine();
  final ExactSum sum = new ExactSum(PARTIALS);

  // What the slopes of a block of keys are summed up in.
  final long[][] blocks = new long[6][StoreReading.BLOCK];
}
