// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeStore;
import io.fluxion.comparison.ReferenceRules.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The lives of many keys in one store: they come and go, stop and return, find the store full, have
 * clocks that are days off, and are named by handles that have outlived them. Each operation is
 * compared; all that the store knows every so often.
 */
final class LifeStream {
  private final RandomStreamSetup setup;
  private final SplittableRandom random;
  private final RandomStreamKeys keys;
  private final RandomStreamNumbers numbers;
  private final RandomStreamFrames frames;
  private final LifeCallers callers;
  private final ComparedStore compared;
  private final ComparedRounds rounds;
  private final ComparedWhole whole;
  private final int fields;
  private final boolean saysTime;
  private final boolean sweeps;
  private int growths;

  LifeStream(final RandomStreamSetup setup, final ReferenceLifeMistake mistake, final long seed) {
    this.setup = setup;
    random = new SplittableRandom(seed);
    keys = new RandomStreamKeys(setup, random);
    numbers = new RandomStreamNumbers(setup, random);
    compared = new ComparedStore(setup, keys, setup.rules(), mistake);
    rounds = new ComparedRounds(compared, keys, setup.rules());
    whole = new ComparedWhole(compared, setup, keys);
    frames = new RandomStreamFrames(setup, random, numbers, compared.model().keys());
    callers = new LifeCallers(setup, keys, random);
    fields = setup.rules().fields().size();
    saysTime = random.nextInt(4) == 0;
    sweeps = random.nextInt(3) > 0;
  }

  /** Runs until so many samples of fields have been compared, and looks at all so many times. */
  void run(final long enough, final int looks) {
    long next = enough / looks;
    while (compared.compared() < enough) {
      callers.timePasses();
      feed();
      disturb();
      if (compared.compared() >= next) {
        next += enough / looks;
        whole.check();
      }
    }
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

  // ---- samples

  private void feed() {
    final String key = callers.someKey();
    final int way = random.nextInt(100);
    if (setup.rules().framed() && (way < 60 || random.nextBoolean())) {
      final ReferenceRow row = frames.draw(key, drawRow(key));
      compared.row(key, row);
      callers.heard(key, compared.handle(key));
    } else if (way < 40) {
      feedByHandle(key);
    } else if (way < 60) {
      compared.row(key, new ReferenceRow(null, drawRow(key), frames.drawKeyScales()));
      callers.heard(key, compared.handle(key));
    } else if (way < 80 && setup.longKeys()) {
      final ReferencePoint point = drawPoint(key, 0, drawX(key));
      compared.updateByKey(key, RandomStreamWays.whole(setup.rules().fields().get(0), point));
    } else if (way < 86 && setup.longKeys()) {
      feedRoundByKeys();
    } else if (way < 93) {
      feedRound();
    } else {
      feedByHandle(key);
    }
    if (random.nextInt(20) == 0) {
      whole.checkKey(key);
    }
  }

  /** By the handle that the caller remembers, which may have outlived its key. */
  private void feedByHandle(final String key) {
    int handle = callers.remembered(key);
    if (handle == DerivativeStore.NONE || random.nextInt(20) == 0) {
      handle = compared.acquire(key);
      callers.heard(key, handle);
    }
    final int field = random.nextInt(fields);
    final ReferencePoint point =
        numbers.chance(setup.holes()) ? ReferencePoint.HOLE : drawPoint(key, field, drawX(key));
    compared.update(handle, field, point, random.nextBoolean());
  }

  private void feedRoundByKeys() {
    final List<String> round = callers.roundOfKeys();
    final boolean oneX = random.nextBoolean();
    final List<ReferencePoint> points = drawPoints(round, 0, oneX);
    for (int at = 1; at < points.size(); at++) {
      // The first one holds the x of all.
      if (numbers.chance(setup.holes())) {
        points.set(at, ReferencePoint.HOLE);
      }
    }
    rounds.byKey(round, oneX, points);
  }

  private void feedRound() {
    final List<String> round = callers.roundOfKeys();
    final int[] handles = new int[round.size()];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = callers.remembered(round.get(i));
      if (handles[i] == DerivativeStore.NONE && random.nextInt(4) > 0) {
        handles[i] = compared.acquire(round.get(i));
        callers.heard(round.get(i), handles[i]);
      }
    }
    if (random.nextInt(4) == 0) {
      final int at = random.nextInt(3) == 0 ? 0 : random.nextInt(handles.length);
      handles[at] = callers.earlierHandle(handles[at], compared.store());
    }
    final boolean oneX = random.nextBoolean();
    final List<List<ReferencePoint>> points = new ArrayList<>();
    long x = 0;
    for (int i = 0; i < fields; i++) {
      final List<ReferencePoint> ofField = drawPoints(round, i, oneX);
      x = i == 0 ? ofField.get(0).x() : x;
      if (oneX) {
        final long same = x;
        ofField.replaceAll(point -> ReferencePoint.of(same, point.y()));
      }
      for (int at = 0; at < ofField.size(); at++) {
        // The first one holds the x of all.
        if (at > 0 && numbers.chance(setup.holes())) {
          ofField.set(at, ReferencePoint.HOLE);
        }
      }
      points.add(ofField);
    }
    rounds.byHandle(handles, oneX, points);
  }

  private List<ReferencePoint> drawPoints(
      final List<String> round, final int field, final boolean oneX) {
    final List<ReferencePoint> points = new ArrayList<>();
    final long x = drawX(round.get(0));
    for (final String key : round) {
      points.add(drawPoint(key, field, oneX ? x : drawX(key)));
    }
    return points;
  }

  private List<ReferencePoint> drawRow(final String key) {
    final List<ReferencePoint> row = new ArrayList<>();
    final long x = drawX(key);
    for (int i = 0; i < fields; i++) {
      final ReferencePoint point = drawPoint(key, i, random.nextInt(20) == 0 ? drawX(key) : x);
      row.add(
          new ReferencePoint(
              !numbers.chance(setup.holes()),
              point.x(),
              !numbers.chance(setup.holes()),
              point.y()));
    }
    return row;
  }

  private ReferencePoint drawPoint(final String key, final int field, final long x) {
    final ReferenceLife life = compared.model().keys().get(key);
    final ReferenceEntry last = life == null ? null : life.fields.get(field).last();
    return ReferencePoint.of(x, numbers.y(field, last == null ? null : last.y()));
  }

  private long drawX(final String key) {
    return numbers.chance(setup.nans() / 10) && !setup.rules().fields().get(0).hasIntegerX()
        ? Double.doubleToRawLongBits(Double.NaN)
        : callers.x(key);
  }

  // ---- what else happens

  private void disturb() {
    final String key = callers.someKey();
    final int drawn = random.nextInt(1_000);
    if (drawn < 12) {
      compared.removeKey(key);
    } else if (drawn < 22) {
      compared.remove(callers.remembered(key));
    } else if (drawn < 40) {
      compared.find(key);
    } else if (drawn < 60) {
      callers.heard(key, compared.acquire(key));
    } else if (drawn < 70 && sweeps) {
      compared.expire();
    } else if (drawn < 90 && saysTime) {
      compared.advanceTo(callers.said());
    } else if (drawn < 120) {
      whole.checkStale(callers.anyHandle(), random.nextInt(1_000));
    } else if (drawn < 122 && growths < 3) {
      growths++;
      compared.grow(random.nextInt(40));
      callers.forget();
    } else if (drawn < 130) {
      whole.checkKeys();
    } else if (drawn < 140) {
      scaleKey(key);
    }
  }

  private void scaleKey(final String key) {
    for (int i = 0; i < fields; i++) {
      if (setup.rules().fields().get(i).has(Trait.SCALED_PER_KEY)) {
        compared.keyScale(callers.remembered(key), i, random.nextInt(7) - 2.5);
      }
    }
  }
}
