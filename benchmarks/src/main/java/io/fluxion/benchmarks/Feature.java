// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.IntegralRule;
import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;

/** What a field has that is deployed, beside the plain counter: one thing each. */
enum Feature {
  /** The yardstick: a long counter over a long time, with the defaults. */
  COUNTER(FieldSchema.counter("value")),
  /** y goes up and down. */
  GAUGE(FieldSchema.gauge("value")),
  /** y in doubles. */
  DOUBLES(FieldSchema.counter("value").yType(NumberType.DOUBLE)),
  /** y in unsigned longs, from 2^63 on. */
  UNSIGNED(FieldSchema.counter("value").yType(NumberType.ULONG)),
  /** Keys expire. */
  IDLE_TIMEOUT(FieldSchema.counter("value")),
  /** The moving average of the derivative. */
  EWMA(FieldSchema.counter("value").ewma(16.0 * FeatureStream.STEP_X)),
  /** The integral of y over x, by trapezoids. */
  INTEGRAL(FieldSchema.counter("value").integral(IntegralRule.LINEAR)),
  /** How often y has changed. */
  CHANGES(FieldSchema.counter("value").countChanges()),
  /** The last of repeated samples counts. */
  KEEP_LAST(FieldSchema.counter("value").keepLast()),
  /** A derivative has a bound. */
  MAX_RATE(FieldSchema.counter("value").maxRate(1)),
  /** A counter of 32 bits; y goes up by so much more that each wraps every few thousand rounds. */
  WRAP_32(FieldSchema.counter("value").reset(ResetPolicy.WRAP_32));

  private static final int WRAP_SHIFT = 16;
  private static final double TOLERANCE = 1e-9;

  private final FieldSchema field;

  Feature(final FieldSchema field) {
    this.field = field;
  }

  /**
   * The feature that a method of the suite is named after, with a way in before it.
   *
   * @param method such as {@code roundGauge}
   */
  static Feature of(final String method) {
    for (final Feature feature : values()) {
      final String word = feature.name().replace("_", "");
      if (method.replaceFirst("^(round|byKey)", "").equalsIgnoreCase(word)) {
        return feature;
      }
    }
    throw new IllegalArgumentException("no feature is called " + method);
  }

  /** What a store keeps. */
  DerivativeSchema schema() {
    final DerivativeSchema schema = DerivativeSchema.of(field);
    return this == IDLE_TIMEOUT ? schema.idleTimeout(FeatureStream.IDLE_TIMEOUT) : schema;
  }

  /** What y begins at. */
  long base() {
    return this == UNSIGNED ? Long.MIN_VALUE : 0;
  }

  /** The bits that y has. */
  long mask() {
    return this == WRAP_32 ? 0xffff_ffffL : -1;
  }

  /** What a key's increment is multiplied with to make its y in this round, less the base. */
  long factor(final FeatureStream stream) {
    if (this == GAUGE) {
      return stream.level();
    }
    return this == WRAP_32 ? stream.total() << WRAP_SHIFT : stream.total();
  }

  /** The sum of all derivatives that must have come out by now. */
  double due(final FeatureStream stream) {
    if (this == GAUGE) {
      return stream.dueOfGauge();
    }
    return stream.dueOfCounter() * (this == WRAP_32 ? 1 << WRAP_SHIFT : 1);
  }

  /** Throws where what the feature keeps of a key is not what whole rounds make of it. */
  void verify(final FeatureStream stream, final DerivativeStore store, final int number) {
    final int handle = store.find(stream.key(number));
    final long rounds = stream.round() - 1;
    final long increment = stream.increments()[number];
    switch (this) {
      case CHANGES -> require("changes", store.field(0).changes(handle), rounds);
      case EWMA ->
          // Derivatives are 1 to 4 increments a step.
          require(
              "the average less its middle",
              store.field(0).ewma(handle) * FeatureStream.STEP_X / increment - 2.5,
              0,
              1.5);
      case INTEGRAL -> {
        final double due = stream.areaOfTotal() * increment * FeatureStream.STEP_X;
        require("the integral", store.field(0).integral(handle), due, TOLERANCE * due);
      }
      case WRAP_32, GAUGE, DOUBLES, UNSIGNED, COUNTER, IDLE_TIMEOUT, KEEP_LAST, MAX_RATE -> {
        final long factor = this == GAUGE ? stream.lastLevel() : stream.lastTotal();
        final double due = (double) factor * increment * (this == WRAP_32 ? 1 << WRAP_SHIFT : 1);
        require("the increase", store.field(0).increase(handle), due, 0);
      }
    }
  }

  private static void require(final String what, final long value, final long due) {
    require(what, value, due, 0);
  }

  private static void require(
      final String what, final double value, final double due, final double tolerance) {
    if (!(Math.abs(value - due) <= tolerance)) {
      throw new IllegalStateException(what + " is " + value + ", where " + due + " was due");
    }
  }
}
