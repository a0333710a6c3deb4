// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.NumberType;
import io.fluxion.SampleStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Compares all that a store knows: who is there, in which order, every count and every reading. */
final class ComparedWhole {
  private final ComparedStore compared;
  private final RandomStreamSetup setup;
  private final RandomStreamKeys names;
  private final ComparedReadings readings;
  private final ComparedReport report;

  ComparedWhole(
      final ComparedStore compared, final RandomStreamSetup setup, final RandomStreamKeys names) {
    this.compared = compared;
    this.setup = setup;
    this.names = names;
    report = compared.report();
    readings = new ComparedReadings(setup.rules(), report);
  }

  /** Everything. */
  void check() {
    checkKeys();
    checkCounts();
    for (final String name : names.names()) {
      checkKey(name);
    }
    checkAtOnce();
  }

  /** Who is there, and in which order. */
  void checkKeys() {
    final DerivativeStore store = compared.store();
    final ReferenceKeys keys = compared.model().keys();
    report.about("", 0);
    report.same("size", keys.size(), store.size());
    report.same("whether it is full", keys.isFull(), store.isFull());
    final List<Integer> expected = keys.inOrder().stream().map(life -> life.handle).toList();
    final List<Integer> walked = new ArrayList<>();
    int handle = store.first();
    while (handle != DerivativeStore.NONE) {
      walked.add(handle);
      handle = store.next(handle);
    }
    report.same("handles in the order of arrival", expected, walked);
    final List<Integer> handed = new ArrayList<>();
    store.forEach(handed::add);
    report.same("handles that are handed over", expected, handed);
  }

  void checkCounts() {
    final DerivativeStore store = compared.store();
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      final String what = "count of " + SampleStatus.name(status);
      long sum = 0;
      for (int i = 0; i < store.fieldCount(); i++) {
        report.about("", i);
        report.same(what, compared.model().count(i, status), store.field(i).count(status));
        sum += compared.model().count(i, status);
      }
      report.same(
          what + " of all fields",
          status == SampleStatus.REJECTED ? compared.model().rejected() : sum,
          store.count(status));
    }
  }

  /** One key's look-up, name, time and readings. */
  void checkKey(final String name) {
    final DerivativeStore store = compared.store();
    final ReferenceLife life = compared.model().keys().get(name);
    report.about(name, 0);
    final int handle = names.find(store, name);
    compared.checkHandle(name, handle);
    if (life == null) {
      return;
    }
    report.same("name", name, store.name(handle));
    if (setup.rules().idleTimeout() != null) {
      checkHeard(life.heard, store.lastHeard(handle));
    }
    for (int i = 0; i < life.fields.size(); i++) {
      report.about(name, i);
      readings.check(life.fields.get(i), i, store.field(i), handle);
    }
  }

  private void checkHeard(final BigDecimal expected, final long bits) {
    final NumberType type = setup.hasDoubleTime() ? NumberType.DOUBLE : NumberType.LONG;
    if (expected == null) {
      report.same("when the key was heard of", Long.MIN_VALUE, bits);
    } else if (expected.compareTo(ReferencePoint.exact(type, bits)) != 0) {
      report.fail("when the key was heard of", expected, ReferencePoint.exact(type, bits));
    }
  }

  /** What is read of all keys at once is what is read of each. */
  private void checkAtOnce() {
    final DerivativeStore store = compared.store();
    for (int i = 0; i < store.fieldCount(); i++) {
      final DerivativeField field = store.field(i);
      report.about("", i);
      final double[] rates = new double[store.capacity()];
      final double[] slopes = new double[store.capacity()];
      Arrays.fill(rates, 12_345);
      Arrays.fill(slopes, 12_345);
      final int slots = field.rates(rates);
      report.same("slots", slots, field.slopes(slopes));
      final double[] expectedRates = new double[store.capacity()];
      final double[] expectedSlopes = new double[store.capacity()];
      Arrays.fill(expectedRates, Double.NaN);
      Arrays.fill(expectedSlopes, Double.NaN);
      for (final ReferenceLife life : compared.model().keys().inOrder()) {
        final int slot = store.slot(life.handle);
        report.same("whether a live key's slot is read", true, slot < slots);
        expectedRates[slot] = field.rate(life.handle);
        expectedSlopes[slot] = field.slope(life.handle);
      }
      for (int slot = 0; slot < store.capacity(); slot++) {
        report.close(
            "rate of slot " + slot, slot < slots ? expectedRates[slot] : 12_345, rates[slot], 0, 0);
        report.close(
            "slope of slot " + slot,
            slot < slots ? expectedSlopes[slot] : 12_345,
            slopes[slot],
            0,
            0);
      }
    }
  }

  /** A handle that holds no key answers no reading. */
  void checkStale(final int handle, final int drawn) {
    final DerivativeStore store = compared.store();
    if (compared.model().keys().get(handle) != null) {
      report.same("whether the handle is live", true, store.isLive(handle));
      return;
    }
    report.operation("stale handle", "", handle);
    report.same("whether the handle is live", false, store.isLive(handle));
    final DerivativeField field = store.field(drawn % store.fieldCount());
    final List<IntConsumer> calls =
        List.of(
            field::rate,
            field::slope,
            field::intercept,
            field::r2,
            field::mean,
            field::min,
            field::max,
            field::stddev,
            field::yMean,
            field::yMin,
            field::yMax,
            field::value,
            field::valueBits,
            field::increase,
            field::increaseHigh,
            field::increaseLow,
            field::resets,
            field::windowLength,
            store::next,
            store::name,
            store::rate,
            store::lastX,
            of -> field.x(of, 0),
            of -> field.y(of, 0),
            of -> field.derivative(of, 0));
    final IntConsumer call = calls.get(drawn % calls.size());
    compared.refused(handle, () -> call.accept(handle));
    final double[] out = {1, 1};
    field.rates(new int[] {handle}, 1, out);
    report.close("rate of a stale handle", Double.NaN, out[0], 0, 0);
    field.slopes(new int[] {handle}, 1, out);
    report.close("slope of a stale handle", Double.NaN, out[0], 0, 0);
    report.close("behind it", 1, out[1], 0, 0);
  }
}
