package io.fluxion.derivative;

/** The rates of many keys' windows. */
final class StoreRates extends StoreReading {
  private final FieldReadings readings;

  StoreRates(final FieldReadings readings, final StepRule rule, final FieldColumns columns) {
    super(readings.schema, rule, columns);
    this.readings = readings;
  }

  @Override
  double one(final int slot) {
    return readings.rate(slot);
  }

  /** Of plain steps the sum is what lies between their ends. */
  @Override
  boolean read(final int oldest, final int count, final double[] out, final int at) {
    final int newest = ring.before(oldest);
    if ((PlaneLoops.differences(xs, oldest, newest, count)
            | PlaneLoops.overflows(ys, oldest, newest, count))
        < 0) {
      return false;
    }
    PlaneLoops.quotients(xs, ys, oldest, newest, count, out, at);
    return true;
  }
}
