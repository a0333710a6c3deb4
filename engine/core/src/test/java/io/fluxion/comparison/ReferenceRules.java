// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeSchema;
import io.fluxion.FieldSchema;
import io.fluxion.IntegralRule;
import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the reference model goes by: a store's options in words and exact numbers. {@link Field} is
 * one field's part of it.
 *
 * <p>Kept apart from {@link DerivativeSchema}, whose own reading of its options is under test.
 *
 * @param fields by number
 * @param window samples kept per key
 * @param maxKeys the most live keys
 * @param idleTimeout in units of x, or null where keys do not expire
 * @param framed whether samples come in frames
 */
record ReferenceRules(
    List<Field> fields, int window, int maxKeys, BigDecimal idleTimeout, boolean framed) {

  /** What a field may be or do besides. */
  enum Trait {
    X_COUNTER,
    GAUGE,
    KEEPS_LAST,
    PROPAGATES_NAN,
    BREAKS_ON_MISSING,
    COUNTS_CHANGES,
    SCALED_PER_KEY
  }

  /**
   * One field's rules.
   *
   * @param yType how the bits of y are read
   * @param xType how the bits of x are read
   * @param traits what it is or does; without them x is a time, y a counter
   * @param reset the policy's text
   * @param maxGap in units of x, or null where any step will do
   * @param scale factor of the derivative
   * @param maxRate the largest derivative; infinite where any will do
   * @param tau the moving average's time constant, in units of x; null where none is kept
   * @param integral {@code locf} or {@code linear}; null where none is kept
   */
  record Field(
      NumberType yType,
      NumberType xType,
      Set<Trait> traits,
      String reset,
      BigDecimal maxGap,
      double scale,
      double maxRate,
      BigDecimal tau,
      String integral) {

    boolean has(final Trait trait) {
      return traits.contains(trait);
    }

    boolean isInteger() {
      return yType != NumberType.DOUBLE;
    }

    boolean hasIntegerX() {
      return xType != NumberType.DOUBLE;
    }

    /** The same without a trait that it has, or with one that it has not. */
    Field toggled(final Trait trait) {
      final Set<Trait> changed = EnumSet.noneOf(Trait.class);
      changed.addAll(traits);
      if (!changed.remove(trait)) {
        changed.add(trait);
      }
      return new Field(yType, xType, changed, reset, maxGap, scale, maxRate, tau, integral);
    }

    Field withReset(final String changed) {
      return new Field(yType, xType, traits, changed, maxGap, scale, maxRate, tau, integral);
    }

    Field withMaxGap(final BigDecimal changed) {
      return new Field(yType, xType, traits, reset, changed, scale, maxRate, tau, integral);
    }

    Field withScale(final double changed) {
      return new Field(yType, xType, traits, reset, maxGap, changed, maxRate, tau, integral);
    }

    Field withMaxRate(final double changed) {
      return new Field(yType, xType, traits, reset, maxGap, scale, changed, tau, integral);
    }

    Field withTau(final BigDecimal changed) {
      return new Field(yType, xType, traits, reset, maxGap, scale, maxRate, changed, integral);
    }

    Field withIntegral(final String changed) {
      return new Field(yType, xType, traits, reset, maxGap, scale, maxRate, tau, changed);
    }

    Field withYType(final NumberType changed) {
      return new Field(changed, xType, traits, reset, maxGap, scale, maxRate, tau, integral);
    }
  }

  ReferenceRules withFields(final UnaryOperator<Field> change) {
    return new ReferenceRules(
        fields.stream().map(change).toList(), window, maxKeys, idleTimeout, framed);
  }

  ReferenceRules withWindow(final int changed) {
    return new ReferenceRules(fields, changed, maxKeys, idleTimeout, framed);
  }

  ReferenceRules withMaxKeys(final int changed) {
    return new ReferenceRules(fields, window, changed, idleTimeout, framed);
  }

  ReferenceRules withIdleTimeout(final BigDecimal changed) {
    return new ReferenceRules(fields, window, maxKeys, changed, framed);
  }

  /** Whether a field's x is the time by which keys are idle, or one of its kind. */
  private boolean isTimed(final Field field) {
    return !(framed && field.has(Trait.X_COUNTER));
  }

  /** The gap that applies: an idle timeout implies one no longer than itself. */
  BigDecimal gapOf(final int number) {
    final Field field = fields.get(number);
    final BigDecimal own = field.maxGap();
    if (idleTimeout == null || !isTimed(field)) {
      return own;
    }
    return own == null ? idleTimeout : own.min(idleTimeout);
  }

  /** The gap of frames: the smallest one of a field over time, null where any step will do. */
  BigDecimal frameGap() {
    BigDecimal smallest = null;
    for (int i = 0; i < fields.size(); i++) {
      final BigDecimal gap = gapOf(i);
      if (gap != null && !fields.get(i).has(Trait.X_COUNTER)) {
        smallest = smallest == null ? gap : smallest.min(gap);
      }
    }
    return smallest;
  }

  /** Whether a frame takes the place of an earlier one with its time. */
  boolean framesKeepLast() {
    return fields.get(0).has(Trait.KEEPS_LAST);
  }

  /** The schema that says the same to a store. */
  DerivativeSchema toSchema() {
    final List<FieldSchema> schemas = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      schemas.add(toSchema(fields.get(i), "y" + i));
    }
    DerivativeSchema schema = DerivativeSchema.of(schemas).window(window);
    schema = framed ? schema.framed() : schema;
    if (idleTimeout == null) {
      return schema;
    }
    return !framed && fields.get(0).xType() == NumberType.DOUBLE
        ? schema.idleTimeout(idleTimeout.doubleValue())
        : schema.idleTimeout(idleTimeout.longValueExact());
  }

  private static FieldSchema toSchema(final Field field, final String name) {
    FieldSchema schema =
        field.has(Trait.GAUGE) ? FieldSchema.gauge(name) : FieldSchema.counter(name);
    schema = schema.yType(field.yType()).xType(field.xType()).scale(field.scale());
    schema = schema.reset(ResetPolicy.parse(field.reset()));
    schema = field.has(Trait.X_COUNTER) ? schema.overCounter() : schema;
    schema = field.has(Trait.KEEPS_LAST) ? schema.keepLast() : schema;
    schema = field.has(Trait.PROPAGATES_NAN) ? schema.propagateNaN() : schema;
    schema = field.has(Trait.BREAKS_ON_MISSING) ? schema.breakOnMissing() : schema;
    schema = field.has(Trait.COUNTS_CHANGES) ? schema.countChanges() : schema;
    schema = field.has(Trait.SCALED_PER_KEY) ? schema.scaledPerKey() : schema;
    schema = field.maxRate() < Double.POSITIVE_INFINITY ? schema.maxRate(field.maxRate()) : schema;
    schema = field.tau() == null ? schema : schema.ewma(field.tau().doubleValue());
    if (field.integral() != null) {
      schema =
          schema.integral(
              field.integral().equals("locf") ? IntegralRule.LOCF : IntegralRule.LINEAR);
    }
    if (field.maxGap() == null) {
      return schema;
    }
    return field.xType() == NumberType.DOUBLE
        ? schema.maxGap(field.maxGap().doubleValue())
        : schema.maxGap(field.maxGap().longValueExact());
  }
}
