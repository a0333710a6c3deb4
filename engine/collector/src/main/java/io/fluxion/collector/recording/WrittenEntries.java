// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.Sample;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The keys that the current dictionary of a recording has, each with the id of its last entry. A
 * key whose label changes gets another entry, so there may be more entries than keys.
 *
 * <p>Behind a key the one that came after it before is expected: rows of a scrape come in the same
 * order every time, and are found by one comparison. Nothing allocates but a key that is new.
 */
final class WrittenEntries {
  /** No entry yet. */
  static final int NONE = -1;

  private final int capacity;
  private final Map<Key, Key> keys = new HashMap<>();
  // Over a sample's bytes, to look for their key.
  private final Key wanted = new Key();
  private Key last = new Key();
  private int size;
  private long bytes;

  /** Has an order, by which a map finds keys of one hash quickly, whoever chose them. */
  private static final class Key implements Comparable<Key> {
    private byte[] bytes;
    private int length;
    private int hash;
    private String label;
    private int id;
    private Key next;

    private void set(final byte[] newBytes, final int newLength) {
      bytes = newBytes;
      length = newLength;
      hash = 1;
      for (int i = 0; i < length; i++) {
        hash = 31 * hash + bytes[i];
      }
    }

    private boolean holds(final byte[] key, final int keyLength) {
      return length == keyLength && Arrays.equals(bytes, 0, length, key, 0, length);
    }

    @Override
    public boolean equals(final Object other) {
      return other instanceof final Key key && holds(key.bytes, key.length);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public int compareTo(final Key other) {
      return Arrays.compare(bytes, 0, length, other.bytes, 0, other.length);
    }
  }

  WrittenEntries(final int capacity) {
    this.capacity = capacity;
  }

  int size() {
    return size;
  }

  /** Whether there is room for another entry, which takes so many bytes. */
  boolean hasRoom(final int entryBytes) {
    return size < capacity && (size == 0 || bytes + entryBytes <= KnownEntries.MOST_BYTES);
  }

  int find(final Sample sample, final String label) {
    final Key found = key(sample.key(), sample.keyLength());
    return found == null || !Objects.equals(label, found.label) ? NONE : found.id;
  }

  /** The id of a key, whatever its label. */
  int find(final byte[] key, final int length) {
    final Key found = key(key, length);
    return found == null ? NONE : found.id;
  }

  private Key key(final byte[] key, final int length) {
    Key found = last.next;
    if (found == null || !found.holds(key, length)) {
      wanted.set(key, length);
      found = keys.get(wanted);
    }
    if (found != null) {
      last.next = found;
      last = found;
    }
    return found;
  }

  /** A new entry, whose id is the size so far. */
  int add(final byte[] name, final int length, final String label, final int entryBytes) {
    Key key = key(name, length);
    if (key == null) {
      key = new Key();
      key.set(Arrays.copyOf(name, length), length);
      keys.put(key, key);
      last.next = key;
      last = key;
    }
    key.label = label;
    key.id = size;
    bytes += entryBytes;
    return size++;
  }

  void clear() {
    keys.clear();
    last = new Key();
    size = 0;
    bytes = 0;
  }
}
