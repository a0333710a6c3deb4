package io.fluxion.derivative;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One random stream, given to a store in all the ways that it takes and to the reference model, and
 * compared after every sample.
 */
final class RandomStream {
  private final RandomStreamSetup setup;
  private final SplittableRandom random;
  private final RandomStreamKeys keys;
  private final RandomStreamNumbers numbers;
  private final ReferenceModel model;
  private final DerivativeStore store;
  private final RandomStreamComparison comparison;
  private final Sample sample;
  private final int fields;

  /**
   * A stream.
   *
   * @param setup what the store is built from
   * @param believed the rules that the model goes by: the store's own, or wrong ones
   * @param seed of everything that comes
   */
  RandomStream(final RandomStreamSetup setup, final ReferenceRules believed, final long seed) {
    this.setup = setup;
    random = new SplittableRandom(seed);
    keys = new RandomStreamKeys(setup, random);
    numbers = new RandomStreamNumbers(setup, random);
    model = new ReferenceModel(believed);
    store = setup.buildStore();
    fields = store.fieldCount();
    sample = new Sample(fields, RandomStreamKeys.LONGEST);
    comparison = new RandomStreamComparison(setup, keys, model, store);
  }

  /**
   * Runs until so many samples of fields have been compared.
   *
   * @param enough how many
   */
  void run(final long enough) {
    while (comparison.compared() < enough) {
      final String key = keys.any(random);
      if (setup.longKeys()) {
        feedLongKeys(key);
      } else if (random.nextInt(4) > 0) {
        feedRow(key);
      } else {
        feedByHandle(key);
      }
      disturb();
    }
    comparison.checkEverything();
    comparison.checkCounts();
  }

  /** How many samples had a status. */
  long count(final int status) {
    return store.count(status);
  }

  long compared() {
    return comparison.compared();
  }

  private void feedLongKeys(final String key) {
    final int way = random.nextInt(100);
    if (way < 50) {
      feedByKey(key);
    } else if (way < 80) {
      feedByHandle(key);
    } else if (way < 87) {
      feedRoundByKeys();
    } else {
      feedRoundBySlots(way < 94);
    }
  }

  /** What happens between samples and must change nothing but what it says. */
  private void disturb() {
    if (numbers.chance(0.006)) {
      final String key = keys.any(random);
      final int slot = keys.find(store, key);
      comparison.checkFound(key, slot);
      if (slot >= 0) {
        store.remove(slot);
        model.remove(key);
      }
    }
    if (numbers.chance(0.01)) {
      store.expire();
    }
    if (numbers.chance(0.02)) {
      comparison.checkEverything();
    }
  }

  private void feedRow(final String key) {
    final List<ReferencePoint> row = drawRow(key);
    final byte[] bytes = RandomStreamKeys.bytes(key);
    sample.clear();
    System.arraycopy(bytes, 0, sample.key(), 0, bytes.length);
    sample.keyLength(bytes.length);
    for (int i = 0; i < fields; i++) {
      RandomStreamWays.fill(sample, i, setup.rules().fields().get(i), row.get(i));
    }
    store.update(sample);
    comparison.sent("row", key, row);
    final List<ReferenceVerdict> verdicts = model.update(key, row);
    for (int i = 0; i < fields; i++) {
      comparison.checkOutcome(key, i, verdicts.get(i), store.field(i).derivative());
      comparison.checkReadings(key, i, sample.slot());
    }
  }

  private void feedByKey(final String key) {
    final ReferencePoint point = ReferencePoint.of(drawX(key), drawY(key, 0));
    final double derivative = store.updateByKey(Long.parseLong(key), point.x(), point.y());
    comparison.sent("by key", key, List.of(point));
    final ReferenceVerdict verdict = model.update(key, List.of(point)).get(0);
    comparison.checkOutcome(key, 0, verdict, derivative);
    comparison.checkReadings(key, 0, keys.find(store, key));
  }

  /**
   * Acquires a slot and gives each field its sample. Where keys expire, one field only: then a row
   * is one sample, which separate updates are not.
   */
  private void feedByHandle(final String key) {
    final int slot = keys.acquire(store, key);
    comparison.checkAcquired(key, slot);
    if (slot < 0) {
      return;
    }
    final boolean one = setup.rules().idleTimeout() != null;
    final int only = random.nextInt(fields);
    final List<ReferencePoint> drawn = drawRow(key);
    // A hole that comes by handle has neither x nor y.
    drawn.replaceAll(point -> point.hasX() && point.hasY() ? point : ReferencePoint.HOLE);
    for (int i = 0; i < fields; i++) {
      if (one && i != only) {
        continue;
      }
      final List<ReferencePoint> row = new ArrayList<>();
      for (int j = 0; j < fields; j++) {
        row.add(i == j ? drawn.get(j) : null);
      }
      final ReferenceRules.Field rules = setup.rules().fields().get(i);
      final double derivative =
          RandomStreamWays.update(store, slot, i, rules, drawn.get(i), random.nextBoolean());
      comparison.sent("by handle", key, row);
      final ReferenceVerdict verdict = model.update(key, row).get(i);
      comparison.checkOutcome(key, i, verdict, derivative);
      comparison.checkReadings(key, i, slot);
    }
  }

  private void feedRoundByKeys() {
    final List<String> round = drawRound();
    final long x = drawX(round.get(0));
    final List<ReferencePoint> points = new ArrayList<>();
    round.forEach(key -> points.add(ReferencePoint.of(x, drawY(key, 0))));
    final double[] derivatives = new double[round.size()];
    final byte[] statuses = new byte[round.size()];
    final long[] longKeys = round.stream().mapToLong(Long::parseLong).toArray();
    store.updateRound(longKeys, round.size(), x, ys(points), derivatives, statuses);
    checkRound("round by keys", round, points, derivatives, statuses);
    for (final String key : round) {
      comparison.checkReadings(key, 0, keys.find(store, key));
    }
  }

  private void feedRoundBySlots(final boolean oneX) {
    final List<String> round = drawRound();
    final List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < round.size(); ) {
      final int slot = keys.acquire(store, round.get(i));
      comparison.checkAcquired(round.get(i), slot);
      if (slot < 0) {
        round.remove(i);
      } else {
        slots.add(slot);
        i++;
      }
    }
    if (round.isEmpty()) {
      return;
    }
    final long x = drawX(round.get(0));
    final List<ReferencePoint> points = new ArrayList<>();
    round.forEach(key -> points.add(ReferencePoint.of(oneX ? x : drawX(key), drawY(key, 0))));
    final double[] derivatives = new double[round.size()];
    final byte[] statuses = new byte[round.size()];
    final int[] held = slots.stream().mapToInt(Integer::intValue).toArray();
    if (oneX) {
      store.updateRound(held, held.length, x, ys(points), derivatives, statuses);
    } else {
      final long[] xs = points.stream().mapToLong(ReferencePoint::x).toArray();
      store.updateRound(held, held.length, xs, ys(points), derivatives, statuses);
    }
    model.hold(Set.copyOf(round));
    checkRound(
        oneX ? "round by slots" : "round by slots, own x", round, points, derivatives, statuses);
    model.letGo();
    for (final String key : round) {
      comparison.checkReadings(key, 0, keys.find(store, key));
    }
  }

  private void checkRound(
      final String way,
      final List<String> round,
      final List<ReferencePoint> points,
      final double[] derivatives,
      final byte[] statuses) {
    for (int i = 0; i < round.size(); i++) {
      final List<ReferencePoint> row = List.of(points.get(i));
      comparison.sent(way, round.get(i), row);
      final ReferenceVerdict verdict = model.update(round.get(i), row).get(0);
      comparison.checkBriefly(round.get(i), 0, verdict, statuses[i], derivatives[i]);
    }
  }

  private static long[] ys(final List<ReferencePoint> points) {
    return points.stream().mapToLong(ReferencePoint::y).toArray();
  }

  private List<String> drawRound() {
    final Set<String> round = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      round.add(keys.any(random));
    }
    return new ArrayList<>(round);
  }

  private List<ReferencePoint> drawRow(final String key) {
    final List<ReferencePoint> row = new ArrayList<>();
    final long x = drawX(key);
    final boolean noX = numbers.chance(setup.holes() / 2);
    for (int i = 0; i < fields; i++) {
      row.add(new ReferencePoint(!noX, x, !numbers.chance(setup.holes()), drawY(key, i)));
    }
    return row;
  }

  private long drawX(final String key) {
    BigDecimal last = null;
    for (int i = 0; i < fields && last == null; i++) {
      last = lastOf(key, i) == null ? null : lastOf(key, i).x();
    }
    return numbers.x(last, model.newest());
  }

  private long drawY(final String key, final int field) {
    final ReferenceEntry last = lastOf(key, field);
    return numbers.y(field, last == null ? null : last.y());
  }

  private ReferenceEntry lastOf(final String key, final int field) {
    final ReferenceField known = model.field(key, field);
    return known == null ? null : known.last();
  }
}
