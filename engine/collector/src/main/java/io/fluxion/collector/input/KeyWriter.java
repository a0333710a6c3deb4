// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import io.fluxion.Sample;

/** Puts a key together from its parts, joined by a comma, without allocating. */
final class KeyWriter {
  private final int maxKeyBytes;
  private byte[] target;
  private int length;
  private boolean hasParts;
  private boolean hasContent;
  private long seen;

  KeyWriter(final int maxKeyBytes) {
    this.maxKeyBytes = maxKeyBytes;
  }

  void begin(final Sample sample) {
    target = sample.key();
    length = 0;
    hasParts = false;
    hasContent = false;
    seen = 0;
  }

  /**
   * Adds a part. What goes beyond the longest key is counted only.
   *
   * @param bytes {@link Bytes#PADDING} more than {@code to} of which can be loaded
   */
  void add(final byte[] bytes, final int from, final int to) {
    if (hasParts) {
      if (length < target.length) {
        target[length] = ',';
      }
      length++;
    }
    hasParts = true;
    final int count = to - from;
    hasContent |= count > 0;
    if (length + count + Long.BYTES <= target.length) {
      copyWords(bytes, from, count);
    } else {
      final int room = Math.max(0, Math.min(count, target.length - length));
      System.arraycopy(bytes, from, target, Math.min(length, target.length), room);
      // Not looked at: as if there were more than ASCII.
      seen = Bytes.HIGH_BITS;
    }
    length += count;
  }

  /** Most keys are two or three words long, which is less than a call of arraycopy costs. */
  private void copyWords(final byte[] bytes, final int from, final int count) {
    int i = 0;
    for (; i + Long.BYTES <= count; i += Long.BYTES) {
      final long word = Bytes.word(bytes, from + i);
      Bytes.word(target, length + i, word);
      seen |= word;
    }
    if (i < count) {
      final long word = Bytes.word(bytes, from + i);
      Bytes.word(target, length + i, word);
      seen |= word << (Long.BYTES - (count - i)) * Byte.SIZE;
    }
  }

  /** Gives the key to the sample; false where it cannot be one. */
  boolean finish(final Sample sample) {
    if (!hasContent || length > maxKeyBytes) {
      return false;
    }
    if ((seen & Bytes.HIGH_BITS) != 0 && Utf8.findInvalid(target, 0, length) >= 0) {
      return false;
    }
    sample.keyLength(length);
    return true;
  }

  /** Why {@link #finish} answered false. */
  String why() {
    if (!hasContent) {
      return "the key is empty";
    }
    if (length > maxKeyBytes) {
      return "the key is " + length + " bytes long, more than --max-key-bytes " + maxKeyBytes;
    }
    return "the key '" + Excerpt.of(target, 0, length) + "' is not valid UTF-8";
  }
}
