// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A store and the reference model: every call goes to both, and what comes of it is compared. A
 * handle may be any int.
 */
final class ComparedStore {
  /** Of a quotient of two differences, times a scale: each rounded once. */
  static final double STEP = 1e-15;

  /** Where doubles have fewer digits. */
  static final double TINY = 1e-290;

  private record Evicted(int handle, String name) {}

  private final RandomStreamSetup setup;
  private final RandomStreamKeys names;
  private final ReferenceModel model;
  private final ComparedReport report;
  private final Deque<Evicted> evicted = new ArrayDeque<>();
  private final Set<Integer> given = new HashSet<>();
  private DerivativeStore store;
  private Sample sample;
  private long compared;

  ComparedStore(
      final RandomStreamSetup setup,
      final RandomStreamKeys names,
      final ReferenceRules believed,
      final ReferenceLifeMistake mistake) {
    this.setup = setup;
    this.names = names;
    report = new ComparedReport(setup);
    model = new ReferenceModel(believed, mistake);
    open(setup.buildStore(setup.rules().maxKeys()));
  }

  private void open(final DerivativeStore opened) {
    store = opened;
    sample = store.newSample();
    store.onEviction(this::evicting);
  }

  private void evicting(final int handle) {
    report.same("whether a key that is told of still has its handle", true, store.isLive(handle));
    evicted.add(new Evicted(handle, names.name(store, handle)));
    report.same("readings", true, store.field(0).windowLength(handle) >= 0);
  }

  ReferenceModel model() {
    return model;
  }

  DerivativeStore store() {
    return store;
  }

  ComparedReport report() {
    return report;
  }

  /** Samples of fields that were compared. */
  long compared() {
    return compared;
  }

  // ---- keys

  /** Gives a key its place; returns its handle or NONE. */
  int acquire(final String key) {
    report.operation("acquire", key, "");
    final int handle = names.acquire(store, key);
    report.same("whether the key gets a place", model.acquire(key), handle != DerivativeStore.NONE);
    checkHandle(key, handle);
    checkEvicted();
    return handle;
  }

  /** The handle of a key, NONE where it has none. */
  int handle(final String key) {
    return names.find(store, key);
  }

  void find(final String key) {
    report.operation("find", key, "");
    checkHandle(key, names.find(store, key));
  }

  /** Removes the key of a handle, or is refused. */
  void remove(final int handle) {
    final ReferenceLife life = model.keys().get(handle);
    report.operation("remove", life == null ? "" : life.name, handle);
    if (life == null) {
      refused(handle, () -> store.remove(handle));
    } else {
      store.remove(handle);
      model.keys().end(life);
    }
  }

  void removeKey(final String key) {
    report.operation("remove key", key, "");
    final ReferenceLife life = model.keys().get(key);
    report.same("whether there was a key", life != null, names.removeKey(store, key));
    if (life != null) {
      model.keys().end(life);
    }
  }

  /** What a handle that holds no key is told. */
  void refused(final int handle, final Runnable call) {
    String message = "nothing";
    try {
      call.run();
    } catch (final IllegalArgumentException e) {
      message = e.getMessage();
    }
    if (!message.contains("slot " + store.slot(handle) + " holds no key")) {
      report.fail("what handle " + handle + " is told", "a refusal naming its slot", message);
    }
  }

  /** After a call that may have given a key its handle. */
  void checkHandle(final String key, final int handle) {
    final ReferenceLife life = model.keys().get(key);
    if (life == null) {
      // A key may go idle by a sample of its own, which is ignored.
      report.same("whether the key is there", false, store.isLive(handle));
    } else if (life.handle != DerivativeStore.NONE) {
      report.same("handle", life.handle, handle);
    } else {
      report.same("whether the handle is a new one", true, given.add(handle));
      report.same("whether the handle is live", true, store.isLive(handle));
      report.same("name", key, store.name(handle));
      final int slot = store.slot(handle);
      report.same("whether the slot is one", true, slot >= 0 && slot < store.capacity());
      model.keys().handle(life, handle);
    }
  }

  // ---- the time goes by

  void expire() {
    report.operation("expire", "", "");
    final int told = evicted.size();
    final int expired = store.expire();
    report.same("keys that were taken back", evicted.size() - told, expired);
    checkEvicted();
    report.same("idle keys that are left", 0, model.keys().idleCount());
  }

  void advanceTo(final BigDecimal time) {
    report.operation("advanceTo", "", time);
    if (setup.hasDoubleTime()) {
      store.advanceTo(time.doubleValue());
    } else {
      store.advanceTo(time.longValueExact());
    }
    model.keys().say(time);
  }

  /** Each key that the listener was told of has gone idle, once. */
  void checkEvicted() {
    while (!evicted.isEmpty()) {
      final Evicted one = evicted.removeFirst();
      if (!model.keys().takeBack(one.name, one.handle)) {
        report.about(one.name, 0);
        report.fail("handle " + one.handle + " of a key that was taken back", "none", one.name);
      }
    }
  }

  // ---- samples

  void update(
      final int handle, final int number, final ReferencePoint point, final boolean throughStore) {
    final ReferenceLife life = model.keys().get(handle);
    final ReferenceRules.Field rules = setup.rules().fields().get(number);
    report.operation(
        "by handle " + handle + ", field " + number,
        life == null ? "" : life.name,
        point.describe(rules));
    final double derivative =
        RandomStreamWays.update(store, handle, number, rules, point, throughStore);
    checkOutcome(number, model.byHandle(handle, number, point), derivative);
    checkEvicted();
  }

  void updateByKey(final String key, final ReferencePoint point) {
    report.operation("by key", key, point.describe(setup.rules().fields().get(0)));
    final long x = RandomStreamWays.asLong(setup.rules().fields().get(0).xType(), point.x());
    final long y = RandomStreamWays.asLong(setup.rules().fields().get(0).yType(), point.y());
    final double derivative = store.updateByKey(Long.parseLong(key), x, y);
    checkOutcome(0, model.byKey(key, point), derivative);
    checkHandle(key, names.find(store, key));
    checkEvicted();
  }

  void row(final String key, final ReferenceRow row) {
    report.operation("row", key, row);
    sample.clear();
    names.fill(sample, key);
    if (row.frame() != null) {
      sample.frame(row.frame());
    }
    for (int i = 0; i < store.fieldCount(); i++) {
      final ReferenceRules.Field rules = setup.rules().fields().get(i);
      RandomStreamWays.fill(sample, i, rules, row.points().get(i));
      if (!Double.isNaN(row.keyScales()[i])) {
        sample.keyScale(i, row.keyScales()[i]);
      }
    }
    store.update(sample);
    final List<ReferenceVerdict> verdicts = model.row(key, row);
    for (int i = 0; i < store.fieldCount(); i++) {
      report.same("status in the row", store.field(i).status(), sample.status(i));
      report.about(key, i);
      checkOutcome(i, verdicts.get(i), sample.derivative(i));
    }
    checkHandle(key, sample.handle());
    checkEvicted();
  }

  void keyScale(final int handle, final int number, final double factor) {
    final ReferenceLife life = model.keys().get(handle);
    report.operation("key scale", life == null ? "" : life.name, factor);
    if (life == null) {
      refused(handle, () -> store.field(number).keyScale(handle, factor));
    } else {
      final double before = store.field(number).derivative();
      store.field(number).keyScale(handle, factor);
      report.close("derivative of the last sample", before, store.field(number).derivative(), 0, 0);
      life.fields.get(number).keyScale(factor);
    }
  }

  /** The outcome of a field's last update, which also returned {@code derivative}. */
  void checkOutcome(final int number, final ReferenceVerdict verdict, final double derivative) {
    final DerivativeField field = store.field(number);
    checkBriefly(verdict, field.status(), derivative);
    report.same("hasDelta", verdict.hasDelta(), field.hasDelta());
    report.same("isReadable", verdict.isReadable(), field.isReadable());
    report.close("derivative, returned and asked for", derivative, field.derivative(), 0, 0);
    final BigDecimal delta = verdict.entry() == null ? null : verdict.entry().delta();
    if (delta == null) {
      report.same("whether delta is NaN", true, Double.isNaN(field.delta()));
      return;
    }
    if (setup.rules().fields().get(number).isInteger()) {
      report.same(
          "exact delta",
          delta.toBigInteger(),
          ComparedReadings.join(field.deltaHigh(), field.deltaLow()));
    }
    report.close("delta", delta.doubleValue(), field.delta(), 0, 0);
  }

  /** What a round tells of a sample, and every other way does too. */
  void checkBriefly(final ReferenceVerdict verdict, final int status, final double derivative) {
    compared++;
    if (verdict.status() != status) {
      report.fail("status", SampleStatus.name(verdict.status()), SampleStatus.name(status));
    }
    report.close("derivative", verdict.derivative(), derivative, STEP, TINY);
  }

  // ---- the whole store

  /** Goes on in a store with more room. */
  void grow(final int more) {
    report.operation("copyTo", "", "a store with room for " + more + " keys more");
    final DerivativeStore larger = setup.buildStore(store.capacity() + more);
    store.copyTo(larger);
    open(larger);
    model.keys().grow(more);
    given.clear();
    for (final ReferenceLife life : model.keys().inOrder()) {
      checkHandle(life.name, names.find(store, life.name));
    }
  }
}
