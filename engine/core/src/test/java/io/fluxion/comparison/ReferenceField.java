// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.SampleStatus;
import io.fluxion.comparison.ReferenceRules.Trait;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of one key in the reference model: the samples that it accepted since FIRST, as far
 * back as anything can be asked of them.
 */
final class ReferenceField {
  private final ReferenceRules.Field rules;
  private final BigDecimal maxGap;
  private final int windowSize;
  private final ReferenceReset reset;
  private final List<ReferenceEntry> history = new ArrayList<>();
  private double keyScale = 1;

  /** The state before a frame, which a frame with the same time brings back. */
  private List<ReferenceEntry> savedHistory = List.of();

  private double savedKeyScale = 1;
  private boolean settled;

  ReferenceField(final ReferenceRules rules, final int number) {
    this.rules = rules.fields().get(number);
    maxGap = rules.gapOf(number);
    windowSize = rules.window();
    reset = new ReferenceReset(this.rules);
  }

  void forget() {
    history.clear();
  }

  boolean isEmpty() {
    return history.isEmpty();
  }

  void keyScale(final double factor) {
    keyScale = factor;
  }

  void save() {
    savedHistory = List.copyOf(history);
    savedKeyScale = keyScale;
    settled = false;
  }

  /** A sample that was part of no frame: if it changed anything, no frame before it goes back. */
  void settle(final ReferenceVerdict verdict) {
    settled |=
        verdict.entry() != null
            || verdict.status() == SampleStatus.OUT_OF_RANGE
            || (verdict.status() == SampleStatus.MISSING && rules.has(Trait.BREAKS_ON_MISSING));
  }

  boolean isSettled() {
    return settled;
  }

  void restore() {
    history.clear();
    history.addAll(savedHistory);
    keyScale = savedKeyScale;
  }

  /** What one sample does: the statuses in the order in which they are decided, MISSING first. */
  ReferenceVerdict judge(final ReferencePoint point) {
    final boolean whole = point.hasX() && point.hasY();
    if (point.hasY() && reset.isOutside(rules.yType(), point.y())) {
      forget();
      return ReferenceVerdict.without(whole ? SampleStatus.OUT_OF_RANGE : SampleStatus.MISSING);
    }
    if (!whole) {
      if (rules.has(Trait.BREAKS_ON_MISSING)) {
        forget();
      }
      return ReferenceVerdict.without(SampleStatus.MISSING);
    }
    final BigDecimal x = ReferencePoint.exact(rules.xType(), point.x());
    final BigDecimal y = ReferencePoint.exact(rules.yType(), point.y());
    if (x == null || (y == null && !rules.has(Trait.PROPAGATES_NAN))) {
      return ReferenceVerdict.without(SampleStatus.NOT_A_NUMBER);
    }
    if (last() != null && last().x().compareTo(x) == 0) {
      if (!rules.has(Trait.KEEPS_LAST)) {
        return ReferenceVerdict.without(SampleStatus.DUPLICATE_X);
      }
      // As if the earlier one had never come.
      history.remove(history.size() - 1);
      return new ReferenceVerdict(SampleStatus.DUPLICATE_X, accept(x, y));
    }
    final ReferenceEntry accepted = accept(x, y);
    return accepted == null
        ? ReferenceVerdict.without(SampleStatus.OUT_OF_ORDER)
        : new ReferenceVerdict(accepted.status(), accepted);
  }

  private ReferenceEntry accept(final BigDecimal x, final BigDecimal y) {
    final ReferenceEntry next = next(last(), x, y);
    if (next != null) {
      history.add(next);
      // A window, the sample before it, and one more where the newest is taken back.
      if (history.size() > 4 * windowSize) {
        history.subList(0, history.size() - windowSize - 2).clear();
      }
    }
    return next;
  }

  /** Null where x is out of order. */
  private ReferenceEntry next(final ReferenceEntry last, final BigDecimal x, final BigDecimal y) {
    if (last == null) {
      return ReferenceEntry.start(x, y, SampleStatus.FIRST);
    }
    if (x.compareTo(last.x()) < 0) {
      if (rules.has(Trait.X_COUNTER)) {
        return ReferenceEntry.start(x, y, SampleStatus.RESET);
      }
      return isBeyondGap(last.x().subtract(x)) ? last.gap(x, y) : null;
    }
    if (isBeyondGap(x.subtract(last.x()))) {
      return last.gap(x, y);
    }
    if (y == null || last.y() == null) {
      return last.unknown(x, y);
    }
    return last.step(x, y, reset, rules, scale());
  }

  private boolean isBeyondGap(final BigDecimal distance) {
    return maxGap != null && distance.compareTo(maxGap) > 0;
  }

  double scale() {
    return rules.scale() * keyScale;
  }

  /** The last accepted sample, null where there is none. */
  ReferenceEntry last() {
    return history.isEmpty() ? null : history.get(history.size() - 1);
  }

  /** An accepted sample by age, 0 for the newest. */
  ReferenceEntry entry(final int age) {
    return history.get(history.size() - 1 - age);
  }

  /** The derivative of a step inside the window, under the scale that the key has now. */
  double derivative(final int age) {
    final ReferenceEntry entry = entry(age);
    return entry.delta() == null
        ? Double.NaN
        : ReferenceEntry.quotient(entry.delta(), entry.dx(), scale());
  }

  /** How many samples the window has: back to FIRST, a gap or a reset of x, no more than W. */
  int windowLength() {
    int length = 0;
    while (length < windowSize && length < history.size()) {
      length++;
      if (entry(length - 1).opensWindow()) {
        break;
      }
    }
    return length;
  }

  /** The window's samples as the other metrics see them. */
  ReferenceWindow window() {
    final List<ReferenceEntry> samples =
        new ArrayList<>(history.subList(history.size() - windowLength(), history.size()));
    return new ReferenceWindow(samples, reset, rules);
  }

  /** The sum of the accepted Δy inside the window, null where it has none. */
  BigDecimal windowDelta() {
    BigDecimal sum = null;
    for (int age = windowLength() - 2; age >= 0; age--) {
      final BigDecimal delta = entry(age).delta();
      if (delta != null) {
        sum = sum == null ? delta : sum.add(delta);
      }
    }
    return sum;
  }

  /** The sum of the Δx of the steps that have an accepted Δy. */
  BigDecimal windowDx() {
    BigDecimal sum = BigDecimal.ZERO;
    for (int age = windowLength() - 2; age >= 0; age--) {
      if (entry(age).delta() != null) {
        sum = sum.add(entry(age).dx());
      }
    }
    return sum;
  }

  /** The sum of the magnitudes of the accepted Δy inside the window. */
  BigDecimal windowTravel() {
    BigDecimal sum = BigDecimal.ZERO;
    for (int age = windowLength() - 2; age >= 0; age--) {
      if (entry(age).delta() != null) {
        sum = sum.add(entry(age).delta().abs());
      }
    }
    return sum;
  }
}
