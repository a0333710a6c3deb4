package io.fluxion.derivative;

import java.util.ArrayList;
import java.util.List;

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
   * fields ({@link Sample#frame}). The time is a long; a frame that is no newer than its key's last
   * is DUPLICATE_X or OUT_OF_ORDER for every field.
   *
   * @return the changed schema
   */
  public DerivativeSchema framed() {
    final DerivativeSchema changed = copy();
    changed.framed = true;
    return changed;
  }

  /**
   * Keys whose last accepted x is further behind the newest are gone. Implies a maximum gap no
   * longer than itself, for every field whose x is a time.
   *
   * @param timeout in units of x (of the frames' time where there are frames), 0 or more
   * @return the changed schema
   */
  public DerivativeSchema idleTimeout(final long timeout) {
    if (timeout < 0) {
      throw new IllegalArgumentException("idle timeout must be 0 or more, is " + timeout);
    }
    final DerivativeSchema changed = copy();
    changed.expiring = true;
    changed.idleTimeout = timeout;
    changed.idleTimeoutDouble = timeout;
    return changed;
  }

  /**
   * The same for an x in doubles.
   *
   * @param timeout in units of x, 0 or more
   * @return the changed schema
   */
  public DerivativeSchema idleTimeout(final double timeout) {
    if (!(timeout >= 0)) {
      throw new IllegalArgumentException("idle timeout must be 0 or more, is " + timeout);
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

  /** The type of the x by which keys expire. */
  NumberType clockType() {
    return framed ? NumberType.LONG : fields.get(0).xType();
  }

  /** The fields as the store builds them: checked, with the gap that the idle timeout implies. */
  List<FieldSchema> effectiveFields() {
    final List<FieldSchema> effective = new ArrayList<>();
    for (final FieldSchema field : fields) {
      if (framed && field.keepsLast() != fields.get(0).keepsLast()) {
        throw new IllegalArgumentException(
            "of repeated frames all fields keep the first or all the last; field "
                + field.name()
                + " differs from field "
                + fields.get(0).name());
      }
      effective.add(expiring ? withImpliedGap(field.checked()) : field.checked());
    }
    return effective;
  }

  private FieldSchema withImpliedGap(final FieldSchema field) {
    if (framed && field.isXCounter()) {
      return field;
    }
    if (field.isXCounter() || field.xType() != clockType()) {
      throw new IllegalArgumentException(
          "an idle timeout needs an x that is a time, of one type for all fields; field "
              + field.name()
              + " has another");
    }
    // A gap of -1 is the largest there can be, as an unsigned number.
    return field.xType() == NumberType.DOUBLE
        ? field.maxGap(Math.min(field.maxGapDouble(), idleTimeoutDouble))
        : field.maxGap(
            Long.compareUnsigned(field.maxGap(), idleTimeout) < 0 ? field.maxGap() : idleTimeout);
  }
}
