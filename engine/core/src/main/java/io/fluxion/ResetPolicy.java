// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import io.fluxion.internal.step.ResetRule;
import io.fluxion.internal.step.ResetRule.Kind;
import java.math.BigInteger;

/**
 * How Δy is taken when a counter falls. A wrap is never guessed: only a declared width wraps.
 *
 * <table>
 * <caption>The policies, by the text that names them</caption>
 * <tr><td>{@code drop}</td><td>no Δy; status RESET</td></tr>
 * <tr><td>{@code from-zero}</td><td>y; RESET</td></tr>
 * <tr><td>{@code zero}</td><td>0; RESET</td></tr>
 * <tr><td>{@code tolerant:K}</td><td>0 where drop × K &lt; last, exactly, otherwise y; RESET</td></tr>
 * <tr><td>{@code wrap:MIN:MAX}</td><td>Δy + (MAX - MIN + 1), exactly; WRAP</td></tr>
 * <tr><td>{@code wrap32}, {@code wrap64}</td><td>from 0 to 2^32 - 1, to 2^64 - 1 (y is unsigned)</td></tr>
 * <tr><td>{@code none}</td><td>the negative Δy; OK, and not counted among the resets</td></tr>
 * </table>
 *
 * <p>Immutable.
 */
public final class ResetPolicy {
  /** The largest K of {@code tolerant:K}: beyond it a double would not hold K exactly. */
  public static final long LARGEST_TOLERANCE = 1L << 53;

  /** No Δy over a fall: the default. */
  public static final ResetPolicy DROP = new ResetPolicy("drop", Kind.DROP);

  /** Δy is y: the counter began at zero again. */
  public static final ResetPolicy FROM_ZERO = new ResetPolicy("from-zero", Kind.FROM_ZERO);

  /** Δy is 0. */
  public static final ResetPolicy ZERO = new ResetPolicy("zero", Kind.ZERO);

  /** A fall is a change like any other. */
  public static final ResetPolicy NONE = new ResetPolicy("none", Kind.NONE);

  /** The counter has 32 bits. */
  public static final ResetPolicy WRAP_32 =
      new ResetPolicy("wrap32", BigInteger.ZERO, BigInteger.valueOf(0xFFFF_FFFFL));

  /** The counter has 64 bits without a sign. */
  public static final ResetPolicy WRAP_64 =
      new ResetPolicy(
          "wrap64", BigInteger.ZERO, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));

  private static final String WORDS =
      "drop, from-zero, zero, tolerant:K, wrap32, wrap64, wrap:MIN:MAX or none";

  private final String text;
  private final ResetRule rule;

  private ResetPolicy(final String text, final Kind kind) {
    this(text, new ResetRule(kind, 0, null, null));
  }

  private ResetPolicy(final String text, final BigInteger min, final BigInteger max) {
    this(text, new ResetRule(Kind.WRAP, 0, min, max));
  }

  private ResetPolicy(final String text, final ResetRule rule) {
    this.text = text;
    this.rule = rule;
  }

  /**
   * A small fall counts as noise, a large one as a new beginning.
   *
   * @param k 1 to {@link #LARGEST_TOLERANCE}: a drop of less than a K-th of the last value is 0
   * @return the policy {@code tolerant:K}
   */
  public static ResetPolicy tolerant(final long k) {
    if (k < 1 || k > LARGEST_TOLERANCE) {
      throw new IllegalArgumentException("tolerant:K takes K from 1 to 2^53, not " + k);
    }
    return new ResetPolicy("tolerant:" + k, new ResetRule(Kind.TOLERANT, k, null, null));
  }

  /**
   * The counter runs from MIN to MAX and begins again at MIN.
   *
   * @param min the lowest value
   * @param max the highest, above {@code min}
   * @return the policy {@code wrap:MIN:MAX}
   */
  public static ResetPolicy wrap(final BigInteger min, final BigInteger max) {
    if (min.compareTo(max) >= 0) {
      throw new IllegalArgumentException(
          "wrap:MIN:MAX takes a MIN below MAX, not " + min + " and " + max);
    }
    return new ResetPolicy("wrap:" + min + ":" + max, min, max);
  }

  /**
   * The policy that a text names.
   *
   * @param text {@code drop}, {@code from-zero}, {@code zero}, {@code tolerant:K}, {@code wrap32},
   *     {@code wrap64}, {@code wrap:MIN:MAX} or {@code none}
   * @return the policy
   * @throws IllegalArgumentException where it is none of these; the message says what is
   */
  public static ResetPolicy parse(final String text) {
    switch (text) {
      case "drop":
        return DROP;
      case "from-zero":
        return FROM_ZERO;
      case "zero":
        return ZERO;
      case "none":
        return NONE;
      case "wrap32":
        return WRAP_32;
      case "wrap64":
        return WRAP_64;
      default:
        return parseParameters(text);
    }
  }

  private static ResetPolicy parseParameters(final String text) {
    final String[] parts = text.split(":", -1);
    try {
      if (parts[0].equals("tolerant") && parts.length == 2) {
        return tolerant(Long.parseLong(parts[1]));
      }
      if (parts[0].equals("wrap") && parts.length == 3) {
        return wrap(new BigInteger(parts[1]), new BigInteger(parts[2]));
      }
    } catch (final NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' has a part that is no whole number; it must be " + WORDS, e);
    }
    throw new IllegalArgumentException("'" + text + "' is no reset policy; it must be " + WORDS);
  }

  /**
   * Whether this policy is a declared width.
   *
   * @return true for {@code wrap32}, {@code wrap64} and {@code wrap:MIN:MAX}
   */
  public boolean isWrap() {
    return rule.isWrap();
  }

  /**
   * Whether y must be {@link NumberType#ULONG} for this policy, because its range passes 2^63 - 1.
   *
   * @return true for {@code wrap64} and its like
   */
  public boolean needsUnsigned() {
    return isWrap() && rule.max().bitLength() > 63;
  }

  ResetRule rule() {
    return rule;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof final ResetPolicy that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /**
   * The text that {@link #parse} takes.
   *
   * @return the policy's name with its parameters
   */
  @Override
  public String toString() {
    return text;
  }
}
