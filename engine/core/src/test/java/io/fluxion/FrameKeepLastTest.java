// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Frames with keep-last: a frame that repeats the last one's time makes everything as if that one
 * had never come. So a store that is given all frames must end up, after each, as a store that was
 * only given those which nothing replaced.
 */
class FrameKeepLastTest {
  private static final int KEYS = 3;
  private static final int FIELDS = 4;

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  /** A frame; x and y of each field, null where absent; time null where the frame is blank. */
  private record Frame(int key, Long time, Long[] xs, Long[] ys, double keyScale) {}

  @Test
  void shouldBeAsIfAReplacedFrameHadNeverCome() {
    System.out.println("FrameKeepLastTest -Dfluxion.seed=" + seed);
    int replaced = 0;
    for (int run = 0; run < 120; run++) {
      replaced += run();
    }
    assertThat(replaced).as("replaced frames, -Dfluxion.seed=%d", seed).isGreaterThan(1000);
  }

  private int run() {
    final boolean breaks = random.nextBoolean();
    final ResetPolicy policy =
        List.of(ResetPolicy.DROP, ResetPolicy.FROM_ZERO, ResetPolicy.WRAP_32)
            .get(random.nextInt(3));
    final int window = 2 + random.nextInt(4);
    final DerivativeStore all = store(breaks, policy, window);
    final List<Frame> kept = new ArrayList<>();
    int replaced = 0;
    for (int i = 0; i < 60; i++) {
      final Frame frame = frame(kept);
      final Frame last = lastOf(kept, frame.key);
      if (last != null && frame.time != null && frame.time.equals(last.time)) {
        kept.remove(last);
        replaced++;
      }
      kept.add(frame);
      take(all, frame);
      compare(all, breaks, policy, window, kept, run(frame, last));
    }
    return replaced;
  }

  @Test
  void shouldTakeAnyLongForAFramesTime() {
    for (final boolean keepsLast : new boolean[] {false, true}) {
      final FieldSchema cpu = FieldSchema.counter("cpu").overCounter();
      final DerivativeStore store =
          DerivativeStore.builder(DerivativeSchema.of(keepsLast ? cpu.keepLast() : cpu).framed())
              .maxKeys(1)
              .build();
      assertThat(take(store, Long.MIN_VALUE, 10, 100L)).isEqualTo("FIRST");
      assertThat(take(store, Long.MIN_VALUE, 20, 200L)).isEqualTo("DUPLICATE_X");
      assertThat(take(store, Long.MIN_VALUE + 1, 30, 400L)).isEqualTo("OK");
      assertThat(store.field(0).derivative()).isEqualTo(keepsLast ? 20.0 : 15.0);
      assertThat(take(store, Long.MIN_VALUE, 40, 500L)).isEqualTo("OUT_OF_ORDER");
      assertThat(take(store, Long.MIN_VALUE + 1, 40, null)).isEqualTo("DUPLICATE_X");
      assertThat(store.size()).as("that was not its first frame").isEqualTo(1);
      assertThat(take(store, Long.MAX_VALUE, 50, 500L)).isEqualTo("OK");
      assertThat(take(store, Long.MAX_VALUE, 60, 600L)).isEqualTo("DUPLICATE_X");
    }
  }

  private static String take(
      final DerivativeStore store, final long time, final long x, final Long y) {
    final Sample row = store.newSample();
    row.key(1).x(x);
    row.frame(time);
    if (y != null) {
      row.setY(0, y);
    }
    store.update(row);
    return SampleStatus.name(row.status(0));
  }

  private String run(final Frame frame, final Frame last) {
    return "-Dfluxion.seed=" + seed + ", after " + frame + ", before it " + last;
  }

  /** The last of a key's frames that has a time. */
  private static Frame lastOf(final List<Frame> kept, final int key) {
    Frame last = null;
    for (final Frame frame : kept) {
      if (frame.key == key && frame.time != null) {
        last = frame;
      }
    }
    return last;
  }

  private Frame frame(final List<Frame> kept) {
    final int key = random.nextInt(KEYS);
    final Frame last = lastOf(kept, key);
    final boolean blank = last != null && random.nextInt(12) == 0;
    final boolean again = last != null && random.nextInt(3) == 0;
    final long before = last == null ? 1000 : last.time;
    final Long time = blank ? null : (Long) (again ? before : before + 1 + random.nextInt(9));
    final Long[] xs = new Long[FIELDS];
    final Long[] ys = new Long[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
      // The first frame is whole, so that the key has its place in both stores.
      if (blank || (last != null && random.nextInt(6) == 0)) {
        continue;
      }
      // A counter x that now and then stands still or falls, or the frame's own time.
      xs[i] = i < 2 ? (Long) (before / 2 + random.nextInt(4)) : time;
      ys[i] = before * 3 + random.nextInt(40) - (random.nextInt(8) == 0 ? 500 : 0);
    }
    final double keyScale = random.nextInt(3) == 0 ? Double.NaN : 1 + random.nextInt(4);
    return new Frame(key, time, xs, ys, keyScale);
  }

  private static void take(final DerivativeStore store, final Frame frame) {
    final Sample sample = store.newSample();
    sample.key()[0] = (byte) ('a' + frame.key);
    sample.keyLength(1);
    if (frame.time != null) {
      sample.frame(frame.time);
    }
    for (int i = 0; i < FIELDS; i++) {
      if (frame.xs[i] != null) {
        sample.setX(i, frame.xs[i]);
        sample.setY(i, frame.ys[i]);
      }
    }
    if (!Double.isNaN(frame.keyScale)) {
      sample.keyScale(0, frame.keyScale);
    }
    store.update(sample);
  }

  private static void compare(
      final DerivativeStore all,
      final boolean breaks,
      final ResetPolicy policy,
      final int window,
      final List<Frame> kept,
      final String about) {
    final DerivativeStore fresh = store(breaks, policy, window);
    kept.forEach(frame -> take(fresh, frame));
    for (int key = 0; key < KEYS; key++) {
      final byte[] name = {(byte) ('a' + key)};
      final int handle = all.find(name, 0, 1);
      final int there = fresh.find(name, 0, 1);
      assertThat(handle < 0).as(about).isEqualTo(there < 0);
      for (int i = 0; handle >= 0 && i < FIELDS; i++) {
        assertThat(readings(all.field(i), handle))
            .as("field %d, %s", i, about)
            .isEqualTo(readings(fresh.field(i), there));
      }
    }
    // The frame that came last: what its fields say of it, but for the status.
    for (int i = 0; i < FIELDS; i++) {
      assertThat(all.field(i).hasDelta()).as(about).isEqualTo(fresh.field(i).hasDelta());
      assertThat(all.field(i).isReadable()).as(about).isEqualTo(fresh.field(i).isReadable());
      assertThat(all.field(i).derivative())
          .as(about)
          .isEqualTo((Double) fresh.field(i).derivative());
    }
  }

  private static List<Object> readings(final DerivativeField field, final int handle) {
    final List<Object> readings = new ArrayList<>();
    readings.add(field.windowLength(handle));
    if (field.windowLength(handle) == 0) {
      return readings;
    }
    readings.add(field.valueBits(handle));
    readings.add(field.increaseHigh(handle));
    readings.add(field.increaseLow(handle));
    readings.add(field.resets(handle));
    readings.add(field.changes(handle));
    readings.add(field.ewma(handle));
    readings.add(field.integral(handle));
    readings.add(field.rate(handle));
    readings.add(field.slope(handle));
    readings.add(field.intercept(handle));
    readings.add(field.yMean(handle));
    for (int age = 0; age < field.windowLength(handle); age++) {
      readings.add(field.derivative(handle, age));
    }
    return readings;
  }

  private static DerivativeStore store(
      final boolean breaks, final ResetPolicy policy, final int window) {
    final List<FieldSchema> fields = new ArrayList<>();
    for (int i = 0; i < FIELDS; i++) {
      FieldSchema field = FieldSchema.counter("f" + i).keepLast().reset(policy).countChanges();
      field = field.ewma(3).integral(i % 2 == 0 ? IntegralRule.LOCF : IntegralRule.LINEAR);
      field = breaks ? field.breakOnMissing() : field;
      field = i == 0 ? field.scaledPerKey() : field;
      fields.add(i < 2 ? field.overCounter() : field);
    }
    return DerivativeStore.builder(DerivativeSchema.of(fields).window(window).framed())
        .maxKeys(KEYS)
        .byteKeys(4)
        .build();
  }
}
