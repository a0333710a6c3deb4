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
package io.fluxion.collector.tui;

/** What can be pressed: a character is its code point, other keys are negative. */
final class Keys {
  static final int ENTER = -2;
  static final int ESCAPE = -3;
  static final int BACKSPACE = -4;
  static final int UP = -5;
  static final int DOWN = -6;
  static final int LEFT = -7;
  static final int RIGHT = -8;
  static final int PAGE_UP = -9;
  static final int PAGE_DOWN = -10;
  static final int HOME = -11;
  static final int END = -12;

  /** Ctrl-C, where the terminal makes no signal of it. */
  static final int INTERRUPT = -13;

  /** Ctrl-U: what was typed, away. */
  static final int CLEAR = -14;

  /** Ctrl-L: the screen, again. */
  static final int REDRAW = -15;

  private Keys() {}
}
