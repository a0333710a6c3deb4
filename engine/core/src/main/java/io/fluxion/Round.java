// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import io.fluxion.internal.step.FieldRound;
import java.util.Arrays;

/**
 * Many keys' samples at once, in columns: what a scrape or a poll reads at one moment. Made once
 * and filled again for every round; {@link DerivativeStore#update(Round)} leaves each sample's
 * derivative and status in it.
 *
 * <pre>{@code
 * Round round = store.newRound(10_000);
 * round.clear();
 * round.x(now);                       // one x for all
 * for (int i = 0; i < handles.length; i++) {
 *   round.add(handles[i], counters[i]);
 * }
 * store.update(round);
 * round.derivatives(0)[7];
 * }</pre>
 *
 * <p>Of several fields each has columns of its own, beside the same handles: {@link #setY}. The
 * cheapest order of samples is that in which the keys arrived.
 *
 * <p>Columns hold 64 bits in the types of their field. Not thread-safe.
 */
public final class Round {
  final int[] handles;
  final long[] keys;
  final FieldRound[] fields;
  private final boolean[] yDouble;
  private final boolean[] xDouble;
  private final DerivativeSchema schema;
  private boolean eachX;
  private boolean hasX;
  private int size;

  Round(final DerivativeSchema schema, final int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a round takes 1 sample or more, not " + capacity);
    }
    this.schema = schema;
    handles = new int[capacity];
    keys = new long[capacity];
    final int count = schema.fields().size();
    fields = new FieldRound[count];
    xDouble = new boolean[count];
    yDouble = new boolean[count];
    for (int i = 0; i < count; i++) {
      fields[i] = new FieldRound(capacity);
      xDouble[i] = schema.fields().get(i).xType() == NumberType.DOUBLE;
      yDouble[i] = schema.fields().get(i).yType() == NumberType.DOUBLE;
    }
    clear();
  }

  /** Takes all samples out. */
  public void clear() {
    for (final FieldRound field : fields) {
      if (field.anyAbsent) {
        Arrays.fill(field.absent, 0, size, false);
        field.anyAbsent = false;
      }
      field.oneX = true;
    }
    eachX = false;
    hasX = false;
    size = 0;
  }

  /**
   * The most samples.
   *
   * @return as given
   */
  public int capacity() {
    return handles.length;
  }

  /**
   * Samples in the round.
   *
   * @return 0 to {@link #capacity}
   */
  public int size() {
    return size;
  }

  /**
   * Says how many samples there are, where the columns were filled as arrays.
   *
   * @param samples 0 to {@link #capacity}
   * @throws IllegalArgumentException where it is not
   */
  public void size(final int samples) {
    if (samples < 0 || samples > handles.length) {
      throw new IllegalArgumentException(
          samples + " samples in a round of at most " + handles.length);
    }
    size = samples;
  }

  /**
   * Whether another sample has no place.
   *
   * @return true where {@code size() == capacity()}
   */
  public boolean isFull() {
    return size == handles.length;
  }

  // ---- filled before the update

  /**
   * Sets one x for all samples and fields.
   *
   * @param x in the unit of x; a field of doubles takes it as the double it is
   */
  public void x(final long x) {
    for (int i = 0; i < fields.length; i++) {
      fields[i].xs[0] = xDouble[i] ? Double.doubleToRawLongBits(x) : x;
    }
    oneX();
  }

  /**
   * Sets one x for all samples and fields.
   *
   * @param x in the unit of x
   * @throws IllegalArgumentException where a field's x is LONG; then nothing was set
   */
  public void x(final double x) {
    for (int i = 0; i < fields.length; i++) {
      if (!xDouble[i]) {
        throw refused(i, "x", x);
      }
    }
    for (final FieldRound field : fields) {
      field.xs[0] = Double.doubleToRawLongBits(x);
    }
    oneX();
  }

  private void oneX() {
    for (final FieldRound field : fields) {
      field.oneX = true;
    }
    eachX = false;
    hasX = true;
  }

  /** Every sample has its own x in every field: {@link #xs} is filled as an array. */
  public void eachX() {
    for (final FieldRound field : fields) {
      field.oneX = false;
    }
    eachX = true;
    hasX = true;
  }

  /**
   * Adds a sample by handle; its y are set by {@link #setY}. A y that is not set is absent only
   * where {@link #setMissing} says so.
   *
   * @param handle the key's
   * @return its place in the columns
   * @throws IllegalStateException where the round is full
   */
  public int add(final int handle) {
    if (size == handles.length) {
      throw new IllegalStateException("the round is full: " + size + " samples");
    }
    handles[size] = handle;
    return size++;
  }

  /**
   * Adds a sample of the first field by handle.
   *
   * @param handle the key's
   * @param y the counter or gauge
   */
  public void add(final int handle, final long y) {
    setY(0, add(handle), y);
  }

  /**
   * Adds a sample of the first field that has its own x.
   *
   * @param handle the key's
   * @param x in the unit of x
   * @param y the counter or gauge
   */
  public void add(final int handle, final long x, final long y) {
    if (!eachX) {
      eachX();
    }
    final int at = add(handle);
    fields[0].xs[at] = xDouble[0] ? Double.doubleToRawLongBits(x) : x;
    setY(0, at, y);
  }

  /**
   * Sets a field's y of a sample.
   *
   * @param field its number
   * @param at what {@link #add(int)} returned
   * @param y the counter or gauge
   */
  public void setY(final int field, final int at, final long y) {
    fields[field].ys[at] = yDouble[field] ? Double.doubleToRawLongBits(y) : y;
  }

  /**
   * Sets a field's y of a sample.
   *
   * @param field its number
   * @param at what {@link #add(int)} returned
   * @param y the counter or gauge
   * @throws IllegalArgumentException where the field's y is not DOUBLE
   */
  public void setY(final int field, final int at, final double y) {
    if (!yDouble[field]) {
      throw refused(field, "y", y);
    }
    fields[field].ys[at] = Double.doubleToRawLongBits(y);
  }

  private IllegalArgumentException refused(final int field, final String axis, final double value) {
    return new IllegalArgumentException(
        "field "
            + schema.fields().get(field).name()
            + " takes "
            + axis
            + " as a long, not the double "
            + value);
  }

  /**
   * A sample lacks a field's x or y: it is MISSING.
   *
   * @param field its number
   * @param at what {@link #add(int)} returned
   */
  public void setMissing(final int field, final int at) {
    fields[field].absent[at] = true;
    fields[field].anyAbsent = true;
  }

  // ---- the columns

  /**
   * The handles, to be filled.
   *
   * @return the array itself
   */
  public int[] handles() {
    return handles;
  }

  /**
   * The long keys, to be filled for {@link DerivativeStore#updateByKey(Round)}.
   *
   * @return the array itself
   */
  public long[] keys() {
    return keys;
  }

  /**
   * A field's x, to be filled after {@link #eachX}.
   *
   * @param field its number
   * @return the array itself, in bits
   */
  public long[] xs(final int field) {
    return fields[field].xs;
  }

  /**
   * A field's y, to be filled.
   *
   * @param field its number
   * @return the array itself, in bits
   */
  public long[] ys(final int field) {
    return fields[field].ys;
  }

  /**
   * The derivatives that the last update made.
   *
   * @param field its number
   * @return the array itself; NaN where there is none
   */
  public double[] derivatives(final int field) {
    return fields[field].derivatives;
  }

  /**
   * What the last update made of each sample.
   *
   * @param field its number
   * @return the array itself; each a {@link SampleStatus}
   */
  public byte[] statuses(final int field) {
    return fields[field].statuses;
  }

  /** Refuses a round for stores of another schema, or without x. */
  void check(final DerivativeSchema of) {
    if (schema != of && !schema.equals(of)) {
      throw new IllegalArgumentException("a round of " + schema + " for a store of " + of);
    }
    if (!hasX && size > 0) {
      throw new IllegalStateException("a round without x: say x(time) or eachX()");
    }
  }

  /** How many samples were REJECTED in any field: each once. */
  int rejected() {
    int rejected = 0;
    for (int i = 0; i < size; i++) {
      boolean any = false;
      for (final FieldRound field : fields) {
        any |= field.statuses[i] == SampleStatus.REJECTED;
      }
      rejected += any ? 1 : 0;
    }
    return rejected;
  }

  /**
   * How many samples, and of which schema.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return "round of " + size + " samples: " + schema;
  }
}
