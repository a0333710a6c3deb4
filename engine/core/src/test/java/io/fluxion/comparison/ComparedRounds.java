// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeStore;
import io.fluxion.Round;
import io.fluxion.SampleStatus;
import java.util.List;

/** Rounds of samples, given to a store and to the model, which takes them one by one. */
final class ComparedRounds {
  private final ComparedStore compared;
  private final RandomStreamKeys names;
  private final ReferenceRules rules;
  private Round round;
  private DerivativeStore of;

  ComparedRounds(
      final ComparedStore compared, final RandomStreamKeys names, final ReferenceRules rules) {
    this.compared = compared;
    this.names = names;
    this.rules = rules;
  }

  /**
   * A round by handles.
   *
   * @param oneX whether all points have the x of the first
   * @param points of each field, one beside each handle; one without x or y is missing
   */
  void byHandle(final int[] handles, final boolean oneX, final List<List<ReferencePoint>> points) {
    final DerivativeStore store = compared.store();
    compared.report().operation("round by handles, one x: " + oneX, "", handles);
    prepare(handles.length, oneX, points);
    System.arraycopy(handles, 0, round.handles(), 0, handles.length);
    store.update(round);
    final boolean[] rejected = new boolean[handles.length];
    int rejections = 0;
    for (int field = 0; field < points.size(); field++) {
      ReferenceVerdict verdict = null;
      for (int i = 0; i < handles.length; i++) {
        final ReferenceLife life = compared.model().keys().get(handles[i]);
        compared.report().about(life == null ? "" : life.name, field);
        verdict = compared.model().byHandle(handles[i], field, points.get(field).get(i));
        check(verdict, field, i);
        if (verdict.status() == SampleStatus.REJECTED) {
          rejected[i] = true;
          rejections++;
        }
      }
      if (verdict != null) {
        compared.checkOutcome(field, verdict, store.field(field).derivative());
      }
    }
    for (final boolean once : rejected) {
      rejections -= once ? 1 : 0;
    }
    compared.model().rejectedBefore(rejections);
    compared.checkEvicted();
  }

  /** A round of the first field by long keys. */
  void byKey(final List<String> keys, final boolean oneX, final List<ReferencePoint> points) {
    final DerivativeStore store = compared.store();
    compared.report().operation("round by keys, one x: " + oneX, "", keys);
    prepare(keys.size(), oneX, List.of(points));
    for (int i = 0; i < keys.size(); i++) {
      round.keys()[i] = Long.parseLong(keys.get(i));
    }
    store.updateByKey(round);
    ReferenceVerdict verdict = null;
    for (int i = 0; i < keys.size(); i++) {
      compared.report().about(keys.get(i), 0);
      verdict = compared.model().byKey(keys.get(i), points.get(i));
      check(verdict, 0, i);
    }
    if (verdict != null) {
      compared.checkOutcome(0, verdict, store.field(0).derivative());
    }
    for (final String key : keys) {
      compared.report().about(key, 0);
      compared.checkHandle(key, names.find(store, key));
    }
    compared.checkEvicted();
  }

  private void check(final ReferenceVerdict verdict, final int field, final int i) {
    compared.checkBriefly(verdict, round.statuses(field)[i], round.derivatives(field)[i]);
  }

  private void prepare(
      final int size, final boolean oneX, final List<List<ReferencePoint>> points) {
    if (of != compared.store() || round.capacity() < size) {
      of = compared.store();
      round = of.newRound(Math.max(16, 2 * size));
    }
    round.clear();
    if (oneX) {
      final long x = size == 0 ? 0 : points.get(0).get(0).x();
      if (rules.fields().get(0).hasIntegerX()) {
        round.x(x);
      } else {
        round.x(Double.longBitsToDouble(x));
      }
    } else {
      round.eachX();
    }
    round.size(size);
    for (int field = 0; field < points.size(); field++) {
      for (int i = 0; i < size; i++) {
        final ReferencePoint point = points.get(field).get(i);
        if (!point.hasX() || !point.hasY()) {
          round.setMissing(field, i);
          continue;
        }
        if (!oneX) {
          round.xs(field)[i] = point.x();
        }
        round.ys(field)[i] = point.y();
      }
    }
  }
}
