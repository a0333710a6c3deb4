// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import io.fluxion.internal.key.KeyLife;
import io.fluxion.internal.key.SingleWriter;
import io.fluxion.internal.step.FieldSettings;
import io.fluxion.internal.step.FieldUpdate;
import io.fluxion.internal.window.FieldWindow;

/**
 * One field of a {@link DerivativeStore}: takes samples by handle and answers what is known of a
 * key.
 *
 * <p>An update returns the derivative, NaN where there is none. What became of the sample stands in
 * {@link #status()}, {@link #delta()} and the like until this field's next update.
 *
 * <p>Readings such as {@link #rate} take a handle and may be asked at any time; none allocates.
 * They are those after the key's last accepted sample. NaN says that there are too few samples yet;
 * of a y in doubles it may be the value itself. A reading of a window is computed from its raw
 * samples when it is asked for: exact at every slide, however many samples came before. A reading
 * by a handle that holds no key throws an {@link IllegalArgumentException} that names its slot.
 *
 * <p>Not thread-safe: one writer. Any number of threads may read while none writes.
 */
public final class DerivativeField {
  private static final String SECOND_WRITER = "a second thread writes to this store";

  final FieldUpdate update;
  final FieldWindow window;
  private final FieldSchema schema;
  private final int number;
  private final KeyLife keys;
  private final SingleWriter writer;

  DerivativeField(
      final FieldSchema schema,
      final int number,
      final FieldUpdate update,
      final KeyLife keys,
      final SingleWriter writer) {
    this.schema = schema;
    this.number = number;
    this.update = update;
    this.keys = keys;
    this.writer = writer;
    final FieldSettings settings = update.settings();
    window = new FieldWindow(settings, update.columns());
  }

  /**
   * What this field is.
   *
   * @return its schema
   */
  public FieldSchema schema() {
    return schema;
  }

  /**
   * Its place in the schema.
   *
   * @return 0 or more
   */
  public int number() {
    return number;
  }

  // ---- samples

  /**
   * Takes a sample.
   *
   * @param handle the key's; REJECTED where it holds none
   * @param x in the unit of x
   * @param y the counter or gauge; the bits of an unsigned one for {@link NumberType#ULONG}
   * @return the derivative, or NaN where this sample makes none; {@link #status()} says why
   */
  public double update(final int handle, final long x, final long y) {
    assert writer.isCurrent() : SECOND_WRITER;
    return update.update(handle, x, y);
  }

  /**
   * Takes a sample of a y in doubles.
   *
   * @param handle the key's; REJECTED where it holds none
   * @param x in the unit of x
   * @param y the counter or gauge, of type {@link NumberType#DOUBLE}
   * @return the derivative, or NaN where this sample makes none
   * @throws IllegalArgumentException where the field's y is of another type
   */
  public double update(final int handle, final long x, final double y) {
    assert writer.isCurrent() : SECOND_WRITER;
    return update.update(handle, x, y);
  }

  /**
   * Takes a sample of doubles.
   *
   * @param handle the key's; REJECTED where it holds none
   * @param x in the unit of x, of type {@link NumberType#DOUBLE}
   * @param y the counter or gauge, of type {@link NumberType#DOUBLE}
   * @return the derivative, or NaN where this sample makes none
   * @throws IllegalArgumentException where the field has other types
   */
  public double update(final int handle, final double x, final double y) {
    assert writer.isCurrent() : SECOND_WRITER;
    return update.update(handle, x, y);
  }

  /**
   * Takes a sample of an x in doubles.
   *
   * @param handle the key's; REJECTED where it holds none
   * @param x in the unit of x, of type {@link NumberType#DOUBLE}
   * @param y the counter or gauge
   * @return the derivative, or NaN where this sample makes none
   * @throws IllegalArgumentException where the field's x is of another type
   */
  public double update(final int handle, final double x, final long y) {
    assert writer.isCurrent() : SECOND_WRITER;
    return update.update(handle, x, y);
  }

  /**
   * Takes a sample that lacks x or y.
   *
   * @param handle the key's
   * @return NaN
   */
  public double missing(final int handle) {
    assert writer.isCurrent() : SECOND_WRITER;
    return update.missing(handle);
  }

  /**
   * Sets the key's own factor of the scale. It holds for the derivatives of samples to come, and at
   * once for all that is read of the key: the window's derivatives, rate, slope, mean, min, max and
   * stddev, and the ewma. What {@link #derivative()} says of the last sample stays.
   *
   * @param handle the key's
   * @param factor such as the number of CPUs
   * @throws IllegalArgumentException where the field is not {@link FieldSchema#scaledPerKey}
   */
  public void keyScale(final int handle, final double factor) {
    assert writer.isCurrent() : SECOND_WRITER;
    update.keyScale(keys.checked(handle), factor);
  }

  // ---- what became of the last sample

  /**
   * What became of the last sample.
   *
   * @return a {@link SampleStatus}
   */
  public int status() {
    return update.status();
  }

  /**
   * Whether the last sample made a derivative and a delta; under {@link FieldSchema#propagateNaN}
   * they may be NaN.
   *
   * @return false where it has none
   */
  public boolean hasDelta() {
    return update.hasDelta();
  }

  /**
   * Whether the key has readings after the last sample: not where the sample was ignored, nor after
   * a gap or a reset of x.
   *
   * @return false where outputs leave their cells empty
   */
  public boolean isReadable() {
    return update.isReadable();
  }

  /**
   * (Δy × scale) / Δx of the last sample, by the factor that its key had then.
   *
   * @return NaN where it made none
   */
  public double derivative() {
    return update.derivative();
  }

  /**
   * Δy of the last sample, rounded to a double.
   *
   * @return in units of y; NaN where there is none
   */
  public double delta() {
    return update.delta();
  }

  /**
   * The exact Δy of the last sample of an integer y: the upper 64 of its 128 bits.
   *
   * @return meaningful where {@link #hasDelta()}
   */
  public long deltaHigh() {
    return update.deltaHigh();
  }

  /**
   * The exact Δy of the last sample of an integer y: the lower 64 of its 128 bits.
   *
   * @return meaningful where {@link #hasDelta()}
   */
  public long deltaLow() {
    return update.deltaLow();
  }

  /**
   * How many samples of this field had a status, over all keys.
   *
   * @param status a {@link SampleStatus}
   * @return 0 or more
   */
  public long count(final int status) {
    return update.count(status);
  }

  // ---- a key's last sample, and what was since FIRST

  /**
   * The last accepted y, rounded to a double.
   *
   * @param handle the key's
   * @return NaN before the first, and where a NaN was accepted
   */
  public double value(final int handle) {
    return window.value(keys.checked(handle));
  }

  /**
   * The last accepted y in its 64 bits.
   *
   * @param handle of a key whose window is not empty
   * @return a long, the bits of an unsigned one, or those of a double
   */
  public long valueBits(final int handle) {
    return window.valueBits(keys.checked(handle));
  }

  /**
   * The sum of accepted Δy since FIRST, rounded to a double.
   *
   * @param handle the key's
   * @return 0 at FIRST
   */
  public double increase(final int handle) {
    return window.increase(keys.checked(handle));
  }

  /**
   * The exact sum of accepted Δy since FIRST of an integer y: the upper 64 of its 128 bits.
   *
   * @param handle the key's
   * @return for integers only
   */
  public long increaseHigh(final int handle) {
    return window.increaseHigh(keys.checked(handle));
  }

  /**
   * The exact sum of accepted Δy since FIRST of an integer y: the lower 64 of its 128 bits.
   *
   * @param handle the key's
   * @return for integers only
   */
  public long increaseLow(final int handle) {
    return window.increaseLow(keys.checked(handle));
  }

  /**
   * How often the counter fell since FIRST, wraps included.
   *
   * @param handle the key's
   * @return 0 or more
   */
  public long resets(final int handle) {
    return window.resets(keys.checked(handle));
  }

  /**
   * How often y changed since FIRST, resets and wraps included.
   *
   * @param handle the key's
   * @return 0 or more
   * @throws IllegalStateException where the schema does not {@link FieldSchema#countChanges}
   */
  public long changes(final int handle) {
    return window.changes(keys.checked(handle));
  }

  /**
   * The exponentially weighted moving average of the derivative, for samples at uneven distances:
   * {@code m += (1 - e^(-Δx/τ)) × (d - m)}, beginning at the first derivative.
   *
   * @param handle the key's
   * @return NaN before the first derivative, and again after a gap
   * @throws IllegalStateException where the schema keeps no {@link FieldSchema#ewma}
   */
  public double ewma(final int handle) {
    return window.ewma(keys.checked(handle));
  }

  /**
   * The integral of raw y over x since FIRST, over every step but those of gaps, of NaN, and above
   * the maximum rate.
   *
   * @param handle the key's
   * @return in units of y times {@link FieldSchema#integralUnit}; 0 at FIRST
   * @throws IllegalStateException where the schema keeps no {@link FieldSchema#integral}
   */
  public double integral(final int handle) {
    return window.integral(keys.checked(handle));
  }

  // ---- the window

  /**
   * Samples in the key's window.
   *
   * @param handle the key's
   * @return 0 before the first good one, to W
   */
  public int windowLength(final int handle) {
    return window.windowLength(keys.checked(handle));
  }

  /**
   * x of a sample in the window, in its 64 bits.
   *
   * @param handle the key's
   * @param age 0 for the newest, up to {@code windowLength(handle) - 1}
   * @return a long, or the raw bits of a double
   * @throws IndexOutOfBoundsException where the window has no sample of that age
   */
  public long x(final int handle, final int age) {
    return window.xBits(keys.checked(handle), age);
  }

  /**
   * y of a sample in the window, in its 64 bits.
   *
   * @param handle the key's
   * @param age 0 for the newest, up to {@code windowLength(handle) - 1}
   * @return a long, the bits of an unsigned one, or those of a double
   * @throws IndexOutOfBoundsException where the window has no sample of that age
   */
  public long y(final int handle, final int age) {
    return window.yBits(keys.checked(handle), age);
  }

  /**
   * (Δy × scale) / Δx of a step inside the window, by the factor that the key has now.
   *
   * @param handle the key's
   * @param age 0 for the step to the newest sample, up to {@code windowLength(handle) - 2}
   * @return NaN where that step has none
   */
  public double derivative(final int handle, final int age) {
    return window.derivative(keys.checked(handle), age);
  }

  /**
   * The sum of accepted Δy inside the window, × scale, over the sum of the Δx of the same steps.
   *
   * @param handle the key's
   * @return NaN where the window has no accepted Δy
   */
  public double rate(final int handle) {
    return window.rate(keys.checked(handle));
  }

  /**
   * The slope of the line of least squares through the window's samples, × scale. Counters are
   * reset-corrected: y goes on from the oldest sample by accepted Δy.
   *
   * @param handle the key's
   * @return NaN below two samples
   */
  public double slope(final int handle) {
    return window.slope(keys.checked(handle));
  }

  /**
   * Where the line of {@link #slope} meets x = 0. No scale applies.
   *
   * @param handle the key's
   * @return in units of y; NaN below two samples
   */
  public double intercept(final int handle) {
    return window.intercept(keys.checked(handle));
  }

  /**
   * The coefficient of determination of the line of {@link #slope}: which part of the variance of y
   * it explains.
   *
   * @param handle the key's
   * @return 0 to 1; NaN below two samples, and where all y are the same
   */
  public double r2(final int handle) {
    return window.r2(keys.checked(handle));
  }

  /**
   * The mean of the derivatives inside the window, each step with the same weight.
   *
   * @param handle the key's
   * @return NaN where there is none
   */
  public double mean(final int handle) {
    return window.mean(keys.checked(handle));
  }

  /**
   * The smallest of the derivatives inside the window.
   *
   * @param handle the key's
   * @return NaN where there is none
   */
  public double min(final int handle) {
    return window.min(keys.checked(handle));
  }

  /**
   * The largest of the derivatives inside the window.
   *
   * @param handle the key's
   * @return NaN where there is none
   */
  public double max(final int handle) {
    return window.max(keys.checked(handle));
  }

  /**
   * The population standard deviation of the derivatives inside the window.
   *
   * @param handle the key's
   * @return 0 or more; NaN where there is no derivative
   */
  public double stddev(final int handle) {
    return window.stddev(keys.checked(handle));
  }

  /**
   * The mean of the values inside the window, as they came; NaN among them is passed over.
   *
   * @param handle the key's
   * @return NaN where there is none
   */
  public double yMean(final int handle) {
    return window.yMean(keys.checked(handle));
  }

  /**
   * The smallest of the values inside the window, rounded to a double.
   *
   * @param handle the key's
   * @return NaN where there is none
   */
  public double yMin(final int handle) {
    return window.yMin(keys.checked(handle));
  }

  /**
   * The smallest of the values inside the window in its 64 bits.
   *
   * @param handle of a key whose window is not empty
   * @return a long, the bits of an unsigned one, or those of a double
   */
  public long yMinBits(final int handle) {
    return window.yMinBits(keys.checked(handle));
  }

  /**
   * The largest of the values inside the window, rounded to a double.
   *
   * @param handle the key's
   * @return NaN where there is none
   */
  public double yMax(final int handle) {
    return window.yMax(keys.checked(handle));
  }

  /**
   * The largest of the values inside the window in its 64 bits.
   *
   * @param handle of a key whose window is not empty
   * @return a long, the bits of an unsigned one, or those of a double
   */
  public long yMaxBits(final int handle) {
    return window.yMaxBits(keys.checked(handle));
  }

  // ---- the windows of many keys

  /**
   * The {@link #rate} of every key at once: the same numbers in far less time, most of all where
   * keys are updated round by round. It takes time for each slot that was ever used, whatever the
   * store's capacity.
   *
   * @param out takes each key's rate at {@link DerivativeStore#slot} of its handle; NaN where there
   *     is none, and where a slot has no key
   * @return how many slots were written, from 0 on
   * @throws IndexOutOfBoundsException where {@code out} is shorter than that; then nothing was read
   */
  public int rates(final double[] out) {
    final int end = keys.index.slotEnd();
    window.rates(out, end);
    return withoutIdle(out, end);
  }

  /**
   * The {@link #rate} of some keys. Handles in the order in which the keys arrived are the
   * cheapest.
   *
   * @param handles of live keys
   * @param count how many of them are read
   * @param out takes each one's rate, beside its handle; NaN where a handle holds no key
   * @throws IndexOutOfBoundsException where {@code out} or {@code handles} is shorter than {@code
   *     count}
   */
  public void rates(final int[] handles, final int count, final double[] out) {
    window.rates(handles, keys.index.slotMask, count, out);
    withoutStale(handles, count, out);
  }

  /**
   * The {@link #slope} of every key at once: the same numbers in less time.
   *
   * @param out takes each key's slope at {@link DerivativeStore#slot} of its handle; NaN where
   *     there is none, and where a slot has no key
   * @return how many slots were written, from 0 on
   * @throws IndexOutOfBoundsException where {@code out} is shorter than that; then nothing was read
   */
  public int slopes(final double[] out) {
    final int end = keys.index.slotEnd();
    window.slopes(out, end);
    return withoutIdle(out, end);
  }

  /**
   * The {@link #slope} of some keys. Handles in the order in which the keys arrived are the
   * cheapest.
   *
   * @param handles of live keys
   * @param count how many of them are read
   * @param out takes each one's slope, beside its handle; NaN where a handle holds no key
   * @throws IndexOutOfBoundsException where {@code out} or {@code handles} is shorter than {@code
   *     count}
   */
  public void slopes(final int[] handles, final int count, final double[] out) {
    window.slopes(handles, keys.index.slotMask, count, out);
    withoutStale(handles, count, out);
  }

  private int withoutIdle(final double[] out, final int end) {
    if (keys.mayHaveIdle()) {
      for (int slot = 0; slot < end; slot++) {
        if (keys.isGone(slot)) {
          out[slot] = Double.NaN;
        }
      }
    }
    return end;
  }

  private void withoutStale(final int[] handles, final int count, final double[] out) {
    for (int i = 0; i < count; i++) {
      if (keys.slotOf(handles[i]) == DerivativeStore.NONE) {
        out[i] = Double.NaN;
      }
    }
  }

  /**
   * The field's schema.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return schema.toString();
  }
}
