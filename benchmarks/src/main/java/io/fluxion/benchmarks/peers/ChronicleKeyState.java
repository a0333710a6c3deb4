// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import net.openhft.chronicle.values.Array;

/**
 * A {@link KeyRing} as Chronicle Map holds it: a fixed number of bytes off heap, of which an object
 * of this type is a view. Chronicle Values writes the class for it, and reads the fields from the
 * names of these methods.
 */
public interface ChronicleKeyState {
  /** Samples that the ring keeps. */
  int WINDOW = 16;

  /**
   * x of the last sample.
   *
   * @return 0 where there is none
   */
  long getLastX();

  /**
   * Sets x of the last sample.
   *
   * @param x a time
   */
  void setLastX(long x);

  /**
   * y of the last sample.
   *
   * @return 0 where there is none
   */
  long getLastY();

  /**
   * Sets y of the last sample.
   *
   * @param y a counter
   */
  void setLastY(long y);

  /**
   * Where the next sample goes.
   *
   * @return 0 to {@code WINDOW - 1}
   */
  int getNext();

  /**
   * Sets where the next sample goes.
   *
   * @param next 0 to {@code WINDOW - 1}
   */
  void setNext(int next);

  /**
   * Samples in the ring.
   *
   * @return 0 to {@link #WINDOW}
   */
  int getLength();

  /**
   * Sets how many samples are in the ring.
   *
   * @param length 0 to {@link #WINDOW}
   */
  void setLength(int length);

  /**
   * x of a sample in the ring.
   *
   * @param index 0 to {@code WINDOW - 1}
   * @return a time
   */
  @Array(length = WINDOW)
  long getXAt(int index);

  /**
   * Sets x of a sample in the ring.
   *
   * @param index 0 to {@code WINDOW - 1}
   * @param x a time
   */
  void setXAt(int index, long x);

  /**
   * y of a sample in the ring.
   *
   * @param index 0 to {@code WINDOW - 1}
   * @return a counter
   */
  @Array(length = WINDOW)
  long getYAt(int index);

  /**
   * Sets y of a sample in the ring.
   *
   * @param index 0 to {@code WINDOW - 1}
   * @param y a counter
   */
  void setYAt(int index, long y);
}
