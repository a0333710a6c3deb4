// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * All window metrics in exact numbers, without scale: from a window's samples, the oldest first.
 * Beside each stands the magnitude of what it was made of, which is what doubles that cancel lose
 * digits of.
 */
final class ReferenceWindow {
  private static final MathContext DIGITS = new MathContext(45);

  private final List<BigDecimal> derivatives = new ArrayList<>();
  private final List<BigDecimal> values = new ArrayList<>();
  private final List<BigDecimal> xs = new ArrayList<>();
  private final List<BigDecimal> corrected = new ArrayList<>();
  private final BigDecimal covariance;
  private final BigDecimal xVariance;
  private final BigDecimal yVariance;

  ReferenceWindow(
      final List<ReferenceEntry> samples,
      final ReferenceReset reset,
      final ReferenceRules.Field rules) {
    for (int i = 0; i < samples.size(); i++) {
      final ReferenceEntry sample = samples.get(i);
      if (i > 0 && sample.delta() != null) {
        derivatives.add(sample.delta().divide(sample.dx(), DIGITS));
      }
      if (sample.y() == null) {
        continue;
      }
      if (values.isEmpty()) {
        corrected.add(sample.y());
      } else {
        final int last = values.size() - 1;
        final BigDecimal delta = reset.delta(values.get(last), sample.y());
        final BigDecimal dx = sample.x().subtract(xs.get(last));
        final boolean none =
            delta == null
                || Math.abs(ReferenceEntry.quotient(delta, dx, rules.scale())) > rules.maxRate();
        corrected.add(none ? corrected.get(last) : corrected.get(last).add(delta));
      }
      values.add(sample.y());
      xs.add(sample.x());
    }
    covariance = moment(xs, corrected);
    xVariance = moment(xs, xs);
    yVariance = moment(corrected, corrected);
  }

  // ---- of the derivatives

  boolean hasDerivatives() {
    return !derivatives.isEmpty();
  }

  BigDecimal mean() {
    return sum(derivatives).divide(count(derivatives), DIGITS);
  }

  BigDecimal min() {
    return derivatives.stream().reduce(BigDecimal::min).orElseThrow();
  }

  BigDecimal max() {
    return derivatives.stream().reduce(BigDecimal::max).orElseThrow();
  }

  BigDecimal stddev() {
    final BigDecimal mean = mean();
    BigDecimal squares = BigDecimal.ZERO;
    for (final BigDecimal derivative : derivatives) {
      final BigDecimal deviation = derivative.subtract(mean);
      squares = squares.add(deviation.multiply(deviation));
    }
    return squares.divide(count(derivatives), DIGITS).sqrt(new MathContext(40));
  }

  /** The largest derivative without its sign. */
  BigDecimal reach() {
    return min().abs().max(max().abs());
  }

  // ---- of the values

  boolean hasValues() {
    return !values.isEmpty();
  }

  BigDecimal yMean() {
    return sum(values).divide(count(values), DIGITS);
  }

  BigDecimal yMin() {
    return values.stream().reduce(BigDecimal::min).orElseThrow();
  }

  BigDecimal yMax() {
    return values.stream().reduce(BigDecimal::max).orElseThrow();
  }

  // ---- of the line

  boolean hasLine() {
    return xs.size() >= 2;
  }

  boolean hasVariance() {
    return hasLine() && yVariance.signum() != 0;
  }

  BigDecimal slope() {
    return covariance.divide(xVariance, DIGITS);
  }

  BigDecimal intercept() {
    return sum(corrected)
        .multiply(sumOfProducts(xs, xs))
        .subtract(sum(xs).multiply(sumOfProducts(xs, corrected)))
        .divide(xVariance, DIGITS);
  }

  BigDecimal r2() {
    return covariance.multiply(covariance).divide(xVariance.multiply(yVariance), DIGITS);
  }

  /** How steep the line could be, were all of y's span one step. */
  BigDecimal steepness() {
    BigDecimal span = BigDecimal.ZERO;
    for (final BigDecimal y : corrected) {
      span = span.max(y.subtract(corrected.get(0)).abs());
    }
    return span.divide(xs.get(xs.size() - 1).subtract(xs.get(0)), DIGITS);
  }

  /** The magnitude of what an intercept is the difference of. */
  BigDecimal interceptReach() {
    BigDecimal reach = steepness().multiply(xs.get(0).abs());
    for (final BigDecimal y : corrected) {
      reach = reach.max(y.abs()).max(y.subtract(corrected.get(0)).abs());
    }
    return reach;
  }

  /** {@code nΣab - ΣaΣb}. */
  private static BigDecimal moment(final List<BigDecimal> a, final List<BigDecimal> b) {
    return count(a).multiply(sumOfProducts(a, b)).subtract(sum(a).multiply(sum(b)));
  }

  private static BigDecimal sumOfProducts(final List<BigDecimal> a, final List<BigDecimal> b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < a.size(); i++) {
      sum = sum.add(a.get(i).multiply(b.get(i)));
    }
    return sum;
  }

  private static BigDecimal sum(final List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal count(final List<BigDecimal> numbers) {
    return BigDecimal.valueOf(numbers.size());
  }
}
