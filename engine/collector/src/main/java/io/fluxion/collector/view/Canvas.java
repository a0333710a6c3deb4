package io.fluxion.collector.view;

/**
 * A screen that frames are made for.
 *
 * @param epoch after a change of size, and wherever something else may have been written on the
 *     screen, there is a new one, of which nothing is known
 * @param size how large it is
 */
record Canvas(int epoch, ScreenSize size) {
  /** The same screen, but what is on it is not known. */
  Canvas unknown() {
    return new Canvas(epoch + 1, size);
  }

  Canvas resized(final ScreenSize newSize) {
    return new Canvas(epoch + 1, newSize);
  }
}
