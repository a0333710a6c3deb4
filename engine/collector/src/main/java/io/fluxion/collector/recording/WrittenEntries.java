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
package io.fluxion.collector.recording;

import io.fluxion.Sample;
import java.util.Arrays;
import java.util.Objects;

/**
 * The keys that the current dictionary of a recording has, each with the id of its last entry. A
 * key whose label changes gets another entry, so there may be more entries than keys.
 */
final class WrittenEntries {
  /** No entry yet. */
  static final int NONE = -1;

  private final int capacity;
  private final KeyNumbers keys;
  private final int[] ids;
  // By the number of the key; none as long as no row had a label.
  private String[] labels;
  private int size;

  WrittenEntries(final int capacity, final int maxKeyBytes) {
    this.capacity = capacity;
    keys = new KeyNumbers(capacity, maxKeyBytes);
    ids = new int[capacity];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == capacity;
  }

  int find(final Sample sample, final String label) {
    final int key = keys.find(sample.key(), sample.keyLength());
    if (key == KeyNumbers.NONE || !Objects.equals(label, labels == null ? null : labels[key])) {
      return NONE;
    }
    return ids[key];
  }

  /** A new entry, whose id is the size so far. */
  int add(final Sample sample, final String label) {
    int key = keys.find(sample.key(), sample.keyLength());
    if (key == KeyNumbers.NONE) {
      key = keys.add(sample.key(), sample.keyLength());
    }
    if (label != null && labels == null) {
      labels = new String[capacity];
    }
    if (labels != null) {
      labels[key] = label;
    }
    ids[key] = size;
    return size++;
  }

  void clear() {
    keys.clear();
    if (labels != null) {
      Arrays.fill(labels, null);
    }
    size = 0;
  }
}
