// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import static io.fluxion.comparison.ReferenceLifeMistake.IDLE_KEY_IS_HEARD_OF_BY_HANDLE;
import static io.fluxion.comparison.ReferenceLifeMistake.REJECTED_COUNTS_EACH_FIELD;

import io.fluxion.DerivativeStore;
import io.fluxion.SampleStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What {@link DerivativeStore} promises, done slowly and obviously from the words in which it is
 * promised: a map of keys to the samples that they accepted, in exact numbers.
 *
 * <p>Where the words leave room: a NaN or infinite x is NOT_A_NUMBER, ignored, and moves no time. A
 * counter's fall under {@code none} is a change like any other, so it is not among the resets. An
 * infinite y lies outside every declared range, a NaN outside none. A frame that is neither late
 * nor blank is an accepted sample of its key, whatever its fields are. Where there are frames, a
 * sample of one field moves no time by its own x, but its key is heard of; what the field had
 * before that sample stands, even if the last frame is taken back.
 */
final class ReferenceModel {
  private final ReferenceRules rules;
  private final ReferenceLifeMistake mistake;
  private final ReferenceKeys keys;
  private final long[][] counts;
  private long rejected;

  ReferenceModel(final ReferenceRules rules, final ReferenceLifeMistake mistake) {
    this.rules = rules;
    this.mistake = mistake;
    keys = new ReferenceKeys(rules, mistake);
    counts = new long[rules.fields().size()][SampleStatus.COUNT];
  }

  ReferenceKeys keys() {
    return keys;
  }

  long count(final int field, final int status) {
    return counts[field][status];
  }

  /** Samples, rows and keys that found no place, or came by a handle that holds no key. */
  long rejected() {
    return rejected;
  }

  /** Gives a key its place, if there is one. */
  boolean acquire(final String name) {
    if (keys.get(name) != null) {
      return true;
    }
    if (keys.isFull()) {
      rejected++;
      return false;
    }
    keys.begin(keys.newcomer(name));
    return true;
  }

  // ---- samples of one field

  ReferenceVerdict byHandle(final int handle, final int field, final ReferencePoint point) {
    final ReferenceLife life = keys.get(handle);
    if (life != null) {
      return sample(life, field, point);
    }
    if (mistake == IDLE_KEY_IS_HEARD_OF_BY_HANDLE && keys.idleName(handle) != null) {
      keys.passUnknown(keys.idleName(handle), time(field, point));
    }
    rejected++;
    return note(field, ReferenceVerdict.without(SampleStatus.REJECTED));
  }

  /** A sample of the first field. */
  ReferenceVerdict byKey(final String name, final ReferencePoint point) {
    final BigDecimal x = time(0, point);
    keys.before(name, x);
    final ReferenceLife known = keys.get(name);
    if (known == null && !hasRoom(name, x)) {
      rejected++;
      return note(0, ReferenceVerdict.without(SampleStatus.REJECTED));
    }
    return sample(known == null ? keys.newcomer(name) : known, 0, point);
  }

  /** Whether a new key finds a place: in a full store by the time that its own sample moves. */
  private boolean hasRoom(final String name, final BigDecimal x) {
    if (keys.isFull()) {
      keys.passUnknown(name, x);
    }
    return !keys.isFull();
  }

  private ReferenceVerdict sample(
      final ReferenceLife life, final int field, final ReferencePoint point) {
    final ReferenceVerdict verdict = note(field, life.fields.get(field).judge(point));
    final boolean accepted = verdict.entry() != null;
    if (accepted) {
      keys.begin(life);
    }
    life.fields.get(field).settle(verdict);
    keys.pass(life, time(field, point), accepted);
    return verdict;
  }

  /** By what a sample of one field moves the time; null for nothing. */
  private BigDecimal time(final int field, final ReferencePoint point) {
    return rules.framed() ? null : point.time(rules.fields().get(field));
  }

  /** Of a round each sample is rejected once, whatever the number of fields. */
  void rejectedBefore(final int more) {
    rejected -= mistake == REJECTED_COUNTS_EACH_FIELD ? 0 : more;
  }

  // ---- rows

  /** Takes a row or a frame; returns a verdict for each field. */
  List<ReferenceVerdict> row(final String name, final ReferenceRow row) {
    keys.before(name, row.time(rules));
    final ReferenceLife known = keys.get(name);
    if (known == null && !hasRoom(name, row.time(rules))) {
      rejected += mistake == REJECTED_COUNTS_EACH_FIELD ? rules.fields().size() : 1;
      return noteAll(SampleStatus.REJECTED);
    }
    final ReferenceLife life = known == null ? keys.newcomer(name) : known;
    return rules.framed() ? frame(life, row) : fields(life, row);
  }

  private List<ReferenceVerdict> fields(final ReferenceLife life, final ReferenceRow row) {
    final List<ReferenceVerdict> verdicts = judge(life, row);
    boolean accepted = false;
    for (int i = 0; i < verdicts.size(); i++) {
      accepted |= note(i, verdicts.get(i)).entry() != null;
    }
    if (accepted) {
      keys.begin(life);
    }
    keys.pass(life, row.time(rules), accepted);
    return verdicts;
  }

  private static List<ReferenceVerdict> judge(final ReferenceLife life, final ReferenceRow row) {
    final List<ReferenceVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < life.fields.size(); i++) {
      final ReferencePoint point = row.points().get(i);
      if (point.hasX() && point.hasY() && !Double.isNaN(row.keyScales()[i])) {
        life.fields.get(i).keyScale(row.keyScales()[i]);
      }
      verdicts.add(life.fields.get(i).judge(point));
    }
    return verdicts;
  }

  // ---- frames

  private List<ReferenceVerdict> frame(final ReferenceLife life, final ReferenceRow row) {
    if (row.frame() == null) {
      life.blank(row.points());
      life.blanks.add(row.points());
      return noteAll(SampleStatus.MISSING);
    }
    final int status = order(life, row.frame());
    final boolean again = status == SampleStatus.DUPLICATE_X && rules.framesKeepLast();
    if (status != SampleStatus.OK && !again) {
      keys.pass(life, row.time(rules), false);
      return noteAll(status);
    }
    if (again) {
      life.takeFrameBack();
    }
    life.saveFrame();
    final List<ReferenceVerdict> verdicts = judge(life, row);
    for (int i = 0; i < verdicts.size(); i++) {
      if (again) {
        final ReferenceEntry entry = verdicts.get(i).entry();
        verdicts.set(i, new ReferenceVerdict(SampleStatus.DUPLICATE_X, entry));
      }
      note(i, verdicts.get(i));
    }
    if (keys.get(life.name) == null && life.isEmpty()) {
      keys.passUnknown(life.name, row.time(rules));
      return verdicts;
    }
    keys.begin(life);
    life.firstFrame = again ? life.firstFrame : life.frame == null;
    life.frame = row.frame();
    keys.pass(life, row.time(rules), true);
    if (again && life.firstFrame && life.isEmpty()) {
      // A key whose first frame is MISSING takes no place.
      keys.end(life);
    }
    return verdicts;
  }

  /** OK for a frame that its fields judge; otherwise what it is for all of them. */
  private int order(final ReferenceLife life, final long frame) {
    if (life.frame == null || frame > life.frame) {
      return SampleStatus.OK;
    }
    if (frame == life.frame) {
      return SampleStatus.DUPLICATE_X;
    }
    final BigDecimal back = BigDecimal.valueOf(life.frame).subtract(BigDecimal.valueOf(frame));
    final BigDecimal gap = rules.frameGap();
    return gap != null && back.compareTo(gap) > 0 ? SampleStatus.OK : SampleStatus.OUT_OF_ORDER;
  }

  private ReferenceVerdict note(final int field, final ReferenceVerdict verdict) {
    counts[field][verdict.status()]++;
    return verdict;
  }

  private List<ReferenceVerdict> noteAll(final int status) {
    for (final long[] count : counts) {
      count[status]++;
    }
    return Collections.nCopies(counts.length, ReferenceVerdict.without(status));
  }
}
