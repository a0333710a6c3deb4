// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
