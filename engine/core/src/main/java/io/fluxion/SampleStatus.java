// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import io.fluxion.internal.step.Status;

/**
 * What became of a sample: an int from 0 to {@link #COUNT}{@code - 1}, which may index an array of
 * counts.
 */
public final class SampleStatus {
  /** A derivative was made; the sample is the new baseline. */
  public static final int OK = Status.OK;

  /** The first good sample of a key or field: the baseline, without a derivative. */
  public static final int FIRST = Status.FIRST;

  /** The counter fell, or x did where x is a counter: the sample is the new baseline. */
  public static final int RESET = Status.RESET;

  /** The counter passed its declared width; the derivative is right across it. */
  public static final int WRAP = Status.WRAP;

  /** x moved by more than the maximum gap: the sample is the new baseline, windows start again. */
  public static final int GAP = Status.GAP;

  /** x equals the last x: ignored, or with keep-last put in its place. */
  public static final int DUPLICATE_X = Status.DUPLICATE_X;

  /** A time before the last: ignored. */
  public static final int OUT_OF_ORDER = Status.OUT_OF_ORDER;

  /** x or y is absent: ignored, or with break the field starts again. */
  public static final int MISSING = Status.MISSING;

  /** y is NaN or infinite (or x is): ignored, or with propagate carried on as NaN. */
  public static final int NOT_A_NUMBER = Status.NOT_A_NUMBER;

  /** A new key and no slot for it, or a handle that holds no key: ignored. */
  public static final int REJECTED = Status.REJECTED;

  /**
   * y is outside its declared width: the field starts again at FIRST. Or the derivative is above
   * the declared maximum rate: the sample is the new baseline, its step enters nothing.
   */
  public static final int OUT_OF_RANGE = Status.OUT_OF_RANGE;

  /** How many statuses there are. */
  public static final int COUNT = Status.COUNT;

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
    "REJECTED",
    "OUT_OF_RANGE"
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
