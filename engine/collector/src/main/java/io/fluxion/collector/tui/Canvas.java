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
