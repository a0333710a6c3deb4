// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The dictionary as far as a reader knows it. Entries that stood in a lost block have no name; keys
 * longer than the reader takes are not kept either. Grows with what was read, up to a bound.
 */
final class KnownEntries {
  /** What the keys and labels of one dictionary may take: room for 2^20 entries of 256 bytes. */
  static final int MOST_BYTES = 1 << 28;

  private static final int UNNAMED = 0;
  private static final int TOO_LONG = -1;
  private static final int FIRST_CAPACITY = 256;

  private int maxKeyBytes;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer characters = CharBuffer.allocate(FileHeader.LONGEST_KEY);
  private int[] starts = new int[FIRST_CAPACITY];
  // 0 without a name, -1 too long.
  private int[] lengths = new int[FIRST_CAPACITY];
  private String[] labels = {};
  private byte[] slab = new byte[1 << 13];
  private int slabLength;
  private long labelBytes;
  private int size;
  private int unusable;

  KnownEntries(final int maxKeyBytes) {
    this.maxKeyBytes = maxKeyBytes;
  }

  void maxKeyBytes(final int bytes) {
    maxKeyBytes = bytes;
  }

  int size() {
    return size;
  }

  /** Whether every entry can be used. */
  boolean isWhole() {
    return unusable == 0;
  }

  boolean isUsable(final int id) {
    return lengths[id] > 0;
  }

  boolean isTooLong(final int id) {
    return lengths[id] == TOO_LONG;
  }

  int keyLength(final int id) {
    return lengths[id];
  }

  void copyKey(final int id, final byte[] target) {
    System.arraycopy(slab, starts[id], target, 0, lengths[id]);
  }

  String label(final int id) {
    return id < labels.length ? labels[id] : null;
  }

  void clear() {
    Arrays.fill(labels, null);
    size = 0;
    slabLength = 0;
    labelBytes = 0;
    unusable = 0;
  }

  /** Entries up to this id are there, if without a name. */
  void growTo(final int newSize) {
    if (newSize > lengths.length) {
      final int capacity = Math.max(newSize, 2 * lengths.length);
      starts = Arrays.copyOf(starts, capacity);
      lengths = Arrays.copyOf(lengths, capacity);
    }
    if (newSize > size) {
      Arrays.fill(lengths, size, newSize, UNNAMED);
      unusable += newSize - size;
      size = newSize;
    }
  }

  /**
   * Reads entries that a block adds.
   *
   * @param from where they begin
   * @param length of all
   * @return null, or why they cannot be right; then none of them was added
   */
  String add(final byte[] bytes, final int from, final int length, final int count) {
    if (count == 0) {
      return length == 0 ? null : "it has " + length + " bytes of keys, but no key";
    }
    final ByteBuffer in =
        ByteBuffer.wrap(bytes, from, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    final String wrong = check(in, count);
    if (wrong != null) {
      return wrong;
    }
    in.clear();
    final int first = size;
    growTo(first + count);
    for (int id = first; id < first + count; id++) {
      addEntry(in, id);
    }
    return null;
  }

  private String check(final ByteBuffer in, final int count) {
    if (slabLength + labelBytes + in.remaining() > MOST_BYTES) {
      return "its dictionary takes more than " + MOST_BYTES + " bytes";
    }
    for (int i = 0; i < count; i++) {
      if (in.remaining() < BlockBody.ENTRY_HEADER_BYTES) {
        return "its keys reach beyond their end";
      }
      final int keyLength = in.getInt();
      final int labelLength = in.getInt();
      if (keyLength < 1 || keyLength > FileHeader.LONGEST_KEY || labelLength < -1) {
        return "a key cannot be " + keyLength + " bytes long, or its label " + labelLength;
      }
      final long end = in.position() + (long) keyLength + Math.max(0, labelLength);
      if (end > in.limit()) {
        return "its keys reach beyond their end";
      }
      if (!isUtf8(in.slice(in.position(), keyLength))) {
        return "a key is not valid UTF-8";
      }
      // The end is aligned as every entry is.
      in.position(Math.min(in.limit(), BlockBody.aligned((int) end)));
    }
    return in.hasRemaining() ? "something follows its keys" : null;
  }

  private boolean isUtf8(final ByteBuffer text) {
    utf8.reset();
    characters.clear();
    return !utf8.decode(text, characters, true).isError();
  }

  private void addEntry(final ByteBuffer in, final int id) {
    final int keyLength = in.getInt();
    final int labelLength = in.getInt();
    if (keyLength > maxKeyBytes) {
      lengths[id] = TOO_LONG;
      in.position(in.position() + keyLength);
    } else {
      if (slabLength + keyLength > slab.length) {
        slab = Arrays.copyOf(slab, (int) Math.min(MOST_BYTES, 2L * slab.length + keyLength));
      }
      in.get(slab, slabLength, keyLength);
      starts[id] = slabLength;
      lengths[id] = keyLength;
      slabLength += keyLength;
      unusable--;
    }
    if (labelLength >= 0) {
      label(
          id,
          new String(
              in.array(), in.arrayOffset() + in.position(), labelLength, StandardCharsets.UTF_8));
      in.position(in.position() + labelLength);
      labelBytes += labelLength;
    }
    in.position(Math.min(in.limit(), BlockBody.aligned(in.position())));
  }

  private void label(final int id, final String label) {
    if (id >= labels.length) {
      labels = Arrays.copyOf(labels, lengths.length);
    }
    labels[id] = label;
  }
}
