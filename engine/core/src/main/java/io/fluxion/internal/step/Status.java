/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
