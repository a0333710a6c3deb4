// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import io.fluxion.internal.column.Footprint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Byte-string key to slot: container ids, series names. Keys are copied in, up to a fixed length,
 * so that the footprint stays fixed.
 *
 * <p>First the expected key ({@link KeyIndex}), then a keyed hash: a secret multiplier behind a
 * public hash would protect nothing.
 *
 * <p>Not thread-safe: one writer.
 */
public final class ByteKeyIndex extends KeyIndex {
  /** The longest key any index can be built for, in bytes. */
  public static final int LONGEST_KEY = Character.MAX_VALUE;

  // Without a secret, so that they are the same in every index: nothing is placed by them.
  private static final SipHash IDENTITIES = new SipHash(0, 0);

  private final byte[] slab;
  private final char[] lengths;
  private final int maxKeyBytes;
  private final SipHash sipHash;

  /**
   * An empty index.
   *
   * @param capacity the most keys at once
   * @param maxKeyBytes the longest key, 1 to {@link #LONGEST_KEY} bytes
   * @param seed any number; the hash is drawn from it
   */
  public ByteKeyIndex(final int capacity, final int maxKeyBytes, final long seed) {
    super(capacity);
    if (maxKeyBytes < 1 || maxKeyBytes > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "a longest key must be 1 to " + LONGEST_KEY + " bytes, not " + maxKeyBytes);
    }
    if ((long) capacity * maxKeyBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          capacity + " keys of " + maxKeyBytes + " bytes pass the 2 GiB of one array");
    }
    this.maxKeyBytes = maxKeyBytes;
    slab = new byte[capacity * maxKeyBytes];
    lengths = new char[capacity];
    sipHash = new SipHash(seed);
  }

  /** The longest key that fits, in bytes. */
  public int maxKeyBytes() {
    return maxKeyBytes;
  }

  /** The slot of a key, or NONE: a reading, which leaves the expected key as it is. */
  public int peek(final byte[] bytes, final int offset, final int length) {
    final int guess = expected;
    return guess >= 0 && holds(guess, bytes, offset, length)
        ? guess
        : findByHash(bytes, offset, length);
  }

  /** The slot of a key, or NONE, for the writer: the key behind it is expected next. */
  public int find(final byte[] bytes, final int offset, final int length) {
    final int guess = expected;
    if (guess >= 0 && holds(guess, bytes, offset, length)) {
      return foundAsExpected(guess);
    }
    return foundByHash(findByHash(bytes, offset, length));
  }

  private int findByHash(final byte[] bytes, final int offset, final int length) {
    final long hash = sipHash.hash(bytes, offset, length);
    final int tag = ProbeTable.tag(hash);
    int index = table.seek(table.home(hash), tag);
    while (index >= 0) {
      final int slot = table.slotAt(index);
      if (holds(slot, bytes, offset, length)) {
        return slot;
      }
      index = table.seek(index + 1, tag);
    }
    return NONE;
  }

  private boolean holds(final int slot, final byte[] bytes, final int offset, final int length) {
    final int start = slot * maxKeyBytes;
    return lengths[slot] == length
        && Arrays.equals(slab, start, start + length, bytes, offset, offset + length);
  }

  /**
   * Gives a slot to a key that has none; NONE when full.
   *
   * @throws IllegalArgumentException where the key is longer than {@link #maxKeyBytes}
   */
  public int insert(final byte[] bytes, final int offset, final int length) {
    if (length > maxKeyBytes) {
      throw new IllegalArgumentException(
          "a key of " + length + " bytes; this store takes at most " + maxKeyBytes);
    }
    if (isFull()) {
      return NONE;
    }
    final int slot = take();
    System.arraycopy(bytes, offset, slab, slot * maxKeyBytes, length);
    lengths[slot] = (char) length;
    table.insert(sipHash.hash(bytes, offset, length), slot);
    return slot;
  }

  /** How long the key of a taken slot is, in bytes. */
  public int keyLength(final int slot) {
    return lengths[slot];
  }

  /** Copies the key of a taken slot out; returns how many bytes. */
  public int copyKey(final int slot, final byte[] target, final int offset) {
    final int length = lengths[slot];
    System.arraycopy(slab, slot * maxKeyBytes, target, offset, length);
    return length;
  }

  @Override
  public String name(final int slot) {
    return new String(slab, slot * maxKeyBytes, lengths[slot], StandardCharsets.UTF_8);
  }

  @Override
  long hash(final int slot) {
    return sipHash.hash(slab, slot * maxKeyBytes, lengths[slot]);
  }

  @Override
  long identity(final int slot) {
    return IDENTITIES.hash(slab, slot * maxKeyBytes, lengths[slot]);
  }

  long identity(final byte[] bytes, final int offset, final int length) {
    return IDENTITIES.hash(bytes, offset, length);
  }

  @Override
  void copyKeysTo(final KeyIndex target) {
    final ByteKeyIndex other = (ByteKeyIndex) target;
    for (int slot = 0; slot < slotEnd(); slot++) {
      System.arraycopy(
          slab, slot * maxKeyBytes, other.slab, slot * other.maxKeyBytes, lengths[slot]);
      other.lengths[slot] = lengths[slot];
    }
  }

  @Override
  public long footprintBytes() {
    return footprintBytes(capacity(), maxKeyBytes);
  }

  /**
   * {@code (10 + maxKeyBytes) × capacity} (order, lengths and keys), {@code 4 ×} the power of two
   * that is at least {@code capacity} (handles) and {@code 4 ×} the one that is at least {@code 2 ×
   * capacity}, up to 32,768 keys {@code 4 × capacity} (table), with the headers of the arrays.
   */
  public static long footprintBytes(final int capacity, final int maxKeyBytes) {
    return sharedBytes(capacity)
        + Footprint.ofBytes((long) capacity * maxKeyBytes)
        + Footprint.ofChars(capacity);
  }
}
