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
package io.fluxion.collector.output;

import io.fluxion.Sample;
import io.fluxion.collector.row.FrameKind;
import java.nio.charset.StandardCharsets;

/** What a row's key is called: as the store has it, or in a live run as a person calls it. */
final class KeyName {
  private final FrameKind named;
  private byte[] bytes;
  private int length;

  /**
   * Names of keys.
   *
   * @param named the kind of frames whose keys have other names, or null where keys stay as they
   *     are
   */
  KeyName(final FrameKind named) {
    this.named = named;
  }

  /** Takes the key of a row; {@code label} is what a person calls it, or null. */
  void take(final Sample sample, final String label) {
    if (named == null || label == null) {
      bytes = sample.key();
      length = sample.keyLength();
    } else {
      final String key = new String(sample.key(), 0, sample.keyLength(), StandardCharsets.UTF_8);
      bytes = named.shown(key, label).getBytes(StandardCharsets.UTF_8);
      length = bytes.length;
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
