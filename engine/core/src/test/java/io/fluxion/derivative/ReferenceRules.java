package io.fluxion.derivative;

import java.math.BigDecimal;
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
 */
record ReferenceRules(List<Field> fields, int window, int maxKeys, BigDecimal idleTimeout) {

  /** What a field may be or do besides. */
  enum Trait {
    X_COUNTER,
    GAUGE,
    KEEPS_LAST,
    PROPAGATES_NAN,
    BREAKS_ON_MISSING,
    COUNTS_CHANGES
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
      BigDecimal tau,
      String integral) {

    boolean has(final Trait trait) {
      return traits.contains(trait);
    }

    /** The same without a trait that it has, or with one that it has not. */
    Field toggled(final Trait trait) {
      final Set<Trait> changed = EnumSet.noneOf(Trait.class);
      changed.addAll(traits);
      if (!changed.remove(trait)) {
        changed.add(trait);
      }
      return new Field(yType, xType, changed, reset, maxGap, scale, tau, integral);
    }

    Field withReset(final String changed) {
      return new Field(yType, xType, traits, changed, maxGap, scale, tau, integral);
    }

    Field withMaxGap(final BigDecimal changed) {
      return new Field(yType, xType, traits, reset, changed, scale, tau, integral);
    }

    Field withScale(final double changed) {
      return new Field(yType, xType, traits, reset, maxGap, changed, tau, integral);
    }

    Field withTau(final BigDecimal changed) {
      return new Field(yType, xType, traits, reset, maxGap, scale, changed, integral);
    }

    Field withIntegral(final String changed) {
      return new Field(yType, xType, traits, reset, maxGap, scale, tau, changed);
    }

    Field withYType(final NumberType changed) {
      return new Field(changed, xType, traits, reset, maxGap, scale, tau, integral);
    }
  }

  ReferenceRules withFields(final UnaryOperator<Field> change) {
    return new ReferenceRules(fields.stream().map(change).toList(), window, maxKeys, idleTimeout);
  }

  ReferenceRules withWindow(final int changed) {
    return new ReferenceRules(fields, changed, maxKeys, idleTimeout);
  }

  ReferenceRules withMaxKeys(final int changed) {
    return new ReferenceRules(fields, window, changed, idleTimeout);
  }

  ReferenceRules withIdleTimeout(final BigDecimal changed) {
    return new ReferenceRules(fields, window, maxKeys, changed);
  }

  /** The gap that applies: an idle timeout implies one no longer than itself. */
  BigDecimal gapOf(final int field) {
    final BigDecimal own = fields.get(field).maxGap();
    if (own == null || idleTimeout == null) {
      return own == null ? idleTimeout : own;
    }
    return own.min(idleTimeout);
  }

  /** The schema that says the same to a store. */
  DerivativeSchema toSchema() {
    final DerivativeSchema schema =
        DerivativeSchema.of(fields.stream().map(ReferenceRules::toSchema).toList()).window(window);
    if (idleTimeout == null) {
      return schema;
    }
    return fields.get(0).xType() == NumberType.DOUBLE
        ? schema.idleTimeout(idleTimeout.doubleValue())
        : schema.idleTimeout(idleTimeout.longValueExact());
  }

  private static FieldSchema toSchema(final Field field) {
    FieldSchema schema = field.has(Trait.GAUGE) ? FieldSchema.gauge("y") : FieldSchema.counter("y");
    schema = schema.yType(field.yType()).xType(field.xType()).scale(field.scale());
    schema = schema.reset(ResetPolicy.parse(field.reset()));
    schema = field.has(Trait.X_COUNTER) ? schema.overCounter() : schema;
    schema = field.has(Trait.KEEPS_LAST) ? schema.keepLast() : schema;
    schema = field.has(Trait.PROPAGATES_NAN) ? schema.propagateNaN() : schema;
    schema = field.has(Trait.BREAKS_ON_MISSING) ? schema.breakOnMissing() : schema;
    schema = field.has(Trait.COUNTS_CHANGES) ? schema.countChanges() : schema;
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
