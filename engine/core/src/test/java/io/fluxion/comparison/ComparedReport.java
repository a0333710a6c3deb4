// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Compares numbers, and tells what was done where two differ. */
final class ComparedReport {
  private static final int REMEMBERED = 12;

  private final Object setup;
  private final Deque<Operation> recent = new ArrayDeque<>();
  private final Map<String, Deque<Operation>> ofKeys = new HashMap<>();
  private long operations;

  /** What is being compared. */
  private String key = "";

  private int field;

  ComparedReport(final Object setup) {
    this.setup = setup;
  }

  private record Operation(long number, String way, String key, Object what) {
    @Override
    public String toString() {
      final Object shown = what instanceof final int[] ints ? Arrays.toString(ints) : what;
      return "#" + number + " " + way + " '" + key + "' " + shown;
    }
  }

  /** Notes what is about to be done. */
  void operation(final String way, final String about, final Object what) {
    operations++;
    about(about, 0);
    final Operation operation = new Operation(operations, way, about, what);
    note(recent, operation);
    note(ofKeys.computeIfAbsent(about, name -> new ArrayDeque<>()), operation);
  }

  private static void note(final Deque<Operation> last, final Operation operation) {
    if (last.size() == REMEMBERED) {
      last.removeFirst();
    }
    last.addLast(operation);
  }

  /** Says which field of which key is compared from now on. */
  void about(final String ofKey, final int ofField) {
    key = ofKey;
    field = ofField;
  }

  long operations() {
    return operations;
  }

  void close(
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

  void same(final String what, final Object expected, final Object got) {
    if (!expected.equals(got)) {
      fail(what, expected, got);
    }
  }

  void same(final String what, final long expected, final long got) {
    if (expected != got) {
      fail(what, expected, got);
    }
  }

  void same(final String what, final boolean expected, final boolean got) {
    if (expected != got) {
      fail(what, expected, got);
    }
  }

  void sameBits(final String what, final double expected, final double got) {
    if (Double.doubleToRawLongBits(expected) != Double.doubleToRawLongBits(got)) {
      fail(what, expected, got);
    }
  }

  void fail(final String what, final Object expected, final Object got) {
    throw new ComparedMismatch(
        what
            + ", field "
            + field
            + " of key '"
            + key
            + "', operation #"
            + operations
            + ": the model says "
            + expected
            + ", the store "
            + got
            + "\n  "
            + context());
  }

  /** The setup and the last operations. */
  String context() {
    final StringBuilder text = new StringBuilder(setup.toString());
    text.append("\n  of this key:");
    ofKeys.getOrDefault(key, new ArrayDeque<>()).forEach(o -> text.append("\n  ").append(o));
    text.append("\n  of all:");
    recent.forEach(operation -> text.append("\n  ").append(operation));
    return text.toString();
  }
}
