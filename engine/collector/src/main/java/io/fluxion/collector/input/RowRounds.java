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
package io.fluxion.collector.input;

import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.Round;
import io.fluxion.Sample;

/**
 * The way of rows into a store where nobody looks at single ones: those of known keys wait until
 * they are a round. Once {@link #flush} was called, the store is as if {@link
 * DerivativeStore#update(Sample)} had been given one row after the other.
 *
 * <p>As long as rows wait, keys must not be removed, nor come in by another way. Not thread-safe:
 * it is the store's one writer. Nothing allocates but the constructor.
 */
public final class RowRounds {
  /** Their columns fit a first-level cache. */
  private static final int ROUND = 1024;

  private final DerivativeStore store;
  private final Round round;

  /**
   * A way into a store; no row waits.
   *
   * @param store that {@linkplain #fit fits}, and all of whose keys come from rows
   */
  public RowRounds(final DerivativeStore store) {
    this.store = store;
    round = store.newRound(ROUND);
    begin();
  }

  /**
   * Whether a store's rows can be taken as rounds: they have one field, of longs, whose keys stay.
   *
   * @param store of byte-string keys
   * @return false where each row must be given to the store by itself
   */
  public static boolean fit(final DerivativeStore store) {
    if (store.fieldCount() > 1 || store.schema().isFramed() || store.schema().isExpiring()) {
      return false;
    }
    final FieldSchema field = store.field(0).schema();
    return field.xType() != NumberType.DOUBLE && field.yType() != NumberType.DOUBLE;
  }

  /**
   * Takes a row, now or later.
   *
   * @param sample of one field
   */
  public void add(final Sample sample) {
    if (sample.hasX(0) && sample.hasY(0)) {
      final int handle = find(sample.key(), 0, sample.keyLength());
      if (handle != DerivativeStore.NONE) {
        add(handle, sample.xBits(0), sample.yBits(0));
        return;
      }
    }
    // A hole may make the field forget what a row that waits must have found.
    flush();
    store.update(sample);
  }

  /** The handle of a key, or {@link DerivativeStore#NONE}. */
  int find(final byte[] bytes, final int from, final int length) {
    return store.findInOrder(bytes, from, length);
  }

  /** Takes a row that has a handle and no hole. */
  void add(final int handle, final long x, final long y) {
    round.add(handle, x, y);
    if (round.isFull()) {
      flush();
    }
  }

  /** Hands on the rows that wait, if there are any. */
  public void flush() {
    if (round.size() > 0) {
      store.update(round);
      begin();
    }
  }

  private void begin() {
    round.clear();
    round.eachX();
  }
}
