// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.agent;

import io.fluxion.DerivativeStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What persons call the keys, by slot. A label that stays as it is makes no new String.
 *
 * <p>Not thread-safe: read and written under the loop's lock.
 */
public final class Labels {
  private static final int FIRST_SLOTS = 64;

  private final int capacity;
  private byte[][] bytes = new byte[FIRST_SLOTS][];
  private String[] texts = new String[FIRST_SLOTS];

  /**
   * No labels yet.
   *
   * @param capacity how many slots there are at most
   */
  Labels(final int capacity) {
    this.capacity = capacity;
  }

  /**
   * The label of a slot's key.
   *
   * @param slot of the store
   * @return null where it has none
   */
  public String of(final int slot) {
    return slot < texts.length ? texts[slot] : null;
  }

  /** Takes what a sample says of its key's label; answers with it. */
  String note(final int slot, final byte[] label, final int length) {
    if (slot == DerivativeStore.NONE) {
      return length < 0 ? null : text(Arrays.copyOf(label, length));
    }
    if (length < 0) {
      if (slot < texts.length) {
        bytes[slot] = null;
        texts[slot] = null;
      }
      return null;
    }
    if (slot >= texts.length) {
      final int more = (int) Math.min(capacity, Math.max(slot + 1L, 2L * texts.length));
      bytes = Arrays.copyOf(bytes, more);
      texts = Arrays.copyOf(texts, more);
    }
    if (!isSame(bytes[slot], label, length)) {
      bytes[slot] = Arrays.copyOf(label, length);
      texts[slot] = text(bytes[slot]);
    }
    return texts[slot];
  }

  private static boolean isSame(final byte[] known, final byte[] label, final int length) {
    return known != null && Arrays.equals(known, 0, known.length, label, 0, length);
  }

  private static String text(final byte[] label) {
    return new String(label, StandardCharsets.UTF_8);
  }
}
