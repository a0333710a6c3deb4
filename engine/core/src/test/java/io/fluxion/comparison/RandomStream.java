// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeStore;
import io.fluxion.comparison.ReferenceRules.Trait;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One random stream of all kinds of numbers, given to a store in all the ways that it takes and to
 * the reference model, and compared with all its readings after every sample.
 */
final class RandomStream {
  private final RandomStreamSetup setup;
  private final SplittableRandom random;
  private final RandomStreamKeys keys;
  private final RandomStreamNumbers numbers;
  private final RandomStreamFrames frames;
  private final ComparedStore compared;
  private final ComparedRounds rounds;
  private final ComparedWhole whole;
  private final List<Integer> handles = new ArrayList<>();
  private final int fields;

  /**
   * A stream.
   *
   * @param setup what the store is built from
   * @param believed the rules that the model goes by: the store's own, or wrong ones
   * @param seed of everything that comes
   */
  RandomStream(
      final RandomStreamSetup setup,
      final ReferenceRules believed,
      final ReferenceLifeMistake mistake,
      final long seed) {
    this.setup = setup;
    random = new SplittableRandom(seed);
    keys = new RandomStreamKeys(setup, random);
    numbers = new RandomStreamNumbers(setup, random);
    compared = new ComparedStore(setup, keys, believed, mistake);
    rounds = new ComparedRounds(compared, keys, setup.rules());
    whole = new ComparedWhole(compared, setup, keys);
    frames = new RandomStreamFrames(setup, random, numbers, compared.model().keys());
    fields = setup.rules().fields().size();
  }

  /**
   * Runs until so many samples of fields have been compared.
   *
   * @param enough how many
   */
  void run(final long enough) {
    while (compared.compared() < enough) {
      final String key = keys.any(random);
      if (setup.rules().framed()) {
        feedFrame(key);
      } else if (setup.longKeys()) {
        feedLongKeys(key);
      } else if (random.nextInt(4) > 0) {
        feedRow(key);
      } else {
        feedByHandle(key);
      }
      disturb(key);
    }
    whole.check();
    compared.expire();
    whole.check();
  }

  /** How many samples had a status. */
  long count(final int status) {
    return compared.store().count(status);
  }

  long compared() {
    return compared.compared();
  }

  String context() {
    return compared.report().context();
  }

  private void feedLongKeys(final String key) {
    final int way = random.nextInt(100);
    if (way < 35) {
      feedByKey(key);
    } else if (way < 50) {
      feedRow(key);
    } else if (way < 80) {
      feedByHandle(key);
    } else if (way < 87) {
      feedRoundByKeys();
    } else {
      feedRound();
    }
  }

  /** What happens between samples and must change nothing but what it says. */
  private void disturb(final String key) {
    if (numbers.chance(0.006)) {
      compared.removeKey(keys.any(random));
    }
    if (numbers.chance(0.006) && !handles.isEmpty()) {
      compared.remove(anyHandle());
    }
    if (numbers.chance(0.01)) {
      compared.expire();
    }
    if (numbers.chance(0.01)) {
      whole.check();
    }
    if (numbers.chance(0.02) && !handles.isEmpty()) {
      whole.checkStale(anyHandle(), random.nextInt(1_000));
    }
    for (int i = 0; i < fields; i++) {
      if (numbers.chance(0.01) && setup.rules().fields().get(i).has(Trait.SCALED_PER_KEY)) {
        final int handle = hold(key);
        if (handle != DerivativeStore.NONE) {
          compared.keyScale(handle, i, random.nextInt(5) - 1.5);
        }
      }
    }
  }

  private void feedFrame(final String key) {
    compared.row(key, frames.draw(key, drawRow(key)));
    whole.checkKey(key);
  }

  private void feedRow(final String key) {
    final ReferenceRow row = new ReferenceRow(null, drawRow(key), frames.drawKeyScales());
    compared.row(key, row);
    whole.checkKey(key);
  }

  private void feedByKey(final String key) {
    final ReferencePoint point = ReferencePoint.of(drawX(key), drawY(key, 0));
    compared.updateByKey(key, RandomStreamWays.whole(setup.rules().fields().get(0), point));
    whole.checkKey(key);
  }

  /** Gives each field its sample by a handle, now and then by one that holds no key. */
  private void feedByHandle(final String key) {
    final int handle = random.nextInt(8) == 0 && !handles.isEmpty() ? anyHandle() : hold(key);
    final List<ReferencePoint> drawn = drawRow(key);
    for (int i = 0; i < fields; i++) {
      compared.update(handle, i, holeOr(drawn.get(i)), random.nextBoolean());
    }
    whole.checkKey(key);
  }

  /** A hole that comes by handle has neither x nor y. */
  private static ReferencePoint holeOr(final ReferencePoint point) {
    return point.hasX() && point.hasY() ? point : ReferencePoint.HOLE;
  }

  private int hold(final String key) {
    final int handle = compared.acquire(key);
    if (handle != DerivativeStore.NONE) {
      handles.add(handle);
    }
    return handle;
  }

  /** One of the newest handles, of a live key or not, or any int. */
  private int anyHandle() {
    return random.nextInt(20) == 0
        ? random.nextInt()
        : handles.get(handles.size() - 1 - random.nextInt(Math.min(20, handles.size())));
  }

  private void feedRoundByKeys() {
    final List<String> round = drawRound();
    final boolean oneX = random.nextBoolean();
    final List<ReferencePoint> points = drawPoints(round, 0, oneX);
    for (int at = 1; at < points.size(); at++) {
      // The first one holds the x of all.
      if (numbers.chance(setup.holes())) {
        points.set(at, ReferencePoint.HOLE);
      }
    }
    rounds.byKey(round, oneX, points);
    round.forEach(whole::checkKey);
  }

  private void feedRound() {
    final List<String> round = drawRound();
    final int[] held = new int[round.size()];
    for (int i = 0; i < held.length; i++) {
      held[i] = hold(round.get(i));
      held[i] = random.nextInt(10) == 0 && !handles.isEmpty() ? anyHandle() : held[i];
    }
    final boolean oneX = random.nextBoolean();
    final long x = drawX(round.get(0));
    final List<List<ReferencePoint>> points = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      final List<ReferencePoint> ofField = drawPoints(round, i, false);
      if (oneX) {
        ofField.replaceAll(point -> ReferencePoint.of(x, point.y()));
      }
      ofField.replaceAll(
          point -> numbers.chance(setup.holes()) && !oneX ? ReferencePoint.HOLE : point);
      points.add(ofField);
    }
    rounds.byHandle(held, oneX, points);
    round.forEach(whole::checkKey);
  }

  private List<ReferencePoint> drawPoints(
      final List<String> round, final int field, final boolean oneX) {
    final List<ReferencePoint> points = new ArrayList<>();
    final long x = drawX(round.get(0));
    round.forEach(key -> points.add(ReferencePoint.of(oneX ? x : drawX(key), drawY(key, field))));
    return points;
  }

  private List<String> drawRound() {
    final Set<String> round = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      round.add(keys.any(random));
    }
    final List<String> drawn = new ArrayList<>(round);
    if (random.nextInt(6) == 0) {
      // A key twice in a round.
      drawn.add(drawn.get(random.nextInt(drawn.size())));
      Collections.swap(drawn, 0, random.nextInt(drawn.size()));
    }
    return drawn;
  }

  private List<ReferencePoint> drawRow(final String key) {
    final List<ReferencePoint> row = new ArrayList<>();
    final long x = drawX(key);
    final boolean noX = numbers.chance(setup.holes() / 2);
    for (int i = 0; i < fields; i++) {
      final long own = random.nextInt(10) == 0 ? drawX(key) : x;
      row.add(new ReferencePoint(!noX, own, !numbers.chance(setup.holes()), drawY(key, i)));
    }
    return row;
  }

  private long drawX(final String key) {
    final ReferenceLife life = compared.model().keys().get(key);
    BigDecimal last = null;
    for (int i = 0; i < fields && last == null && life != null; i++) {
      final ReferenceEntry entry = life.fields.get(i).last();
      last = entry == null ? null : entry.x();
    }
    final BigDecimal now = compared.model().keys().now();
    return numbers.x(last, now == null ? null : now.add(keys.offset(key)));
  }

  private long drawY(final String key, final int field) {
    final ReferenceLife life = compared.model().keys().get(key);
    final ReferenceEntry last = life == null ? null : life.fields.get(field).last();
    return numbers.y(field, last == null ? null : last.y());
  }
}
