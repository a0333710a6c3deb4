// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.NumberType;
import io.fluxion.comparison.ReferenceRules.Field;
import io.fluxion.comparison.ReferenceRules.Trait;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Ways to get the rules wrong. A model that goes by such rules stands for a store that does: the
 * comparison is worth something only if it notices every one of them.
 */
enum RandomStreamMistake {
  WINDOW_OF_ONE_LESS(rules -> rules.withWindow(rules.window() - 1)),
  WINDOW_OF_ONE_MORE(rules -> rules.withWindow(rules.window() + 1)),
  ONE_KEY_MORE(rules -> rules.withMaxKeys(rules.maxKeys() + 1)),
  IDLE_AT_THE_LIMIT(longs(rules -> rules.withIdleTimeout(atLimit(rules.idleTimeout())))),
  IDLE_LATER(longs(rules -> rules.withIdleTimeout(beyond(rules.idleTimeout())))),
  NEVER_IDLE(rules -> rules.withIdleTimeout(null)),
  GAP_AT_THE_LIMIT(longs(fields(field -> field.withMaxGap(atLimit(field.maxGap()))))),
  GAP_LATER(longs(fields(field -> field.withMaxGap(beyond(field.maxGap()))))),
  NO_GAP(fields(field -> field.withMaxGap(null))),
  DROP_IS_ZERO(resets(Map.of("drop", "zero"))),
  ZERO_IS_DROP(resets(Map.of("zero", "drop"))),
  NONE_IS_DROP(resets(Map.of("none", "drop"))),
  FROM_ZERO_IS_ZERO(resets(Map.of("from-zero", "zero"))),
  TOLERANT_OF_ONE_MORE(resets(Map.of("tolerant:2", "tolerant:3", "tolerant:10", "tolerant:11"))),
  TOLERANT_IS_FROM_ZERO(resets(Map.of("tolerant:2", "from-zero", "tolerant:10", "from-zero"))),
  WRAP_OF_ONE_LESS(resets(Map.of("wrap64", "wrap:0:18446744073709551614"))),
  WRAP_IS_DROP(resets(Map.of("wrap32", "drop", "wrap64", "drop"))),
  UNSIGNED_IS_SIGNED(
      fields(
          field -> field.yType() == NumberType.ULONG ? field.withYType(NumberType.LONG) : field)),
  SCALE_IS_OFF(fields(field -> field.withScale(field.scale() * (1 + 1e-8)))),
  NO_MAXIMUM_RATE(fields(field -> field.withMaxRate(Double.POSITIVE_INFINITY))),
  MAXIMUM_RATE_IS_OFF(fields(field -> field.withMaxRate(field.maxRate() * 0.999))),
  TIME_FOR_COUNTER(fields(field -> field.toggled(Trait.X_COUNTER))),
  COUNTER_FOR_GAUGE(fields(field -> field.toggled(Trait.GAUGE))),
  FIRST_FOR_LAST(fields(field -> field.toggled(Trait.KEEPS_LAST))),
  SKIP_FOR_PROPAGATE(fields(field -> field.toggled(Trait.PROPAGATES_NAN))),
  SKIP_FOR_BREAK(fields(field -> field.toggled(Trait.BREAKS_ON_MISSING))),
  TAU_IS_OFF(
      fields(
          field ->
              field.tau() == null
                  ? field
                  : field.withTau(field.tau().multiply(new BigDecimal("1.0000001"))))),
  STEP_FOR_TRAPEZOID(integrals(Map.of("linear", "locf"))),
  TRAPEZOID_FOR_STEP(integrals(Map.of("locf", "linear")));

  private final UnaryOperator<ReferenceRules> change;

  RandomStreamMistake(final UnaryOperator<ReferenceRules> change) {
    this.change = change;
  }

  ReferenceRules applyTo(final ReferenceRules rules) {
    return change.apply(rules);
  }

  private static UnaryOperator<ReferenceRules> fields(final UnaryOperator<Field> change) {
    return rules -> rules.withFields(change);
  }

  private static UnaryOperator<ReferenceRules> resets(final Map<String, String> instead) {
    return fields(field -> field.withReset(instead.getOrDefault(field.reset(), field.reset())));
  }

  private static UnaryOperator<ReferenceRules> integrals(final Map<String, String> instead) {
    return fields(
        field ->
            field.integral() == null ? field : field.withIntegral(instead.get(field.integral())));
  }

  private static UnaryOperator<ReferenceRules> longs(final UnaryOperator<ReferenceRules> change) {
    return rules -> rules.fields().get(0).xType() == NumberType.LONG ? change.apply(rules) : rules;
  }

  /** What is more than this has met the limit of a whole number, or passed it. */
  private static BigDecimal atLimit(final BigDecimal limit) {
    return limit == null ? null : limit.subtract(new BigDecimal("0.5"));
  }

  private static BigDecimal beyond(final BigDecimal limit) {
    return limit == null ? null : limit.add(BigDecimal.ONE);
  }
}
