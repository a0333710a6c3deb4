package io.fluxion.derivative;

import io.fluxion.state.Ring;
import java.util.Arrays;
import java.util.Objects;

/**
 * Takes whole rounds of samples of one field: exactly as if each sample had been given to {@link
 * DerivativeField#update(int, long, long)} in turn. A round of 100,000 keys and more costs 1.3 to
 * 2.8 times as much as a copy of its bytes.
 *
 * <p>A round is worked off in blocks, which are runs of neighbouring slots in ascending order.
 * Where none of a block's samples is unusual, it is a few straight loops that the JIT makes vector
 * code of ({@link RoundLoops}); any other block is halved until its parts are usual, or so small
 * that they may as well go one by one. What is found out about a block is found out before anything
 * is written.
 *
 * <p>Rings that stand in the same plane are written by a straight copy. Stragglers (a key that was
 * missing in a round) are turned back into line, some in each block of each round; until all are,
 * the block's rings are written one by one.
 *
 * <p>Not thread-safe: one writer.
 */
final class RoundUpdate {
  /** So many samples that the loops' own costs vanish, and their columns stay in a first cache. */
  static final int BLOCK = 512;

  /** Samples that are taken one by one where one of them is unusual, or their slots are no run. */
  static final int SMALLEST = 32;

  /** Shorter runs are no blocks. */
  static final int SHORTEST_RUN = 8;

  /**
   * The columns of more keys than this are in no cache: an update in no order then waits for five
   * lines from memory. With fewer keys, to look at them first costs more than it saves.
   */
  static final int CACHED_KEYS = 1 << 17;

  // Turning a ring costs as much as writing some ten apart from their neighbours.
  private static final int TURNS_PER_BLOCK = 16;

  private final DerivativeField field;
  private final Ring ring;
  private final long[] lastX;
  private final long[] lastY;
  private final long[] xs;
  private final long[] ys;
  private final long[][] lanes;
  private final double scale;
  private final long bias;
  private final boolean ranged;
  private final long max;
  private final long gap;
  // What was read beforehand, so that it is read.
  private long fetched;

  /**
   * The rounds of a field.
   *
   * @param field takes what is unusual
   * @param gap the largest step of x that is usual; 0 where every sample is unusual
   */
  RoundUpdate(final DerivativeField field, final long gap) {
    this.field = field;
    this.gap = gap;
    ring = field.ring;
    lastX = field.lastX;
    lastY = field.lastY;
    xs = field.xs;
    ys = field.ys;
    lanes = new long[][] {xs, ys};
    scale = field.scale;
    bias = field.rule.bias;
    max = field.rule.max;
    ranged = field.rule.ranged && max != Long.MAX_VALUE;
  }

  /** By handle; one x where {@code xsIn} is null. */
  void update(
      final int[] slots,
      final int from,
      final int count,
      final long x,
      final long[] xsIn,
      final long[] ysIn,
      final double[] derivatives,
      final byte[] statuses) {
    Objects.checkFromIndexSize(from, count, slots.length);
    check(from, count, xsIn, ysIn, derivatives, statuses);
    final int end = from + count;
    int i = from;
    while (i < end) {
      final int most = Math.min(BLOCK, end - i);
      final int run = RoundLoops.runLength(slots, i, most);
      if (run >= SHORTEST_RUN) {
        takeBlock(slots[i], i, run, x, xsIn, ysIn, derivatives, statuses);
        i += run;
      } else {
        final int stop = i + Math.min(SMALLEST, most);
        fetch(slots, i, stop - i);
        for (; i < stop; i++) {
          derivatives[i] = field.update(slots[i], xsIn == null ? x : xsIn[i], ysIn[i]);
          statuses[i] = (byte) field.status();
        }
      }
    }
  }

  /**
   * Reads what the updates of some slots will need, if that may be in memory: the processor then
   * waits for all their cache lines at once, where update by update it sees three or four ahead.
   * Nothing is taken; a slot that is none is passed over.
   */
  void fetch(final int[] slots, final int from, final int count) {
    if (lastX.length <= CACHED_KEYS) {
      return;
    }
    long bits = 0;
    for (int i = from; i < from + count; i++) {
      final int slot = slots[i];
      if (slot >= 0 && slot < lastX.length) {
        bits |= lastX[slot] ^ lastY[slot] ^ nextEntry(slot);
      }
    }
    fetched = bits;
  }

  /** Something of the ring's entry that the slot's next one will take the place of. */
  private long nextEntry(final int slot) {
    final int index = ring.nextIndex(slot);
    return xs[index] ^ ys[index];
  }

  /** Whether the columns are long enough. */
  static void check(
      final int from,
      final int count,
      final long[] xsIn,
      final long[] ysIn,
      final double[] derivatives,
      final byte[] statuses) {
    if (xsIn != null) {
      Objects.checkFromIndexSize(from, count, xsIn.length);
    }
    Objects.checkFromIndexSize(from, count, ysIn.length);
    Objects.checkFromIndexSize(from, count, derivatives.length);
    Objects.checkFromIndexSize(from, count, statuses.length);
  }

  /**
   * Takes the samples of neighbouring slots, at most a block of them.
   *
   * @param slot of the sample at {@code from}
   */
  void takeBlock(
      final int slot,
      final int from,
      final int length,
      final long x,
      final long[] xsIn,
      final long[] ysIn,
      final double[] derivatives,
      final byte[] statuses) {
    if (takeUsual(slot, from, length, x, xsIn, ysIn, derivatives, statuses)) {
      return;
    }
    if (length > SMALLEST) {
      final int half = length >>> 1;
      takeBlock(slot, from, half, x, xsIn, ysIn, derivatives, statuses);
      takeBlock(slot + half, from + half, length - half, x, xsIn, ysIn, derivatives, statuses);
      return;
    }
    for (int i = 0; i < length; i++) {
      final int at = from + i;
      derivatives[at] = field.update(slot + i, xsIn == null ? x : xsIn[at], ysIn[at]);
      statuses[at] = (byte) field.status();
    }
  }

  /** The same; does nothing and returns false where one of them is unusual. */
  private boolean takeUsual(
      final int slot,
      final int from,
      final int length,
      final long x,
      final long[] xsIn,
      final long[] ysIn,
      final double[] derivatives,
      final byte[] statuses) {
    if (gap == 0 || slot < 0 || slot > lastX.length - length) {
      return false;
    }
    final int stance = ring.stance(slot, length);
    if (stance == Ring.FILLING_SOME) {
      return false;
    }
    final boolean sameX = xsIn == null && RoundLoops.areSame(lastX, slot, length);
    if (isUnusual(slot, from, length, x, xsIn, ysIn, sameX)) {
      return false;
    }
    if (sameX) {
      final double dx = (double) (x - lastX[slot]);
      RoundLoops.quotients(derivatives, from, dx, lastY, slot, length, ysIn, bias, scale);
    } else if (xsIn == null) {
      RoundLoops.quotients(derivatives, from, x, lastX, lastY, slot, length, ysIn, bias, scale);
    } else {
      RoundLoops.quotients(derivatives, from, xsIn, lastX, lastY, slot, length, ysIn, bias, scale);
    }
    Arrays.fill(statuses, from, from + length, (byte) SampleStatus.OK);
    if (stance == Ring.IN_STEP || ring.align(slot, length, TURNS_PER_BLOCK, lanes)) {
      pushInStep(slot, from, length, x, xsIn, ysIn);
    } else {
      pushEach(slot, from, length, x, xsIn, ysIn);
    }
    write(lastX, slot, from, length, x, xsIn);
    RoundLoops.copyBiased(lastY, slot, ysIn, from, length, bias);
    field.tookPlain(length, ring.index(slot + length - 1, 0));
    return true;
  }

  private boolean isUnusual(
      final int slot,
      final int from,
      final int length,
      final long x,
      final long[] xsIn,
      final long[] ysIn,
      final boolean sameX) {
    long unusual =
        xsIn == null
            ? RoundLoops.unusualX(lastX, slot, sameX ? 1 : length, x, gap)
            : RoundLoops.unusualX(lastX, slot, length, xsIn, from, gap);
    unusual |= RoundLoops.unusualY(lastY, slot, length, ysIn, from, bias);
    if (ranged) {
      unusual |= RoundLoops.aboveRange(ysIn, from, length, bias, max);
    }
    return unusual < 0;
  }

  private void pushInStep(
      final int slot,
      final int from,
      final int length,
      final long x,
      final long[] xsIn,
      final long[] ysIn) {
    final int index = ring.pushInStep(slot, length);
    write(xs, index, from, length, x, xsIn);
    RoundLoops.copyBiased(ys, index, ysIn, from, length, bias);
  }

  private void pushEach(
      final int slot,
      final int from,
      final int length,
      final long x,
      final long[] xsIn,
      final long[] ysIn) {
    // Their lines share nothing with the neighbours': to read first what will be written lets the
    // processor wait for all of them at once.
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits |= nextEntry(slot + i);
    }
    fetched = bits;
    for (int i = 0; i < length; i++) {
      final int index = ring.pushFull(slot + i);
      xs[index] = xsIn == null ? x : xsIn[from + i];
      ys[index] = ysIn[from + i] ^ bias;
    }
  }

  private static void write(
      final long[] column,
      final int at,
      final int from,
      final int length,
      final long x,
      final long[] xsIn) {
    if (xsIn == null) {
      Arrays.fill(column, at, at + length, x);
    } else {
      System.arraycopy(xsIn, from, column, at, length);
    }
  }
}
