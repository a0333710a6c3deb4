/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutletTest {
  private static final int CAPACITY = 1 << 23;

  @Test
  void shouldWriteUnitsOfAnySizeInTheirOrder() throws IOException {
    final long seed = Long.getLong("fluxion.seed", System.nanoTime());
    System.out.println("OutletTest: -Dfluxion.seed=" + seed);
    final Random random = new Random(seed);
    final HeldTarget target = new HeldTarget();
    target.open.countDown();
    final Outlet outlet = new Outlet("test", target, true);
    final ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int i = 0; i < 300; i++) {
      final byte[] unit = new byte[random.nextInt(i % 10 == 0 ? 1_000_000 : 2_000) + 1];
      random.nextBytes(unit);
      final int offset = random.nextInt(unit.length);
      assertThat(outlet.offer(unit, offset, unit.length - offset)).isTrue();
      expected.write(unit, offset, unit.length - offset);
    }
    assertThat(outlet.close()).isZero();
    assertThat(target.written.toByteArray()).isEqualTo(expected.toByteArray());
    assertThat(target.closed).isTrue();
  }

  @Test
  void shouldRefuseWholeUnitsWhereItsTargetIsSlow() throws IOException {
    final HeldTarget target = new HeldTarget();
    final Outlet outlet = new Outlet("test", target, false);
    final byte[] unit = new byte[100_000];
    int taken = 0;
    while (outlet.offer(unit, 0, unit.length)) {
      taken++;
    }
    assertThat(taken * unit.length).isBetween(CAPACITY - 500_000, CAPACITY);
    assertThat(outlet.hasRoom(unit.length)).isFalse();
    target.open.countDown();
    assertThat(outlet.close()).isZero();
    assertThat(target.written.size()).isEqualTo(taken * unit.length);
  }

  @Test
  void shouldWaitWhereItsSourceCan() throws Exception {
    final HeldTarget target = new HeldTarget();
    final Outlet outlet = new Outlet("test", target, true);
    final byte[] unit = new byte[100_000];
    final int units = 2 * CAPACITY / unit.length;
    final Thread offering =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < units; i++) {
                  outlet.offer(unit, 0, unit.length);
                }
              } catch (final IOException e) {
                throw new AssertionError(e);
              }
            });
    offering.start();
    offering.join(500);
    assertThat(offering.isAlive()).isTrue();
    target.open.countDown();
    offering.join();
    assertThat(outlet.close()).isZero();
    assertThat(target.written.size()).isEqualTo(units * unit.length);
  }

  /** No part begins where the ring's end is too near for it: what is left there is skipped. */
  @Test
  void shouldWriteWhatIsBehindTheRingsEndToo() throws Exception {
    // A part of this size 128 times, as two reads take them, leaves less than a part at the end.
    final byte[] unit = new byte[CAPACITY / 128 - 16];
    final HeldTarget target = new HeldTarget();
    target.holdsAt = 64 * unit.length;
    final Outlet outlet = new Outlet("test", target, true);
    for (int i = 0; i < 128; i++) {
      outlet.offer(unit, 0, unit.length);
    }
    // The second read is under way, and it is the last before the end.
    target.reached.await();
    outlet.offer(unit, 0, unit.length);
    final FutureTask<Long> closing = new FutureTask<>(() -> outlet.close());
    new Thread(closing).start();
    Thread.sleep(200);
    target.open.countDown();
    assertThat(closing.get()).isZero();
    assertThat(target.written.size()).isEqualTo(129 * unit.length);
  }

  @Test
  void shouldTakeBackTheUnitThatFailedAndRefuseTheNext() throws Exception {
    final HeldTarget target = new HeldTarget();
    target.failAt = 250;
    target.open.countDown();
    final Outlet outlet = new Outlet("test", target, false);
    final byte[] unit = new byte[100];
    for (int i = 0; i < 3; i++) {
      outlet.offer(unit, 0, unit.length);
    }
    outlet.flush();
    assertThatThrownBy(
            () -> {
              while (true) {
                outlet.offer(unit, 0, unit.length);
                Thread.sleep(1);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("no space");
    assertThatThrownBy(() -> outlet.close()).hasMessage("no space");
    assertThat(target.undone).isTrue();
    assertThat(target.unitStart).isEqualTo(200);
    assertThat(target.written.size()).isEqualTo(200);
    assertThat(target.closed).isTrue();
  }

  @Test
  void shouldFailOfWhatNobodyForesaw() throws Exception {
    final HeldTarget target =
        new HeldTarget() {
          @Override
          public void write(final byte[] bytes, final int length, final boolean begins) {
            throw new OutOfMemoryError("a defect");
          }
        };
    final Outlet outlet = new Outlet("test", target, true);
    outlet.offer(new byte[10], 0, 10);
    assertThatThrownBy(() -> outlet.close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a defect");
    assertThat(target.undone).isTrue();
  }

  /** Another outlet was slow: that is no reason to leave out what this one has taken. */
  @Test
  void shouldWriteWhatItTookThoughItWasToldToHurry() throws Exception {
    final HeldTarget target = new HeldTarget();
    final Outlet outlet = new Outlet("test", target, true);
    final byte[] unit = new byte[100_000];
    for (int i = 0; i < 50; i++) {
      assertThat(outlet.offer(unit, 0, unit.length)).isTrue();
    }
    target.reached.await();
    outlet.hurry();
    final FutureTask<Long> closing = new FutureTask<>(() -> outlet.close());
    new Thread(closing).start();
    Thread.sleep(200);
    target.open.countDown();
    assertThat(closing.get()).isZero();
    assertThat(target.written.size()).isEqualTo(50 * unit.length);
    assertThat(target.undone).isFalse();
  }

  /** Whoever wants to stop does not wait for ever; what is left is told. */
  @Test
  void shouldGiveUpOnATargetThatHangs() throws Exception {
    final HeldTarget target = new HeldTarget();
    final Outlet outlet = new Outlet("test", target, false);
    outlet.offer(new byte[1_000], 0, 1_000);
    outlet.offer(new byte[1_000], 0, 1_000);
    outlet.flush();
    target.reached.await();
    outlet.giveUp();
    outlet.interrupt();
    assertThat(outlet.close()).isEqualTo(2_000);
    assertThat(target.closed).isTrue();
  }

  /** The first part of a unit is written when the rest is given up. */
  @Test
  void shouldTakeBackTheUnitInWhichItGivesUp() throws Exception {
    final HeldTarget target = new HeldTarget();
    target.holdsAt = 1_000;
    final Outlet outlet = new Outlet("test", target, false);
    outlet.offer(new byte[1_000], 0, 1_000);
    outlet.offer(new byte[200_000], 0, 200_000);
    outlet.offer(new byte[500], 0, 500);
    outlet.flush();
    target.reached.await();
    outlet.giveUp();
    target.open.countDown();
    assertThat(outlet.close()).isEqualTo(200_500);
    assertThat(target.undone).isTrue();
    assertThat(target.unitStart).isEqualTo(1_000);
  }

  /** A unit of several parts that was waiting for room for the next when nobody waits any more. */
  @Test
  void shouldTakeBackTheUnitThatThereWasNoRoomFor() throws Exception {
    final HeldTarget target = new HeldTarget();
    target.holdsAt = 1_000;
    final Outlet outlet = new Outlet("test", target, true);
    outlet.offer(new byte[1_000], 0, 1_000);
    final byte[] unit = new byte[CAPACITY + 200_000];
    final FutureTask<Boolean> offering = new FutureTask<>(() -> outlet.offer(unit, 0, unit.length));
    new Thread(offering).start();
    target.reached.await();
    Thread.sleep(200);
    assertThat(offering.isDone()).isFalse();
    outlet.hurry();
    assertThat(offering.get()).isFalse();
    target.open.countDown();
    assertThat(outlet.offer(unit, 0, 1)).as("nothing comes behind half a unit").isFalse();
    outlet.close();
    assertThat(target.undone).isTrue();
    assertThat(target.unitStart).isEqualTo(1_000);
  }
}
