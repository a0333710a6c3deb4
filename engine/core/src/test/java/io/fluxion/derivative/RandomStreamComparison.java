package io.fluxion.derivative;

import io.fluxion.state.SlotIndex;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what a store says with what the model says, and tells how they came to differ. */
final class RandomStreamComparison {
  private static final int REMEMBERED = 12;

  /** Of a quotient of two differences, times a scale: each rounded once. */
  private static final double STEP = 1e-12;

  /** Of what is summed over a window or since FIRST. */
  private static final double SUM = 1e-9;

  private static final BigInteger LOW_BITS = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final RandomStreamSetup setup;
  private final RandomStreamKeys keys;
  private final ReferenceModel model;
  private final DerivativeStore store;
  private final Map<String, Deque<Sent>> recent = new HashMap<>();
  private long compared;

  /** What is being compared, for the report of a failure. */
  private String aboutKey;

  private int aboutField;

  RandomStreamComparison(
      final RandomStreamSetup setup,
      final RandomStreamKeys keys,
      final ReferenceModel model,
      final DerivativeStore store) {
    this.setup = setup;
    this.keys = keys;
    this.model = model;
    this.store = store;
  }

  private record Sent(long number, String way, List<ReferencePoint> row) {}

  /** Remembers what was given to the store, for the report of a failure. */
  void sent(final String way, final String key, final List<ReferencePoint> row) {
    final Deque<Sent> last = recent.computeIfAbsent(key, k -> new ArrayDeque<>());
    if (last.size() == REMEMBERED) {
      last.removeFirst();
    }
    last.addLast(new Sent(compared, way, row));
  }

  long compared() {
    return compared;
  }

  /** The outcome of a field's last update, which also returned {@code derivative}. */
  void checkOutcome(
      final String key, final int number, final ReferenceVerdict verdict, final double derivative) {
    final DerivativeField field = store.field(number);
    checkBriefly(key, number, verdict, field.status(), derivative);
    same("hasDelta", verdict.hasDelta(), field.hasDelta());
    same("isReadable", verdict.isReadable(), field.isReadable());
    same("derivative, returned and asked for", derivative, field.derivative());
    final BigDecimal delta = verdict.entry() == null ? null : verdict.entry().delta();
    if (delta == null) {
      same("whether delta is NaN", true, Double.isNaN(field.delta()));
      return;
    }
    if (isInteger(number)) {
      same("exact delta", delta.toBigInteger(), join(field.deltaHigh(), field.deltaLow()));
    }
    close("delta", delta.doubleValue(), field.delta(), 0, 0);
  }

  /** What a round tells of a sample, and every other way does too. */
  void checkBriefly(
      final String key,
      final int number,
      final ReferenceVerdict verdict,
      final int status,
      final double derivative) {
    compared++;
    aboutKey = key;
    aboutField = number;
    same("status", SampleStatus.name(verdict.status()), SampleStatus.name(status));
    close("derivative", verdict.derivative(), derivative, STEP, 0);
  }

  /** The readings of a key, whether its last sample was ignored or not. */
  void checkReadings(final String key, final int number, final int slot) {
    aboutKey = key;
    aboutField = number;
    final ReferenceField expected = model.field(key, number);
    if (slot == SlotIndex.NONE || expected == null) {
      // A key that lies too far behind from its own sample on has a slot that no look-up finds.
      same("whether the key is there", model.isLive(key), slot != SlotIndex.NONE);
      return;
    }
    final DerivativeField field = store.field(number);
    final ReferenceEntry last = expected.last();
    if (last == null) {
      same("windowLength", 0, field.windowLength(slot));
      return;
    }
    final double increase = last.increase().doubleValue();
    if (isInteger(number)) {
      same(
          "exact increase",
          last.increase().toBigInteger(),
          join(field.increaseHigh(slot), field.increaseLow(slot)));
      close("increase", increase, field.increase(slot), 0, 0);
    } else {
      close("increase", increase, field.increase(slot), SUM, ofSum(last.travel().doubleValue()));
    }
    same("resets", last.resets(), field.resets(slot));
    if (setup.rules().fields().get(number).has(ReferenceRules.Trait.COUNTS_CHANGES)) {
      same("changes", last.changes(), field.changes(slot));
    }
    checkRunning(expected, field, slot);
    checkWindow(expected, field, slot);
  }

  private void checkRunning(
      final ReferenceField expected, final DerivativeField field, final int slot) {
    final ReferenceRunning running = expected.last().running();
    final ReferenceRules.Field rules = setup.rules().fields().get(aboutField);
    final double scale = expected.scale();
    if (rules.tau() != null) {
      final double ewma =
          running.ewma() == null ? Double.NaN : running.ewma().doubleValue() * scale;
      // Each step rounds, beside the largest derivative.
      final double rounding = running.ewmaReach().doubleValue() * Math.abs(scale) * 1e-14;
      close("ewma", ewma, field.ewma(slot), SUM, rounding);
    }
    if (rules.integral() != null) {
      final boolean exact = isInteger(aboutField) && rules.xType() == NumberType.LONG;
      final double rounding = exact ? 0 : running.integralReach().doubleValue() * 1e-26;
      final double integral = running.integral().doubleValue();
      close("integral", integral, field.integral(slot), exact ? 0 : 1e-15, rounding);
    }
  }

  private void checkWindow(
      final ReferenceField expected, final DerivativeField field, final int slot) {
    final int length = expected.windowLength();
    same("windowLength", length, field.windowLength(slot));
    for (int age = 0; age < length - 1; age++) {
      final double derivative = expected.entry(age).derivative();
      close("a derivative inside the window", derivative, field.derivative(slot, age), STEP, 0);
    }
    new WindowComparison(expected, field, slot, isInteger(aboutField), this::close).check();
    final BigDecimal dy = expected.windowDelta();
    if (dy == null) {
      same("whether rate is NaN", true, Double.isNaN(field.rate(slot)));
      return;
    }
    final BigDecimal dx = expected.windowDx();
    final double scale = expected.scale();
    final double rate = ReferenceEntry.quotient(dy, dx, scale);
    if (isInteger(aboutField)) {
      close("rate", rate, field.rate(slot), SUM, 0);
    } else {
      final BigDecimal travel = expected.windowTravel();
      final double travelled = ReferenceEntry.quotient(travel, dx, Math.abs(scale));
      close("rate", rate, field.rate(slot), SUM, ofSum(travelled));
    }
  }

  void checkAcquired(final String key, final int slot) {
    aboutKey = key;
    same("whether the key gets a slot", model.acquire(key), slot >= 0);
  }

  void checkFound(final String key, final int slot) {
    aboutKey = key;
    same("whether the key is found", model.isLive(key), slot >= 0);
  }

  /** Which keys are there, in which order they came, and all their readings. */
  void checkEverything() {
    same("keys in the order of their arrival", model.liveKeys(), keys.order(store));
    for (final String key : keys.names()) {
      final int slot = keys.find(store, key);
      checkFound(key, slot);
      if (slot >= 0) {
        for (int i = 0; i < store.fieldCount(); i++) {
          checkReadings(key, i, slot);
        }
      }
    }
  }

  void checkCounts() {
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      final String what = "count of " + SampleStatus.name(status);
      long sum = 0;
      for (int i = 0; i < store.fieldCount(); i++) {
        aboutField = i;
        same(what, model.count(i, status), store.field(i).count(status));
        sum += model.count(i, status);
      }
      same(what + " of all fields", sum, store.count(status));
    }
  }

  private boolean isInteger(final int number) {
    return setup.rules().fields().get(number).yType() != NumberType.DOUBLE;
  }

  private static BigInteger join(final long high, final long low) {
    return BigInteger.valueOf(high).shiftLeft(64).or(BigInteger.valueOf(low).and(LOW_BITS));
  }

  /**
   * What doubles that cancel may lose: each Δy of double y is rounded before it is summed, so a sum
   * is ambiguous by as much as a rounding error of all that was added and taken away.
   */
  private static double ofSum(final double travelled) {
    return travelled * 1e-14;
  }

  private void close(
      final String what,
      final double expected,
      final double got,
      final double relative,
      final double absolute) {
    // Not equals: 0 and -0 are the same number. Equal infinities have no difference.
    if (expected == got || (Double.isNaN(expected) && Double.isNaN(got))) {
      return;
    }
    final double allowed = Math.max(Math.abs(expected) * relative, absolute);
    // Written so that a NaN or an infinity on one side only is not close.
    if (Double.isInfinite(expected) || !(Math.abs(expected - got) <= allowed)) {
      fail(what, expected, got);
    }
  }

  private void same(final String what, final Object expected, final Object got) {
    if (!expected.equals(got)) {
      fail(what, expected, got);
    }
  }

  private void fail(final String what, final Object expected, final Object got) {
    final StringBuilder text = new StringBuilder(what);
    text.append(", field ").append(aboutField).append(" of key '").append(aboutKey).append('\'');
    text.append(": the model says ").append(expected).append(", the store ").append(got);
    text.append("\n  after ").append(compared).append(" samples of ").append(setup);
    for (final Sent sent : recent.getOrDefault(aboutKey, new ArrayDeque<>())) {
      text.append("\n  #").append(sent.number).append(' ').append(sent.way).append(':');
      for (int i = 0; i < sent.row.size(); i++) {
        final ReferencePoint point = sent.row.get(i);
        text.append(" [")
            .append(point == null ? "" : point.describe(setup.rules().fields().get(i)))
            .append(']');
      }
    }
    throw new RandomStreamMismatch(text.toString());
  }
}
