// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.key.Expiry;
import io.fluxion.internal.key.KeyIndex;
import io.fluxion.internal.key.KeyLife;

/**
 * Takes the samples of one field: the fast path of usual ones, and the slow path of all others.
 *
 * <p>A step is <em>usual</em> when x is ahead by no more than the maximum gap, the difference of y
 * fits 64 bits, and y has not fallen, or may fall. A field without columns of its own takes it on
 * the fast path; one that keeps averages, integrals, changes or what keep-last needs writes these
 * besides. Anything unusual takes the slow path.
 *
 * <p>Not thread-safe: one writer.
 */
public final class FieldUpdate extends Outcome {
  private final FieldSettings settings;
  private final FieldColumns columns;
  private final KeyLife keys;
  private final Expiry expiry;
  private final int[] handles;
  private final int slotMask;
  private final long[] lastX;
  private final long[] lastY;
  private final long[] resets;
  private final long[] baseHigh;
  private final long[] baseLow;
  private final UndoColumns undo;
  private final UndoColumns frameUndo;
  private final boolean timed;

  // Whether anything but the field's columns is told of a sample by handle or by key.
  private final boolean followed;

  // The paths of usual samples. That of the field is all that an update asks, because each branch
  // adds to the compiled code, also if it is never taken.
  private static final int PLAIN = 0;
  private static final int LONGS = 1;
  private static final int EXTENDED = 2;
  private static final int DOUBLES = 3;
  private static final int NO_PATH = 4;

  private final int path;

  // The same for samples by handle and by key: none where the field is followed.
  private final int directPath;

  // Steps of x are compared as unsigned numbers, with 2^63 taken off. No step is within this one in
  // a field that the fast path does not take.
  private static final long NO_STEP = Long.MIN_VALUE;

  private final long bias;
  private final long fallMask;
  private final long fastGap;
  private final long extendedGap;
  private final long doubleGap;
  private final double leastDelta;
  private final double maxRate;

  // The writer's own.
  private final Step step = new Step();
  private final IncreaseColumn.Sum sum = new IncreaseColumn.Sum();

  /**
   * The updates of a field.
   *
   * @param timed whether this field's x moves the store's time: keys expire, and not by frames
   */
  public FieldUpdate(
      final FieldSettings settings,
      final FieldColumns columns,
      final KeyLife keys,
      final boolean timed) {
    super(settings, columns);
    this.settings = settings;
    this.columns = columns;
    this.keys = keys;
    this.timed = timed;
    expiry = keys.expiry;
    handles = keys.index.handles;
    slotMask = keys.index.slotMask;
    lastX = columns.lastX;
    lastY = columns.lastY;
    resets = columns.resets;
    baseHigh = columns.increase.baseHigh;
    baseLow = columns.increase.baseLow;
    undo = columns.undo;
    frameUndo = columns.frameUndo;
    bias = rule.bias;
    fallMask = rule.takesFalls() ? 0 : -1;
    leastDelta = rule.takesFalls() ? Double.NEGATIVE_INFINITY : 0;
    maxRate = settings.maxRate;
    final boolean keepsMore =
        undo != null
            || columns.changes != null
            || columns.ewma != null
            || columns.integral != null
            || keyScales != null
            || rule.ranged
            || maxRate < Double.POSITIVE_INFINITY
            || Math.abs(scale) > Quotient.LARGEST_SCALE;
    // Steps of 2^63 and more are left to the slow path.
    final long gap = (xAxis.maxGap < 0 ? Long.MAX_VALUE : xAxis.maxGap) + Long.MIN_VALUE;
    final boolean longs = !xAxis.doubles && !rule.doubles;
    followed = expiry != null || frameUndo != null;
    fastGap = longs && !keepsMore ? gap : NO_STEP;
    extendedGap = longs && keepsMore && Math.abs(scale) <= Quotient.LARGEST_SCALE ? gap : NO_STEP;
    doubleGap = rule.doubles && !xAxis.doubles && !keepsMore ? gap : NO_STEP;
    path = path();
    directPath = followed ? NO_PATH : path;
  }

  private int path() {
    if (fastGap != NO_STEP) {
      return bias == 0 && fallMask != 0 ? PLAIN : LONGS;
    }
    if (extendedGap != NO_STEP) {
      return EXTENDED;
    }
    return doubleGap != NO_STEP ? DOUBLES : NO_PATH;
  }

  // ---- by handle

  /** Takes a sample of longs; a handle that holds no key is REJECTED. */
  public double update(final int handle, final long x, final long y) {
    final int slot = handle & slotMask;
    if (handles[slot] != handle) {
      return reject();
    }
    if (directPath == PLAIN) {
      return takePlain(slot, x, y);
    }
    if (directPath == LONGS) {
      return take(slot, x, y);
    }
    return directPath == EXTENDED ? takeExtended(slot, x, y) : takeIfLive(slot, xBits(x), yBits(y));
  }

  /** Takes a sample of a y in doubles. */
  public double update(final int handle, final long x, final double y) {
    final int slot = handle & slotMask;
    if (handles[slot] != handle) {
      return reject();
    }
    if (directPath == DOUBLES) {
      return takeDouble(slot, x, y);
    }
    return takeIfLive(slot, xBits(x), yBits(y));
  }

  /** Takes a sample of an x in doubles. */
  public double update(final int handle, final double x, final long y) {
    final int slot = keys.slotOf(handle);
    return slot < 0 ? reject() : takeIfLive(slot, xBits(x), yBits(y));
  }

  /** Takes a sample of doubles. */
  public double update(final int handle, final double x, final double y) {
    final int slot = keys.slotOf(handle);
    return slot < 0 ? reject() : takeIfLive(slot, xBits(x), yBits(y));
  }

  /** Takes a sample that lacks x or y. */
  public double missing(final int handle) {
    final int slot = keys.slotOf(handle);
    if (slot < 0) {
      return reject();
    }
    if (frameUndo != null && settings.breaksOnMissing) {
      frameUndo.settle(slot);
    }
    return missingOf(slot);
  }

  double reject() {
    keys.reject();
    return outcome(Status.REJECTED);
  }

  /** A sample in bits of the key that holds a slot; REJECTED where it is idle. */
  double takeIfLive(final int slot, final long x, final long y) {
    if (expiry != null && expiry.isIdle(slot)) {
      return reject();
    }
    return takeLive(slot, x, y);
  }

  /** A sample of longs of a live key, in a field of whatever types. */
  public double takeFound(final int slot, final long x, final long y) {
    if (directPath == PLAIN) {
      return takePlain(slot, x, y);
    }
    if (directPath == LONGS) {
      return take(slot, x, y);
    }
    return directPath == EXTENDED ? takeExtended(slot, x, y) : takeLive(slot, xBits(x), yBits(y));
  }

  /** A sample in bits of a live key. */
  double takeLive(final int slot, final long x, final long y) {
    return heard(slot, x, takeBits(slot, x, y));
  }

  private double heard(final int slot, final long x, final double result) {
    if (followed) {
      if (timed && xAxis.isNumber(x)) {
        expiry.reach(slot, expiry.time.ordered(x));
      }
      if (expiry != null && isAccepted()) {
        expiry.hear(slot);
      }
      if (frameUndo != null && (isAccepted() || status() == Status.OUT_OF_RANGE)) {
        // The field is another now, so no frame before this sample can be taken back.
        frameUndo.settle(slot);
      }
    }
    return result;
  }

  // ---- by slot of a live key, the store's time aside

  /** A sample in bits. */
  double takeBits(final int slot, final long x, final long y) {
    if (path == PLAIN) {
      return takePlain(slot, x, y);
    }
    if (path == LONGS) {
      return take(slot, x, y);
    }
    if (path == EXTENDED) {
      return takeExtended(slot, x, y);
    }
    return path == DOUBLES
        ? takeDouble(slot, x, Double.longBitsToDouble(y))
        : takeUnusual(slot, x, y);
  }

  /** Whether samples by key may go straight to {@link #takePlain}. */
  boolean isPlain() {
    return directPath == PLAIN;
  }

  /**
   * The fast path of a plain counter: {@link #take} without a bias and with falls. With this copy
   * an update by key takes a tenth to a quarter less time. The fast paths write out what {@link
   * #accept} does: with a call of it, which is inlined too, an update by key took longer by a tenth
   * to three quarters.
   *
   * <p>First samples and usual ones share their writes, so that an update stays below the 2,500
   * bytes of compiled code up to which C2 inlines it into a loop. What a first sample writes
   * besides stands here and in {@link #take} and not in a method: C2 of JDK 25 would call it, as it
   * is rare, and a call in a loop over samples makes it read every field of this object anew for
   * each.
   */
  double takePlain(final int slot, final long x, final long y) {
    final long previousX = lastX[slot];
    final long previousY = lastY[slot];
    final long dx = x - previousX;
    final long dy = y - previousY;
    final boolean usual =
        x > previousX && dx + Long.MIN_VALUE <= fastGap && (dy | (y & ~previousY)) >= 0;
    if (usual || (previousX == FieldColumns.EMPTY && ring.length(slot) == 0)) {
      final int index = ring.push(slot);
      lastX[slot] = x;
      lastY[slot] = y;
      xs[index] = x;
      ys[index] = y;
      if (usual) {
        latest = index;
        usualCount++;
        return (double) dy * scale / (double) dx;
      }
      resets[slot] = 0;
      baseHigh[slot] = y >> 63;
      baseLow[slot] = y;
      firstCount++;
      outcome = FIRST;
      outcomeCount = usualCount;
      return derivative = Double.NaN;
    }
    return takeUnusual(slot, x, y);
  }

  /** Whether a step of longs is usual; y is biased, and 2^63 taken off the gap. */
  boolean isUsual(
      final long previousX, final long x, final long previousY, final long y, final long gap) {
    final long dy = y - previousY;
    return x > previousX
        && x - previousX + Long.MIN_VALUE <= gap
        && (((y ^ previousY) & (y ^ dy)) | (dy & fallMask)) >= 0;
  }

  /** The fast path of longs. A slot without a sample has a last x that nothing is ahead of. */
  double take(final int slot, final long x, final long rawY) {
    final long previousX = lastX[slot];
    final long previousY = lastY[slot];
    final long y = rawY ^ bias;
    final long dx = x - previousX;
    final long dy = y - previousY;
    final boolean usual = isUsual(previousX, x, previousY, y, fastGap);
    if (usual || (previousX == FieldColumns.EMPTY && ring.length(slot) == 0)) {
      final int index = ring.push(slot);
      lastX[slot] = x;
      lastY[slot] = y;
      xs[index] = x;
      ys[index] = y;
      if (usual) {
        latest = index;
        usualCount++;
        return (double) dy * scale / (double) dx;
      }
      resets[slot] = 0;
      baseHigh[slot] = y >> 63;
      baseLow[slot] = y;
      firstCount++;
      outcome = FIRST;
      outcomeCount = usualCount;
      return derivative = Double.NaN;
    }
    return takeUnusual(slot, x, rawY);
  }

  /** The path of usual steps in a field that keeps more than its last sample and its window. */
  private double takeExtended(final int slot, final long x, final long rawY) {
    final long previousX = lastX[slot];
    final long previousY = lastY[slot];
    final long y = rawY ^ bias;
    final long dx = x - previousX;
    final long dy = y - previousY;
    if (!isUsual(previousX, x, previousY, y, extendedGap) || (rule.ranged && y > rule.max)) {
      return takeUnusual(slot, x, rawY);
    }
    final double derivative = (double) dy * scaleOf(slot) / (double) dx;
    if (!(Math.abs(derivative) <= maxRate)) {
      return takeUnusual(slot, x, rawY);
    }
    if (undo != null) {
      undo.saveUsual(slot);
    }
    final int index = ring.push(slot);
    lastX[slot] = x;
    lastY[slot] = y;
    xs[index] = x;
    ys[index] = y;
    if (columns.changes != null && dy != 0) {
      columns.changes[slot]++;
    }
    if (columns.ewma != null) {
      columns.ewma.add(slot, (double) dy * scale / (double) dx, (double) dx);
    }
    if (columns.integral != null) {
      columns.integral.add(slot, previousX, previousY, x, y);
    }
    latest = index;
    usualCount++;
    return this.derivative = derivative;
  }

  /** The fast path of a y in doubles over an integer x. */
  private double takeDouble(final int slot, final long x, final double y) {
    final long previousX = lastX[slot];
    final long dx = x - previousX;
    final double dy = y - Double.longBitsToDouble(lastY[slot]);
    final double product = dy * scale;
    final long bits = Double.doubleToRawLongBits(y);
    // Neither NaN nor infinite, so neither are y and the one before it. Here first samples have
    // writes of their own: shared ones made usual samples slower.
    if (Math.abs(product) <= Double.MAX_VALUE) {
      if (x > previousX && dx + Long.MIN_VALUE <= doubleGap && dy >= leastDelta) {
        final int index = ring.push(slot);
        lastX[slot] = x;
        lastY[slot] = bits;
        xs[index] = x;
        ys[index] = bits;
        latest = index;
        usualCount++;
        return product / (double) dx;
      }
      if (previousX == FieldColumns.EMPTY && ring.length(slot) == 0) {
        return takeFirst(slot, x, bits);
      }
    }
    return takeUnusual(slot, x, bits);
  }

  /** The first sample of a y in doubles. */
  private double takeFirst(final int slot, final long x, final long bits) {
    final int index = ring.begin(slot);
    lastX[slot] = x;
    lastY[slot] = bits;
    xs[index] = x;
    ys[index] = bits;
    resets[slot] = 0;
    baseHigh[slot] = bits;
    baseLow[slot] = 0;
    return outcome(Status.FIRST, READABLE | ACCEPTED);
  }

  /** What would become of a sample in bits as a key's first. */
  int statusAsFirst(final long x, final long y) {
    if (rule.ranged && rule.isOutside(y ^ bias)) {
      return Status.OUT_OF_RANGE;
    }
    if (!xAxis.isNumber(x) || (isNotFinite(y) && !settings.propagatesNaN)) {
      return Status.NOT_A_NUMBER;
    }
    return Status.FIRST;
  }

  /**
   * The slow path: a sample in bits, unsigned integers not biased yet.
   *
   * <p>All in one method on purpose: as it is longer than 325 bytecodes, the JIT calls it and keeps
   * the fast path small. While rings fill it is busy, and in smaller pieces it would all be inlined
   * into the loops over samples, at twice the time for each.
   */
  double takeUnusual(final int slot, final long x, final long rawY) {
    return takeUnusual(slot, x, rawY, 0, KeyIndex.NONE);
  }

  /**
   * The same, also of a long key that holds no live slot: {@code known} is NONE then. It is given a
   * slot only where there is one, and where the sample is a first one.
   *
   * @param idle the slot that the index has for the key though it is idle, or NONE
   */
  double takeUnusual(
      final int known, final long x, final long rawY, final long key, final int idle) {
    int early = statusAsFirst(x, rawY);
    int slot = known;
    if (known == KeyIndex.NONE) {
      if (idle == KeyIndex.NONE && !keys.makeRoom() && !makeRoom(key, x)) {
        keys.reject();
        early = Status.REJECTED;
      }
      if (early == Status.FIRST) {
        slot = keys.enter(key, idle);
      } else {
        reachUnknown(key, idle, x);
      }
    } else if (early == Status.OUT_OF_RANGE) {
      columns.forget(slot);
    }
    if (early != Status.FIRST) {
      return outcome(early);
    }
    final long y = isNotFinite(rawY) ? Double.doubleToRawLongBits(Double.NaN) : rawY ^ bias;
    if (ring.length(slot) == 0) {
      begin(slot, x, y, Status.FIRST, READABLE);
      return known == KeyIndex.NONE ? heard(slot, x, Double.NaN) : Double.NaN;
    }
    final int order = xAxis.compare(x, lastX[slot]);
    if (order == 0) {
      return undo == null ? outcome(Status.DUPLICATE_X) : replace(slot, x, rawY);
    }
    if (order < 0 && !xAxis.counter && !xAxis.isBeyondGap(x, lastX[slot])) {
      return outcome(Status.OUT_OF_ORDER);
    }
    if (order < 0 && xAxis.counter) {
      return begin(slot, x, y, Status.RESET, 0);
    }
    saveUndo(slot);
    final long previousX = lastX[slot];
    final long previousY = lastY[slot];
    if (order < 0 || xAxis.isBeyondGap(previousX, x)) {
      increaseStays(slot, previousY, y);
      if (columns.ewma != null) {
        columns.ewma.clear(slot);
      }
      columns.forget(slot);
      accept(slot, x, y);
      return outcome(Status.GAP, ACCEPTED);
    }
    final int kind = rule.step(previousY, y, step);
    final double dx = xAxis.distance(previousX, x);
    double quotient = Double.NaN;
    if (kind != Step.DROPPED) {
      quotient = Quotient.of(step.delta(rule.doubles), dx, scaleOf(slot));
      if (Math.abs(quotient) > maxRate) {
        increaseStays(slot, previousY, y);
        accept(slot, x, y);
        return outcome(Status.OUT_OF_RANGE, READABLE | ACCEPTED);
      }
    }
    if (kind != Step.PLAIN) {
      columns.increase.read(slot, previousY, sum);
      if (Step.isAccepted(kind)) {
        columns.increase.add(sum, step);
      }
      columns.increase.write(slot, y, sum);
    }
    if (columns.changes != null && kind != Step.UNKNOWN && isChange(previousY, y)) {
      columns.changes[slot]++;
    }
    if (columns.integral != null) {
      columns.integral.add(slot, previousX, previousY, x, y);
    }
    accept(slot, x, y);
    final int status;
    switch (kind) {
      case Step.PLAIN:
        status = Status.OK;
        break;
      case Step.UNKNOWN:
        status = rule.isNaN(y) ? Status.NOT_A_NUMBER : Status.OK;
        break;
      default:
        status = kind == Step.WRAPPED ? Status.WRAP : Status.RESET;
        columns.resets[slot]++;
        break;
    }
    if (kind == Step.DROPPED) {
      return outcome(status, READABLE | ACCEPTED);
    }
    outcome(status, HAS_DELTA | READABLE | ACCEPTED);
    deltaHigh = step.high;
    deltaLow = step.low;
    realDelta = step.real;
    if (columns.ewma != null && kind != Step.UNKNOWN) {
      columns.ewma.add(slot, Quotient.of(step.delta(rule.doubles), dx, scale), dx);
    }
    return derivative = quotient;
  }

  /**
   * The sample moves the store's time before a full store is searched for idle keys: so keys that
   * have all stopped make room.
   */
  private boolean makeRoom(final long key, final long x) {
    reachUnknown(key, KeyIndex.NONE, x);
    return expiry != null && keys.makeRoom();
  }

  private void reachUnknown(final long key, final int idle, final long x) {
    if (timed && xAxis.isNumber(x)) {
      keys.reachUnknown(key, idle, expiry.time.ordered(x));
    }
  }

  /** The sum of accepted Δy is the same after a step that enters nothing. */
  private void increaseStays(final int slot, final long previousY, final long y) {
    columns.increase.read(slot, previousY, sum);
    columns.increase.write(slot, y, sum);
  }

  /** Takes the sample as if the one with the same x had never come. */
  private double replace(final int slot, final long x, final long rawY) {
    undo.restore(slot);
    takeUnusual(slot, x, rawY);
    return asDuplicate();
  }

  /** The first sample, or one after which everything starts again. */
  private double begin(
      final int slot, final long x, final long y, final int status, final int flags) {
    saveUndo(slot);
    columns.resets[slot] = 0;
    if (columns.changes != null) {
      columns.changes[slot] = 0;
    }
    if (columns.ewma != null) {
      columns.ewma.clear(slot);
    }
    if (columns.integral != null) {
      columns.integral.start(slot);
    }
    columns.increase.start(slot, y);
    columns.forget(slot);
    accept(slot, x, y);
    return outcome(status, flags | ACCEPTED);
  }

  private boolean isChange(final long previousY, final long y) {
    return rule.doubles
        ? Double.longBitsToDouble(previousY) != Double.longBitsToDouble(y)
        : previousY != y;
  }

  private void accept(final int slot, final long x, final long y) {
    lastX[slot] = x;
    lastY[slot] = y;
    final int index = ring.push(slot);
    xs[index] = x;
    ys[index] = y;
  }

  private void saveUndo(final int slot) {
    if (undo != null) {
      undo.save(slot);
    }
  }

  // ---- rows and frames

  /** A sample of a live key that lacks x or y. */
  private double missingOf(final int slot) {
    if (settings.breaksOnMissing) {
      columns.forget(slot);
    }
    return outcome(Status.MISSING);
  }

  /** What there is of a sample that lacks x or y: a y may still lie outside its range. */
  void missing(final int slot, final boolean hasY, final long y) {
    if (hasY && isOutside(y)) {
      columns.forget(slot);
    }
    missingOf(slot);
  }

  private boolean isOutside(final long y) {
    return rule.ranged && rule.isOutside(y ^ bias);
  }

  /** A blank frame: it has no time, so it comes between a frame and one that repeats that. */
  void blank(final int slot, final boolean hasY, final long y) {
    missing(slot, hasY, y);
    if (frameUndo != null && (settings.breaksOnMissing || (hasY && isOutside(y)))) {
      frameUndo.forget(slot);
    }
  }

  /** Before a frame's part is taken: what {@link #takeFrameBack} brings back. */
  void saveFrame(final int slot) {
    if (frameUndo != null) {
      frameUndo.save(slot);
    }
  }

  /** As if the key's last frame had never come; not where a sample that changed the field did. */
  void takeFrameBack(final int slot) {
    frameUndo.restore(slot);
  }

  /** Prepares a slot that was just given to a key. */
  public void enter(final int slot) {
    columns.enter(slot);
  }

  /** Whether the key of a slot has no sample in this field. */
  boolean isEmpty(final int slot) {
    return ring.length(slot) == 0;
  }

  /** The key's own factor of the scale. */
  public void keyScale(final int slot, final double factor) {
    if (keyScales == null) {
      throw new IllegalArgumentException(
          "field " + settings.name + " has no factor per key: declare it scaledPerKey()");
    }
    keyScales[slot] = factor;
  }

  public FieldSettings settings() {
    return settings;
  }

  public FieldColumns columns() {
    return columns;
  }

  /** The largest step of x that a block may take; 0 where it takes none. */
  long blockGap() {
    return fastGap == NO_STEP ? 0 : fastGap - Long.MIN_VALUE;
  }

  public boolean isTimed() {
    return timed;
  }

  private boolean isNotFinite(final long y) {
    return rule.doubles && !(Math.abs(Double.longBitsToDouble(y)) <= Double.MAX_VALUE);
  }

  public long xBits(final long x) {
    return xAxis.doubles ? Double.doubleToRawLongBits(x) : x;
  }

  private long xBits(final double x) {
    return bits(xAxis.doubles, "x", x);
  }

  public long yBits(final long y) {
    return rule.doubles ? Double.doubleToRawLongBits(y) : y;
  }

  private long yBits(final double y) {
    return bits(rule.doubles, "y", y);
  }

  private long bits(final boolean doubles, final String axis, final double value) {
    if (!doubles) {
      throw new IllegalArgumentException(
          "field " + settings.name + " takes " + axis + " as a long, not the double " + value);
    }
    return Double.doubleToRawLongBits(value);
  }
}
