package io.fluxion.derivative;

import java.util.Arrays;

/**
 * One row on its way: a byte-string key, and for each field an x and a y, either of which may be
 * absent. Made once and filled again for every row: {@link #clear}, then the setters, then {@link
 * DerivativeStore#update(Sample)}.
 *
 * <p>Numbers are 64 bits in the types of their field: {@code setX(0, long)} for a field whose x is
 * LONG, {@code setX(0, double)} for DOUBLE. Nothing checks that on the way.
 *
 * <p>Not thread-safe.
 */
public final class Sample {
  private final byte[] key;
  private final long[] x;
  private final long[] y;
  private final boolean[] hasX;
  private final boolean[] hasY;
  private final double[] keyScale;
  private boolean hasKeyScale;
  private int keyLength;
  private boolean hasFrame;
  private long frame;
  private int slot;

  /**
   * An empty sample.
   *
   * @param fields how many fields the store has
   * @param maxKeyBytes the longest key
   */
  public Sample(final int fields, final int maxKeyBytes) {
    key = new byte[maxKeyBytes];
    x = new long[fields];
    y = new long[fields];
    hasX = new boolean[fields];
    hasY = new boolean[fields];
    keyScale = new double[fields];
    Arrays.fill(keyScale, Double.NaN);
    clear();
  }

  /** Forgets everything: no key, no frame, every x and y absent. */
  public void clear() {
    keyLength = 0;
    hasFrame = false;
    slot = -1;
    // Few fields: less than the calls that fill the arrays.
    for (int i = 0; i < hasX.length; i++) {
      hasX[i] = false;
      hasY[i] = false;
    }
    if (hasKeyScale) {
      hasKeyScale = false;
      Arrays.fill(keyScale, Double.NaN);
    }
  }

  /**
   * Where the key's bytes are written before {@link #keyLength(int)} is called.
   *
   * @return the array itself
   */
  public byte[] key() {
    return key;
  }

  /**
   * How long the key is.
   *
   * @return bytes
   */
  public int keyLength() {
    return keyLength;
  }

  /**
   * Says how many bytes of {@link #key()} are the key.
   *
   * @param bytes 0 to the longest key
   */
  public void keyLength(final int bytes) {
    keyLength = bytes;
  }

  /**
   * Sets the time of the frame that this row is, for stores that are {@link
   * DerivativeSchema#framed}. A row without it is blank: MISSING for every field.
   *
   * @param time in the unit of the frames' time
   */
  public void frame(final long time) {
    frame = time;
    hasFrame = true;
  }

  /**
   * The time of the frame.
   *
   * @return meaningful where {@link #hasFrame()}
   */
  public long frame() {
    return frame;
  }

  /**
   * Whether a frame's time was set.
   *
   * @return false after {@link #clear}
   */
  public boolean hasFrame() {
    return hasFrame;
  }

  /**
   * Sets a field's x.
   *
   * @param field its number
   * @param value of a field whose x is LONG
   */
  public void setX(final int field, final long value) {
    x[field] = value;
    hasX[field] = true;
  }

  /**
   * Sets a field's x.
   *
   * @param field its number
   * @param value of a field whose x is DOUBLE
   */
  public void setX(final int field, final double value) {
    setX(field, Double.doubleToRawLongBits(value));
  }

  /**
   * Sets a field's y.
   *
   * @param field its number
   * @param value of a field whose y is LONG, or the bits of an ULONG
   */
  public void setY(final int field, final long value) {
    y[field] = value;
    hasY[field] = true;
  }

  /**
   * Sets a field's y.
   *
   * @param field its number
   * @param value of a field whose y is DOUBLE
   */
  public void setY(final int field, final double value) {
    setY(field, Double.doubleToRawLongBits(value));
  }

  /**
   * Sets the key's factor for a field that is {@link FieldSchema#scaledPerKey}; it applies from
   * this sample on unless the sample is ignored as a whole.
   *
   * @param field its number
   * @param factor such as the number of CPUs
   */
  public void keyScale(final int field, final double factor) {
    keyScale[field] = factor;
    hasKeyScale = true;
  }

  /**
   * A field's x in bits.
   *
   * @param field its number
   * @return meaningful where {@link #hasX}
   */
  public long x(final int field) {
    return x[field];
  }

  /**
   * Whether a field's x was set.
   *
   * @param field its number
   * @return false after {@link #clear}
   */
  public boolean hasX(final int field) {
    return hasX[field];
  }

  /**
   * A field's y in bits.
   *
   * @param field its number
   * @return meaningful where {@link #hasY}
   */
  public long y(final int field) {
    return y[field];
  }

  /**
   * Whether a field's y was set.
   *
   * @param field its number
   * @return false after {@link #clear}
   */
  public boolean hasY(final int field) {
    return hasY[field];
  }

  /**
   * The slot in which the store found or put the key.
   *
   * @return a slot, or {@link io.fluxion.state.SlotIndex#NONE} where the key has none
   */
  public int slot() {
    return slot;
  }

  void slot(final int newSlot) {
    slot = newSlot;
  }

  boolean isWhole(final int field) {
    return hasX[field] && hasY[field];
  }

  /**
   * The key's factor for a field, as {@link #keyScale(int, double)} set it.
   *
   * @param field its number
   * @return NaN where it was not set
   */
  public double keyScale(final int field) {
    return keyScale[field];
  }
}
