// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import io.fluxion.internal.step.FieldSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a {@link DerivativeStore} keeps for each key: one field or several, and the window that they
 * share. Immutable; every method that changes something returns a new schema.
 */
public final class DerivativeSchema {
  /** The window where none is given, in samples. */
  public static final int DEFAULT_WINDOW = 16;

  private final List<FieldSchema> fields;
  private int window = DEFAULT_WINDOW;
  private boolean framed;
  private boolean expiring;
  private long idleTimeout;
  private double idleTimeoutDouble;

  private DerivativeSchema(final List<FieldSchema> fields) {
    this.fields = List.copyOf(fields);
  }

  private DerivativeSchema copy() {
    final DerivativeSchema copy = new DerivativeSchema(fields);
    copy.window = window;
    copy.framed = framed;
    copy.expiring = expiring;
    copy.idleTimeout = idleTimeout;
    copy.idleTimeoutDouble = idleTimeoutDouble;
    return copy;
  }

  /**
   * A schema of these fields.
   *
   * @param fields one or more, in the order of their numbers
   * @return a schema with the default window
   */
  public static DerivativeSchema of(final FieldSchema... fields) {
    return of(List.of(fields));
  }

  /**
   * A schema of these fields.
   *
   * @param fields one or more, in the order of their numbers
   * @return a schema with the default window
   */
  public static DerivativeSchema of(final List<FieldSchema> fields) {
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a schema needs at least one field");
    }
    final Set<String> names = new HashSet<>();
    for (final FieldSchema field : fields) {
      if (!names.add(field.name())) {
        throw new IllegalArgumentException("two fields are called " + field.name());
      }
    }
    return new DerivativeSchema(fields);
  }

  /**
   * Samples kept per key and field.
   *
   * @param samples 2 or more
   * @return the changed schema
   */
  public DerivativeSchema window(final int samples) {
    if (samples < 2) {
      throw new IllegalArgumentException("a window is 2 samples or more, not " + samples);
    }
    final DerivativeSchema changed = copy();
    changed.window = samples;
    return changed;
  }

  /**
   * Samples come in frames: each carries a time of its own by which it is judged first, for all
   * fields ({@link Sample#frame}). The time is any long; a frame that is no newer than its key's
   * last is DUPLICATE_X or OUT_OF_ORDER for every field. A sample of one field, by handle or by
   * key, does not move the store's time; after it, keep-last cannot take that field's part of an
   * earlier frame back.
   *
   * @return the changed schema
   */
  public DerivativeSchema framed() {
    final DerivativeSchema changed = copy();
    changed.framed = true;
    return changed;
  }

  /**
   * Keys expire: a key is gone once the store's time ({@link DerivativeStore#advanceTo}) is ahead
   * by more than the timeout of what it was at the key's last accepted sample. This implies a
   * maximum gap no longer than the timeout for every field whose x is a time.
   *
   * @param timeout in units of x (of the frames' time where there are frames), 0 or more
   * @return the changed schema
   */
  public DerivativeSchema idleTimeout(final long timeout) {
    if (timeout < 0) {
      throw new IllegalArgumentException("idle timeout must be 0 or more, not " + timeout);
    }
    final DerivativeSchema changed = copy();
    changed.expiring = true;
    changed.idleTimeout = timeout;
    changed.idleTimeoutDouble = timeout;
    return changed;
  }

  /**
   * Keys expire, by a timeout in doubles; as {@link #idleTimeout(long)}.
   *
   * @param timeout in units of x, 0 or more; a whole number where x is LONG
   * @return the changed schema
   */
  public DerivativeSchema idleTimeout(final double timeout) {
    if (!(timeout >= 0)) {
      throw new IllegalArgumentException("idle timeout must be 0 or more, not " + timeout);
    }
    final DerivativeSchema changed = copy();
    changed.expiring = true;
    changed.idleTimeout = (long) timeout;
    changed.idleTimeoutDouble = timeout;
    return changed;
  }

  /**
   * The fields, by number.
   *
   * @return an immutable list
   */
  public List<FieldSchema> fields() {
    return fields;
  }

  /**
   * Samples kept per key and field.
   *
   * @return 2 or more
   */
  public int window() {
    return window;
  }

  /**
   * Whether samples come in frames.
   *
   * @return false where each field is judged by its own x alone
   */
  public boolean isFramed() {
    return framed;
  }

  /**
   * Whether idle keys expire.
   *
   * @return false where keys stay until they are removed
   */
  public boolean isExpiring() {
    return expiring;
  }

  long idleTimeout() {
    return idleTimeout;
  }

  double idleTimeoutDouble() {
    return idleTimeoutDouble;
  }

  /** Whether keys expire by an x in doubles. */
  boolean hasDoubleTime() {
    return !framed && fields.get(0).xType() == NumberType.DOUBLE;
  }

  /** The fields as the engine takes them: checked, with the gap that the idle timeout implies. */
  List<FieldSettings> checkedFields() {
    if (expiring && !hasDoubleTime() && idleTimeoutDouble != idleTimeout) {
      throw new IllegalArgumentException(
          "an idle timeout over an x of type LONG is a whole number, not " + idleTimeoutDouble);
    }
    final List<FieldSettings> checked = new ArrayList<>();
    for (final FieldSchema field : fields) {
      if (framed && field.keepsLast() != fields.get(0).keepsLast()) {
        throw new IllegalArgumentException(
            "of repeated frames all fields keep the first or all the last; field "
                + field.name()
                + " differs from field "
                + fields.get(0).name());
      }
      final FieldSettings settings = field.checked();
      if (expiring && !(framed && settings.xCounter)) {
        implyGap(settings);
      }
      checked.add(settings);
    }
    return checked;
  }

  private void implyGap(final FieldSettings field) {
    if (field.xCounter || field.xDouble != hasDoubleTime()) {
      throw new IllegalArgumentException(
          "an idle timeout needs an x that is a time, of one type for all fields; field "
              + field.name
              + " has another");
    }
    if (field.xDouble) {
      field.maxGapDouble = Math.min(field.maxGapDouble, idleTimeoutDouble);
    } else if (Long.compareUnsigned(idleTimeout, field.maxGap) < 0) {
      // No gap is the largest unsigned number.
      field.maxGap = idleTimeout;
    }
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof final DerivativeSchema that
        && fields.equals(that.fields)
        && window == that.window
        && framed == that.framed
        && expiring == that.expiring
        && idleTimeout == that.idleTimeout
        && idleTimeoutDouble == that.idleTimeoutDouble;
  }

  @Override
  public int hashCode() {
    return Objects.hash(fields, window, framed, expiring, idleTimeout);
  }

  /**
   * The window, the idle timeout and the fields.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return "window "
        + window
        + (framed ? ", frames" : "")
        + (expiring ? ", idle timeout " + timeoutText() : "")
        + ", "
        + fields;
  }

  private String timeoutText() {
    return idleTimeoutDouble == idleTimeout
        ? Long.toString(idleTimeout)
        : Double.toString(idleTimeoutDouble);
  }
}
