package io.fluxion.collector.recording;

import io.fluxion.derivative.Sample;
import io.fluxion.state.KeyDictionary;
import io.fluxion.state.SlotIndex;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The keys that the current dictionary of a recording has, each with the id of its last entry. A
 * key whose label changes gets another entry, so there may be more entries than keys.
 */
final class WrittenEntries {
  /** No entry yet. */
  static final int NONE = -1;

  private final int capacity;
  private final KeyDictionary keys;
  private final int[] ids;
  // By slot; none as long as no row had a label.
  private String[] labels;
  private int size;

  WrittenEntries(final int capacity, final int maxKeyBytes) {
    this.capacity = capacity;
    keys = new KeyDictionary(capacity, maxKeyBytes, new SplittableRandom().nextLong());
    ids = new int[capacity];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == capacity;
  }

  int find(final Sample sample, final String label) {
    final int slot = keys.find(sample.key(), 0, sample.keyLength());
    if (slot == SlotIndex.NONE || !Objects.equals(label, labels == null ? null : labels[slot])) {
      return NONE;
    }
    return ids[slot];
  }

  /** A new entry, whose id is the size so far. */
  int add(final Sample sample, final String label) {
    int slot = keys.find(sample.key(), 0, sample.keyLength());
    if (slot == SlotIndex.NONE) {
      slot = keys.insert(sample.key(), 0, sample.keyLength());
    }
    if (label != null && labels == null) {
      labels = new String[capacity];
    }
    if (labels != null) {
      labels[slot] = label;
    }
    ids[slot] = size;
    return size++;
  }

  void clear() {
    while (keys.size() > 0) {
      keys.remove(keys.first());
    }
    if (labels != null) {
      Arrays.fill(labels, null);
    }
    size = 0;
  }
}
