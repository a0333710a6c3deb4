// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import io.fluxion.internal.step.Row;
import java.nio.charset.StandardCharsets;

/**
 * One row: a key, and for each field an x and a y, either of which may be absent. Made once and
 * filled again for every row: {@link #clear}, then the setters, then {@link
 * DerivativeStore#update(Sample)}, which leaves in it what became of each field.
 *
 * <pre>{@code
 * Sample row = store.newSample();
 * int rx = store.field("rx").number();
 * row.clear();
 * row.key("eth0").x(now).setY(rx, bytes);
 * store.update(row);
 * row.derivative(rx);
 * }</pre>
 *
 * <p>A sample knows the types of its fields. A long is taken by a field of doubles as the double it
 * is; a double is refused by a field of longs.
 *
 * <p>Not thread-safe.
 */
public final class Sample {
  final Row row;

  /**
   * The schema that this sample was made for, or was last seen to fit; null where there is none.
   */
  DerivativeSchema schema;

  private final boolean[] xDouble;
  private final boolean[] yDouble;

  /**
   * An empty sample of fields whose x and y are all integers.
   *
   * @param fields how many fields the store has
   * @param maxKeyBytes the longest key in bytes, 0 or more
   */
  public Sample(final int fields, final int maxKeyBytes) {
    this(fields, NumberType.LONG, NumberType.LONG, maxKeyBytes);
  }

  /**
   * An empty sample of fields that all have the same types.
   *
   * @param fields how many fields the store has
   * @param xType the type of every x
   * @param yType the type of every y
   * @param maxKeyBytes the longest key in bytes, 0 or more
   */
  public Sample(
      final int fields, final NumberType xType, final NumberType yType, final int maxKeyBytes) {
    schema = null;
    row = new Row(fields, maxKeyBytes);
    xDouble = new boolean[fields];
    yDouble = new boolean[fields];
    for (int i = 0; i < fields; i++) {
      xDouble[i] = xType == NumberType.DOUBLE;
      yDouble[i] = yType == NumberType.DOUBLE;
    }
  }

  /**
   * An empty sample for stores of a schema.
   *
   * @param schema gives the number of fields and their types
   * @param maxKeyBytes the longest key in bytes, 0 or more
   */
  public Sample(final DerivativeSchema schema, final int maxKeyBytes) {
    this.schema = schema;
    final int fields = schema.fields().size();
    row = new Row(fields, maxKeyBytes);
    xDouble = new boolean[fields];
    yDouble = new boolean[fields];
    for (int i = 0; i < fields; i++) {
      xDouble[i] = schema.fields().get(i).xType() == NumberType.DOUBLE;
      yDouble[i] = schema.fields().get(i).yType() == NumberType.DOUBLE;
    }
  }

  /** Notes that a store of this schema can take the sample; throws where it can not. */
  void fit(final DerivativeSchema of) {
    if (row.x.length != of.fields().size()) {
      throw new IllegalArgumentException(
          "a sample of " + row.x.length + " fields for a store of " + of.fields().size());
    }
    for (int i = 0; i < xDouble.length; i++) {
      final FieldSchema field = of.fields().get(i);
      if (xDouble[i] != (field.xType() == NumberType.DOUBLE)
          || yDouble[i] != (field.yType() == NumberType.DOUBLE)) {
        throw new IllegalArgumentException(
            "the sample has other types than field " + field + " of the store");
      }
    }
    schema = of;
  }

  // ---- filled before the update

  /** Forgets everything: no key, no frame, every x and y absent. */
  public void clear() {
    row.clear();
  }

  /**
   * Sets the key of a store with byte-string keys, as UTF-8.
   *
   * @param name at most as long as the sample's longest key
   * @return this
   * @throws IllegalArgumentException where it is longer
   */
  public Sample key(final CharSequence name) {
    row.keyLength = Utf8Keys.encode(name, row.key);
    return this;
  }

  /**
   * Sets the key of a store with long keys.
   *
   * @param key any
   * @return this
   */
  public Sample key(final long key) {
    row.longKey = key;
    row.hasLongKey = true;
    return this;
  }

  /**
   * Where the key's bytes are written before {@link #keyLength(int)} is called.
   *
   * @return the array itself
   */
  public byte[] key() {
    return row.key;
  }

  /**
   * How long the key is.
   *
   * @return bytes
   */
  public int keyLength() {
    return row.keyLength;
  }

  /**
   * Says how many bytes of {@link #key()} are the key.
   *
   * @param bytes 0 to the longest key
   */
  public void keyLength(final int bytes) {
    row.keyLength = bytes;
  }

  /**
   * The long key.
   *
   * @return meaningful where one was set
   */
  public long longKey() {
    return row.longKey;
  }

  /**
   * Makes this row a frame of that time, for stores that are {@link DerivativeSchema#framed}; other
   * stores pass it over. There a row without it is blank: MISSING for every field.
   *
   * @param time in the unit of the frames' time
   */
  public void frame(final long time) {
    row.frame = time;
    row.hasFrame = true;
  }

  /**
   * The time of the frame.
   *
   * @return meaningful where {@link #hasFrame()}
   */
  public long frame() {
    return row.frame;
  }

  /**
   * Whether a frame's time was set.
   *
   * @return false after {@link #clear}
   */
  public boolean hasFrame() {
    return row.hasFrame;
  }

  /**
   * Sets x of all fields.
   *
   * @param value in the unit of x
   * @return this
   */
  public Sample x(final long value) {
    for (int i = 0; i < xDouble.length; i++) {
      setX(i, value);
    }
    return this;
  }

  /**
   * Sets x of a field.
   *
   * @param field its number
   * @param value in the unit of x
   */
  public void setX(final int field, final long value) {
    setXBits(field, xDouble[field] ? Double.doubleToRawLongBits(value) : value);
  }

  /**
   * Sets x of a field.
   *
   * @param field its number
   * @param value in the unit of x
   * @throws IllegalArgumentException where the field's x is LONG
   */
  public void setX(final int field, final double value) {
    if (!xDouble[field]) {
      throw refused(field, "x", value);
    }
    setXBits(field, Double.doubleToRawLongBits(value));
  }

  /**
   * Sets x of a field by its 64 bits.
   *
   * @param field its number
   * @param bits a long, or the raw bits of a double, as the field's type is
   */
  public void setXBits(final int field, final long bits) {
    row.x[field] = bits;
    row.hasX[field] = true;
  }

  /**
   * Sets y of a field.
   *
   * @param field its number
   * @param value the counter or gauge; the bits of an unsigned one for {@link NumberType#ULONG}
   * @return this
   */
  public Sample setY(final int field, final long value) {
    return setYBits(field, yDouble[field] ? Double.doubleToRawLongBits(value) : value);
  }

  /**
   * Sets y of a field.
   *
   * @param field its number
   * @param value the counter or gauge
   * @return this
   * @throws IllegalArgumentException where the field's y is not DOUBLE
   */
  public Sample setY(final int field, final double value) {
    if (!yDouble[field]) {
      throw refused(field, "y", value);
    }
    return setYBits(field, Double.doubleToRawLongBits(value));
  }

  /**
   * Sets y of a field by its 64 bits.
   *
   * @param field its number
   * @param bits a long, or the raw bits of a double, as the field's type is
   * @return this
   */
  public Sample setYBits(final int field, final long bits) {
    row.y[field] = bits;
    row.hasY[field] = true;
    return this;
  }

  private IllegalArgumentException refused(final int field, final String axis, final double value) {
    return new IllegalArgumentException(
        "field "
            + (schema == null ? "number " + field : schema.fields().get(field).name())
            + " takes "
            + axis
            + " as a long, not the double "
            + value);
  }

  /**
   * Sets the key's factor for a field that is {@link FieldSchema#scaledPerKey}. It holds from this
   * sample on; it is ignored where the field's x or y is absent, and with a frame that is ignored.
   *
   * @param field its number
   * @param factor such as the number of CPUs
   */
  public void keyScale(final int field, final double factor) {
    row.keyScale[field] = factor;
    row.hasKeyScale = true;
  }

  // ---- read

  /**
   * How many fields the sample has.
   *
   * @return 1 or more
   */
  public int fields() {
    return row.x.length;
  }

  /**
   * A field's x in bits.
   *
   * @param field its number
   * @return meaningful where {@link #hasX}
   */
  public long xBits(final int field) {
    return row.x[field];
  }

  /**
   * Whether a field's x was set.
   *
   * @param field its number
   * @return false after {@link #clear}
   */
  public boolean hasX(final int field) {
    return row.hasX[field];
  }

  /**
   * A field's y in bits.
   *
   * @param field its number
   * @return meaningful where {@link #hasY}
   */
  public long yBits(final int field) {
    return row.y[field];
  }

  /**
   * Whether a field's y was set.
   *
   * @param field its number
   * @return false after {@link #clear}
   */
  public boolean hasY(final int field) {
    return row.hasY[field];
  }

  /**
   * The key's factor for a field, as {@link #keyScale(int, double)} set it.
   *
   * @param field its number
   * @return NaN where it was not set
   */
  public double keyScale(final int field) {
    return row.keyScale[field];
  }

  // ---- left by the update

  /**
   * The handle of the key.
   *
   * @return {@link DerivativeStore#NONE} where it has none after the update
   */
  public int handle() {
    return row.handle;
  }

  /**
   * What became of a field's part.
   *
   * @param field its number
   * @return a {@link SampleStatus}
   */
  public int status(final int field) {
    return row.statuses[field];
  }

  /**
   * The derivative that a field's part made.
   *
   * @param field its number
   * @return NaN where it made none
   */
  public double derivative(final int field) {
    return row.derivatives[field];
  }

  /**
   * The key, and each field's x and y.
   *
   * @return one line
   */
  @Override
  public String toString() {
    final StringBuilder text = new StringBuilder("sample of ");
    text.append(
        row.hasLongKey
            ? Long.toString(row.longKey)
            : new String(row.key, 0, row.keyLength, StandardCharsets.UTF_8));
    if (row.hasFrame) {
      text.append(", frame ").append(row.frame);
    }
    for (int i = 0; i < xDouble.length; i++) {
      text.append(", ").append(schema == null ? i : schema.fields().get(i).name()).append(": ");
      text.append(text(row.hasX[i], xDouble[i], row.x[i])).append(" -> ");
      text.append(text(row.hasY[i], yDouble[i], row.y[i]));
    }
    return text.toString();
  }

  private static String text(final boolean has, final boolean isDouble, final long bits) {
    if (!has) {
      return "absent";
    }
    return isDouble ? Double.toString(Double.longBitsToDouble(bits)) : Long.toString(bits);
  }
}
