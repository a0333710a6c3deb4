package io.fluxion.derivative;

/** The calls that take bits to a store, each in the types of its field. */
final class RandomStreamWays {
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

  /** Gives one field its sample by handle, where there is a choice through the store or not. */
  static double update(
      final DerivativeStore store,
      final int slot,
      final int number,
      final ReferenceRules.Field rules,
      final ReferencePoint point,
      final boolean throughStore) {
    final DerivativeField field = store.field(number);
    if (!point.hasX() || !point.hasY()) {
      return field.missing(slot);
    }
    final double realX = Double.longBitsToDouble(point.x());
    final double realY = Double.longBitsToDouble(point.y());
    if (rules.xType() == NumberType.DOUBLE) {
      return rules.yType() == NumberType.DOUBLE
          ? field.update(slot, realX, realY)
          : field.update(slot, realX, point.y());
    }
    if (rules.yType() == NumberType.DOUBLE) {
      return field.update(slot, point.x(), realY);
    }
    return number == 0 && throughStore
        ? store.update(slot, point.x(), point.y())
        : field.update(slot, point.x(), point.y());
  }
}
