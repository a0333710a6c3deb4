// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.NumberType;
import io.fluxion.Sample;

/** The calls that take bits to a store, each in the types of its field. */
final class RandomStreamWays {
  private static final double EXACT = 0x1p53;

  private RandomStreamWays() {}

  /** Sets what a row has of one field. */
  static void fill(
      final Sample sample,
      final int number,
      final ReferenceRules.Field rules,
      final ReferencePoint point) {
    if (point.hasX() && rules.xType() == NumberType.DOUBLE) {
      sample.setX(number, Double.longBitsToDouble(point.x()));
    } else if (point.hasX()) {
      sample.setX(number, point.x());
    }
    if (point.hasY() && rules.yType() == NumberType.DOUBLE) {
      sample.setY(number, Double.longBitsToDouble(point.y()));
    } else if (point.hasY()) {
      sample.setY(number, point.y());
    }
  }

  /** Gives one field its sample by handle, of the first field through the store or not. */
  static double update(
      final DerivativeStore store,
      final int handle,
      final int number,
      final ReferenceRules.Field rules,
      final ReferencePoint point,
      final boolean throughStore) {
    final DerivativeField field = store.field(number);
    if (!point.hasX() || !point.hasY()) {
      return field.missing(handle);
    }
    final boolean byStore = number == 0 && throughStore;
    final double realX = Double.longBitsToDouble(point.x());
    final double realY = Double.longBitsToDouble(point.y());
    if (rules.xType() == NumberType.DOUBLE) {
      return rules.yType() == NumberType.DOUBLE
          ? field.update(handle, realX, realY)
          : field.update(handle, realX, point.y());
    }
    if (rules.yType() == NumberType.DOUBLE) {
      return byStore
          ? store.update(handle, point.x(), realY)
          : field.update(handle, point.x(), realY);
    }
    return byStore
        ? store.update(handle, point.x(), point.y())
        : field.update(handle, point.x(), point.y());
  }

  /** The same sample, or one close by that longs can say to a field of doubles. */
  static ReferencePoint whole(final ReferenceRules.Field rules, final ReferencePoint point) {
    return new ReferencePoint(
        true, wholeBits(rules.xType(), point.x()), true, wholeBits(rules.yType(), point.y()));
  }

  private static long wholeBits(final NumberType type, final long bits) {
    if (type != NumberType.DOUBLE) {
      return bits;
    }
    final double value = Double.longBitsToDouble(bits);
    return Double.doubleToRawLongBits((double) (long) Math.max(-EXACT, Math.min(EXACT, value)));
  }

  /** The long that says a whole number. */
  static long asLong(final NumberType type, final long bits) {
    return type == NumberType.DOUBLE ? (long) Double.longBitsToDouble(bits) : bits;
  }
}
