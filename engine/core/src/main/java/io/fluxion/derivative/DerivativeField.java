package io.fluxion.derivative;

import io.fluxion.state.SlotIndex;

/**
 * One field of a {@link DerivativeStore}: takes samples by slot and answers what is known of a key.
 *
 * <p>An update returns the derivative, NaN where there is none. What became of the sample stands in
 * {@link #status()}, {@link #delta()} and the like until this field's next update. Readings such as
 * {@link #rate} take a slot and may be asked at any time.
 *
 * <p>Not thread-safe: one writer to a store, and readers on the same thread.
 */
public final class DerivativeField extends SampleOutcome {
  private final UndoColumns undo;
  private final UndoColumns frameUndo;

  // Where keys expire by this field's x; null where none do, or by another x.
  private final KeyClock clock;
  // The largest step of x that update() itself takes, less 2^63, so that steps compare as unsigned
  // numbers; none in a field that is not plain, or whose y is biased or has a range. Of the latter
  // two, takeInRange() takes steps up to the second gap.
  private final long plainGap;
  private final long rangedGap;
  private final RoundUpdate rounds;

  DerivativeField(
      final FieldSchema schema,
      final FieldColumns columns,
      final KeyClock clock,
      final WindowScratch scratch) {
    super(schema, columns, scratch);
    this.clock = clock;
    undo = columns.undo;
    frameUndo = columns.frameUndo;
    final boolean plain =
        !xAxis.doubles
            && !rule.doubles
            && undo == null
            && frameUndo == null
            && changes == null
            && ewma == null
            && integral == null
            && keyScales == null
            && clock == null;
    // Steps of 2^63 and more are left to the long way.
    final long gap = !plain ? 0 : xAxis.maxGap < 0 ? Long.MAX_VALUE : xAxis.maxGap;
    final boolean ranged = rule.bias != 0 || rule.ranged;
    plainGap = (ranged ? 0 : gap) + Long.MIN_VALUE;
    rangedGap = ranged ? gap : 0;
    // What may fall as well as rise has hardly a block in which nothing falls.
    rounds = new RoundUpdate(this, rule.takesFalls() ? 0 : gap);
  }

  /**
   * Takes a sample of longs.
   *
   * @param slot a taken slot
   * @param x in the unit of x
   * @param y the counter or gauge; the bits of an unsigned one for {@link NumberType#ULONG}
   * @return Δy/Δx × scale, or NaN where this sample makes none; {@link #status()} says why
   */
  public double update(final int slot, final long x, final long y) {
    final long previousX = lastX[slot];
    final long previousY = lastY[slot];
    final long dx = x - previousX;
    final long dy = y - previousY;
    // Anything else goes the long way: x not ahead or too far, a fall, a difference that left 64
    // bits, and every sample of a field that is not plain.
    if (x > previousX && dx + Long.MIN_VALUE <= plainGap && (dy | (y & ~previousY)) >= 0) {
      final int index = ring.pushOrBegin(slot);
      lastX[slot] = x;
      lastY[slot] = y;
      if (index >= 0) {
        xs[index] = x;
        ys[index] = y;
        latest = index;
        plainCount++;
        return (double) dy / (double) dx * scale;
      }
      // The first: what lastX and lastY held was another key's. Written out here, as a call would
      // make the JIT read every field anew for each sample of a loop.
      xs[~index] = x;
      ys[~index] = y;
      resets[slot] = 0;
      increase.baseHigh[slot] = y >> 63;
      increase.baseLow[slot] = y;
      counts[SampleStatus.FIRST]++;
      outcome = SampleStatus.FIRST | READABLE;
      outcomeCount = plainCount;
      derivative = Double.NaN;
      return Double.NaN;
    }
    return updateUnplainly(slot, x, y);
  }

  /**
   * Takes a round of samples that have one x: exactly as if each had been given to {@link
   * #update(int, long, long)} in turn, and cheapest where slots are neighbours in ascending order.
   *
   * @param slots taken slots
   * @param from the first that takes part
   * @param count how many take part, from there on
   * @param x of all samples
   * @param ys y of each, at its slot's place
   * @param derivatives where each one's derivative is put, NaN where there is none
   * @param statuses where each one's {@link SampleStatus} is put
   * @throws IndexOutOfBoundsException where an array is too short; no sample was taken
   */
  public void updateRound(
      final int[] slots,
      final int from,
      final int count,
      final long x,
      final long[] ys,
      final double[] derivatives,
      final byte[] statuses) {
    rounds.update(slots, from, count, x, null, ys, derivatives, statuses);
  }

  /**
   * Takes a round of samples each of which has its own x.
   *
   * @param slots taken slots
   * @param from the first that takes part
   * @param count how many take part, from there on
   * @param xs x of each, at its slot's place
   * @param ys y of each
   * @param derivatives where each one's derivative is put, NaN where there is none
   * @param statuses where each one's {@link SampleStatus} is put
   * @throws IndexOutOfBoundsException where an array is too short; no sample was taken
   */
  public void updateRound(
      final int[] slots,
      final int from,
      final int count,
      final long[] xs,
      final long[] ys,
      final double[] derivatives,
      final byte[] statuses) {
    rounds.update(slots, from, count, 0, xs, ys, derivatives, statuses);
  }

  /** The rounds of this field. */
  RoundUpdate rounds() {
    return rounds;
  }

  /**
   * Takes a sample of a y in doubles.
   *
   * @param slot a taken slot
   * @param x in the unit of x
   * @param y the counter or gauge, of type {@link NumberType#DOUBLE}
   * @return the derivative, or NaN
   */
  public double update(final int slot, final long x, final double y) {
    return updateBits(slot, xBits(x), yBits(y));
  }

  /**
   * Takes a sample of doubles.
   *
   * @param slot a taken slot
   * @param x in the unit of x, of type {@link NumberType#DOUBLE}
   * @param y the counter or gauge, of type {@link NumberType#DOUBLE}
   * @return the derivative, or NaN
   */
  public double update(final int slot, final double x, final double y) {
    return updateBits(slot, xBits(x), yBits(y));
  }

  /**
   * Takes a sample of an x in doubles.
   *
   * @param slot a taken slot
   * @param x in the unit of x, of type {@link NumberType#DOUBLE}
   * @param y the counter or gauge
   * @return the derivative, or NaN
   */
  public double update(final int slot, final double x, final long y) {
    return updateBits(slot, xBits(x), yBits(y));
  }

  /**
   * Takes a sample that lacks x or y.
   *
   * @param slot a taken slot
   * @return NaN
   */
  public double missing(final int slot) {
    if (schema.breaksOnMissing()) {
      forget(slot);
    }
    return outcome(SampleStatus.MISSING);
  }

  /**
   * Sets the key's own factor of the scale, in a field that is {@link FieldSchema#scaledPerKey}.
   *
   * @param slot a taken slot
   * @param factor such as the number of CPUs
   */
  public void keyScale(final int slot, final double factor) {
    keyScales[slot] = factor;
  }

  /** Takes what there is of a sample that lacks x or y: a y may still lie outside its range. */
  void missing(final int slot, final boolean hasY, final long y) {
    if (hasY && rule.ranged && rule.isOutside(y ^ rule.bias)) {
      forget(slot);
    }
    missing(slot);
  }

  /** What would become of this sample as a key's first: FIRST, MISSING or NOT_A_NUMBER. */
  int statusAsFirst(final long x, final long y) {
    if (rule.ranged && rule.isOutside(y ^ rule.bias)) {
      return SampleStatus.MISSING;
    }
    if (!xAxis.isNumber(x) || (isNotFinite(y) && !schema.propagatesNaN())) {
      return SampleStatus.NOT_A_NUMBER;
    }
    return SampleStatus.FIRST;
  }

  /** Prepares a slot that was just given to a key. */
  void enter(final int slot) {
    if (keyScales != null) {
      keyScales[slot] = 1;
    }
  }

  /** A blank frame: it has no time, so it comes between a frame and one that repeats that. */
  void blank(final int slot, final boolean hasY, final long y) {
    missing(slot, hasY, y);
    if (frameUndo != null && ring.length(slot) == 0) {
      frameUndo.forget(slot);
    }
  }

  /** The field knows nothing of this key any more; its next good sample is FIRST. */
  void forget(final int slot) {
    ring.truncate(slot, 0);
  }

  /** Takes a sample of longs that {@link #update(int, long, long)} does not. */
  private double updateUnplainly(final int slot, final long x, final long y) {
    if (rangedGap > 0 && takeInRange(slot, x, y ^ rule.bias)) {
      return derivative();
    }
    return updateBits(slot, xBits(x), yBits(y));
  }

  /** The short way of a y that is unsigned or has a range; false where it is not the sample's. */
  private boolean takeInRange(final int slot, final long x, final long y) {
    final long previousX = lastX[slot];
    final long previousY = lastY[slot];
    final long dx = x - previousX;
    if (x <= previousX
        || dx <= 0
        || dx > rangedGap
        || ((y - previousY) | (y & ~previousY)) < 0
        || (rule.ranged && y > rule.max)
        || ring.length(slot) == 0) {
      return false;
    }
    final int index = ring.push(slot);
    lastX[slot] = x;
    lastY[slot] = y;
    xs[index] = x;
    ys[index] = y;
    latest = index;
    plainCount++;
    return true;
  }

  /** Takes a sample in bits; unsigned integers are not biased yet. */
  private double updateBits(final int slot, final long x, final long rawY) {
    if (clock != null) {
      clock.forgetIfIdle(slot);
    }
    return judge(slot, x, rawY, null, 0);
  }

  /**
   * Takes a sample in bits of a key that is known not to be idle. Fields of one row come this way:
   * an earlier one may have moved the key's event time already. Samples by key come this way where
   * the key is not plainly found: {@code keys} then gives it a slot, if it is to have one.
   *
   * <p>All in one method on purpose: as long as it is (over 325 bytecodes), the JIT calls it and
   * keeps what stands before it small. While rings fill it is the busier of the two, and in smaller
   * pieces it would all be inlined into the loops over samples, at twice the time for each.
   *
   * @param given the slot, where {@code keys} is null
   * @param keys finds the slot of {@code key}, or null
   */
  double judge(
      final int given, final long x, final long rawY, final LiveKeys keys, final long key) {
    final int slot = keys == null ? given : keys.acquire(key, x, rawY, this);
    if (slot == SlotIndex.NONE) {
      return Double.NaN;
    }
    final int early = statusAsFirst(x, rawY);
    if (early == SampleStatus.MISSING) {
      forget(slot);
      return outcome(early);
    }
    if (early == SampleStatus.NOT_A_NUMBER) {
      return outcome(early);
    }
    final long y = isNotFinite(rawY) ? Double.doubleToRawLongBits(Double.NaN) : rawY ^ rule.bias;
    if (ring.length(slot) == 0) {
      return begin(slot, x, y, SampleStatus.FIRST, READABLE);
    }
    final int order = xAxis.compare(x, lastX[slot]);
    if (order == 0) {
      return undo == null ? outcome(SampleStatus.DUPLICATE_X) : replace(slot, x, rawY);
    }
    if (order < 0 && !xAxis.counter && !xAxis.isBeyondGap(x, lastX[slot])) {
      return outcome(SampleStatus.OUT_OF_ORDER);
    }
    if (order < 0 && xAxis.counter) {
      return begin(slot, x, y, SampleStatus.RESET, 0);
    }
    saveUndo(slot);
    final long previousX = lastX[slot];
    final long previousY = lastY[slot];
    if (order < 0 || xAxis.isBeyondGap(previousX, x)) {
      increase.read(slot, previousY);
      increase.write(slot, y);
      if (ewma != null) {
        ewma.clear(slot);
      }
      ring.truncate(slot, 0);
      accept(slot, x, y);
      return outcome(SampleStatus.GAP, 0);
    }
    final int kind = rule.step(previousY, y);
    if (kind != StepRule.PLAIN) {
      increase.read(slot, previousY);
      if (kind != StepRule.DROPPED && kind != StepRule.UNKNOWN) {
        increase.add(rule);
      }
      increase.write(slot, y);
    }
    if (changes != null && kind != StepRule.UNKNOWN && isChange(previousY, y)) {
      changes[slot]++;
    }
    if (integral != null) {
      integral.add(slot, previousX, previousY, x, y);
    }
    accept(slot, x, y);
    final double dx = xAxis.distance(previousX, x);
    final int status;
    switch (kind) {
      case StepRule.PLAIN:
        status = SampleStatus.OK;
        break;
      case StepRule.UNKNOWN:
        status = rule.isNaN(y) ? SampleStatus.NOT_A_NUMBER : SampleStatus.OK;
        break;
      default:
        status = kind == StepRule.WRAPPED ? SampleStatus.WRAP : SampleStatus.RESET;
        resets[slot]++;
        break;
    }
    if (clock != null && status != SampleStatus.NOT_A_NUMBER) {
      clock.advance(lastX[slot]);
    }
    if (kind == StepRule.DROPPED) {
      return outcome(status, READABLE);
    }
    outcome(status, HAS_DELTA | READABLE);
    deltaHigh = rule.high;
    deltaLow = rule.low;
    realDelta = rule.real;
    final double quotient = rule.delta() / dx;
    if (ewma != null && kind != StepRule.UNKNOWN) {
      ewma.add(slot, quotient, dx);
    }
    return derivative = quotient * scaleOf(slot);
  }

  /** Judges the sample as if the one with the same x had never come. */
  private double replace(final int slot, final long x, final long rawY) {
    undo.restore(slot);
    judge(slot, x, rawY, null, 0);
    return asDuplicate();
  }

  /** Before a frame's part is judged: what {@link #takeFrameBack} brings back. */
  void saveFrame(final int slot) {
    if (frameUndo != null) {
      frameUndo.save(slot);
    }
  }

  /** As if the key's last frame had never come. */
  void takeFrameBack(final int slot) {
    frameUndo.restore(slot);
  }

  /** The first sample, or one after which everything starts again. */
  private double begin(
      final int slot, final long x, final long y, final int status, final int flags) {
    saveUndo(slot);
    resets[slot] = 0;
    if (changes != null) {
      changes[slot] = 0;
    }
    if (ewma != null) {
      ewma.clear(slot);
    }
    if (integral != null) {
      integral.start(slot);
    }
    increase.start(slot, y);
    ring.truncate(slot, 0);
    accept(slot, x, y);
    return outcome(status, flags);
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
    if (clock != null) {
      clock.touch(slot, x);
    }
  }

  private void saveUndo(final int slot) {
    if (undo != null) {
      undo.save(slot);
    }
  }

  private boolean isNotFinite(final long y) {
    return rule.doubles && !(Math.abs(Double.longBitsToDouble(y)) <= Double.MAX_VALUE);
  }

  long xBits(final long x) {
    return xAxis.doubles ? Double.doubleToRawLongBits(x) : x;
  }

  private long xBits(final double x) {
    return bits(xAxis.doubles, "x", x);
  }

  long yBits(final long y) {
    return rule.doubles ? Double.doubleToRawLongBits(y) : y;
  }

  private long yBits(final double y) {
    return bits(rule.doubles, "y", y);
  }

  private long bits(final boolean doubles, final String axis, final double value) {
    if (!doubles) {
      throw new IllegalArgumentException(
          "field " + schema.name() + " takes " + axis + " as a long, not the double " + value);
    }
    return Double.doubleToRawLongBits(value);
  }
}
