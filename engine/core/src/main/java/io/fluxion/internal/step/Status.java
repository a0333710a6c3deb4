// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

/** The codes of {@code SampleStatus}, for those that the public type stands on. */
public final class Status {
  public static final int OK = 0;
  public static final int FIRST = 1;
  public static final int RESET = 2;
  public static final int WRAP = 3;
  public static final int GAP = 4;
  public static final int DUPLICATE_X = 5;
  public static final int OUT_OF_ORDER = 6;
  public static final int MISSING = 7;
  public static final int NOT_A_NUMBER = 8;
  public static final int REJECTED = 9;
  public static final int OUT_OF_RANGE = 10;
  public static final int COUNT = 11;

  private Status() {}
}
