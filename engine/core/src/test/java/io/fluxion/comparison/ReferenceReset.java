// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.NumberType;
import io.fluxion.SampleStatus;
import java.math.BigDecimal;

/** What Δy is when a counter falls, for each reset policy by its text, in exact numbers. */
final class ReferenceReset {
  private final String word;
  private final BigDecimal tolerance;
  private final BigDecimal min;
  private final BigDecimal max;

  ReferenceReset(final ReferenceRules.Field rules) {
    // A gauge has no policy: it never resets, and has no declared range either.
    final String[] parts =
        (rules.has(ReferenceRules.Trait.GAUGE) ? "none" : rules.reset()).split(":");
    switch (parts[0]) {
      case "wrap32":
        word = "wrap";
        min = BigDecimal.ZERO;
        max = new BigDecimal("4294967295");
        break;
      case "wrap64":
        word = "wrap";
        min = BigDecimal.ZERO;
        max = new BigDecimal("18446744073709551615");
        break;
      case "wrap":
        word = "wrap";
        min = new BigDecimal(parts[1]);
        max = new BigDecimal(parts[2]);
        break;
      default:
        word = parts[0];
        min = null;
        max = null;
        break;
    }
    tolerance = word.equals("tolerant") ? new BigDecimal(parts[1]) : null;
  }

  /** Whether y, given by its type and bits, lies outside a declared range. NaN lies nowhere. */
  boolean isOutside(final NumberType type, final long bits) {
    if (min == null) {
      return false;
    }
    final BigDecimal y = ReferencePoint.exact(type, bits);
    if (y == null) {
      return Double.isInfinite(Double.longBitsToDouble(bits));
    }
    return y.compareTo(min) < 0 || y.compareTo(max) > 0;
  }

  /** The status of the step from {@code last} to {@code y}. */
  int status(final BigDecimal last, final BigDecimal y) {
    if (y.compareTo(last) >= 0 || word.equals("none")) {
      return SampleStatus.OK;
    }
    return word.equals("wrap") ? SampleStatus.WRAP : SampleStatus.RESET;
  }

  /** Δy of the step from {@code last} to {@code y}, or null where it has none. */
  BigDecimal delta(final BigDecimal last, final BigDecimal y) {
    if (y.compareTo(last) >= 0) {
      return y.subtract(last);
    }
    switch (word) {
      case "drop":
        return null;
      case "from-zero":
        return y;
      case "zero":
        return BigDecimal.ZERO;
      case "tolerant":
        final BigDecimal drop = last.subtract(y);
        return drop.multiply(tolerance).compareTo(last) < 0 ? BigDecimal.ZERO : y;
      case "wrap":
        return y.subtract(last).add(max.subtract(min).add(BigDecimal.ONE));
      case "none":
        return y.subtract(last);
      default:
        throw new IllegalStateException("no such policy: " + word);
    }
  }
}
