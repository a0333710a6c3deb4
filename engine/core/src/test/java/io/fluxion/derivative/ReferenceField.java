package io.fluxion.derivative;

import io.fluxion.derivative.ReferenceRules.Trait;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One field of one key in the reference model: every sample that it accepted since FIRST. */
final class ReferenceField {
  private final ReferenceRules.Field rules;
  private final BigDecimal maxGap;
  private final int windowSize;
  private final ReferenceReset reset;
  private final List<ReferenceEntry> history = new ArrayList<>();

  ReferenceField(final ReferenceRules rules, final int number) {
    this.rules = rules.fields().get(number);
    maxGap = rules.gapOf(number);
    windowSize = rules.window();
    reset = new ReferenceReset(this.rules);
  }

  void forget() {
    history.clear();
  }

  /** Section 2 of the contract, from MISSING on, in its order. */
  ReferenceVerdict judge(final ReferencePoint point) {
    if (point.hasY() && reset.isOutside(rules.yType(), point.y())) {
      forget();
      return ReferenceVerdict.without(SampleStatus.MISSING);
    }
    if (!point.hasX() || !point.hasY()) {
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
    return last.step(x, y, reset, rules);
  }

  private boolean isBeyondGap(final BigDecimal distance) {
    return maxGap != null && distance.compareTo(maxGap) > 0;
  }

  double scale() {
    return rules.scale();
  }

  /** The last accepted sample, null where there is none. */
  ReferenceEntry last() {
    return history.isEmpty() ? null : history.get(history.size() - 1);
  }

  /** An accepted sample by age, 0 for the newest. */
  ReferenceEntry entry(final int age) {
    return history.get(history.size() - 1 - age);
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
    return new ReferenceWindow(samples, reset);
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
