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
package io.fluxion.collector.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.Sample;
import io.fluxion.collector.output.Doorbell;
import io.fluxion.collector.source.SampleOutput;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SampleRingTest {
  private static final int FIELDS = 3;
  private static final int KEY_BYTES = 40;

  private static Random random() {
    final long seed = Long.getLong("fluxion.seed", System.nanoTime());
    System.out.println("SampleRingTest: -Dfluxion.seed=" + seed);
    return new Random(seed);
  }

  private static void fill(final Sample sample, final Random random) {
    sample.clear();
    final int length = 1 + random.nextInt(KEY_BYTES);
    for (int i = 0; i < length; i++) {
      sample.key()[i] = (byte) random.nextInt();
    }
    sample.keyLength(length);
    if (random.nextBoolean()) {
      sample.frame(random.nextLong());
    }
    for (int i = 0; i < FIELDS; i++) {
      if (random.nextBoolean()) {
        sample.setX(i, random.nextLong());
      }
      if (random.nextBoolean()) {
        sample.setY(i, random.nextLong());
      }
      if (random.nextInt(4) == 0) {
        sample.keyScale(i, random.nextInt(64));
      }
    }
  }

  private static String text(final Sample sample) {
    final StringBuilder text = new StringBuilder();
    text.append(new String(sample.key(), 0, sample.keyLength(), StandardCharsets.ISO_8859_1));
    text.append(sample.hasFrame() ? sample.frame() : "-");
    for (int i = 0; i < FIELDS; i++) {
      text.append(sample.hasX(i) ? sample.xBits(i) : "-").append('/');
      text.append(sample.hasY(i) ? sample.yBits(i) : "-").append('/').append(sample.keyScale(i));
    }
    return text.toString();
  }

  @Test
  void shouldCarryEverySampleAsItIs() throws InterruptedException {
    final Random random = random();
    final SampleRing ring = new SampleRing(FIELDS, KEY_BYTES);
    final Doorbell bell = new Doorbell(() -> !ring.isEmpty(), 100_000_000);
    final int count = 200_000;
    final long seed = random.nextLong();
    final Thread source =
        new Thread(
            () -> {
              final Random drawn = new Random(seed);
              final Sample sample = new Sample(FIELDS, KEY_BYTES);
              for (int i = 0; i < count; i++) {
                fill(sample, drawn);
                ring.put(sample, null, SampleOutput.NO_LABEL, i, 3L * i, bell);
                bell.ring();
              }
            });
    source.start();
    final Random drawn = new Random(seed);
    final Sample expected = new Sample(FIELDS, KEY_BYTES);
    final Sample sample = new Sample(FIELDS, KEY_BYTES);
    final int[] seen = {0};
    while (seen[0] < count) {
      bell.idle(
          ring.take(
              (type, buffer, index, length) -> {
                SampleMessage.decode(buffer, index, sample);
                fill(expected, drawn);
                if (!text(sample).equals(text(expected))) {
                  throw new AssertionError(seen[0] + ": " + text(sample) + " " + text(expected));
                }
                assertThat(SampleMessage.taken(buffer, index)).isEqualTo(seen[0]);
                assertThat(SampleMessage.storeTime(buffer, index)).isEqualTo(3L * seen[0]);
                seen[0]++;
              },
              100));
    }
    source.join();
  }

  /** A full ring is waited at, and an interrupt ends the wait. */
  @Test
  void shouldWaitWhileItIsFullUntilInterrupted() throws InterruptedException {
    final SampleRing ring = new SampleRing(FIELDS, KEY_BYTES);
    final Doorbell bell = new Doorbell(() -> false, 1);
    final int[] put = {0};
    final boolean[] last = {true};
    final Thread source =
        new Thread(
            () -> {
              final Sample sample = new Sample(FIELDS, KEY_BYTES);
              sample.keyLength(8);
              while (last[0]) {
                last[0] = ring.put(sample, null, SampleOutput.NO_LABEL, 0, 0, bell);
                put[0] += last[0] ? 1 : 0;
              }
            });
    source.start();
    while (ring.fill() < 0.99) {
      Thread.sleep(1);
    }
    source.join(200);
    assertThat(source.isAlive()).isTrue();
    source.interrupt();
    source.join();
    assertThat(last[0]).isFalse();
    final int[] taken = {0};
    while (ring.take((type, buffer, index, length) -> taken[0]++, 1_000) > 0) {
      // All that was put.
    }
    assertThat(taken[0]).isEqualTo(put[0]);
  }

  /** Who puts work there and rings never leaves a sleeper asleep. */
  @Test
  void shouldLoseNoRing() throws InterruptedException {
    final int[] work = {0};
    final long[] late = {0};
    final Object lock = new Object();
    final Doorbell bell =
        new Doorbell(
            () -> {
              synchronized (lock) {
                return work[0] > 0;
              }
            },
            10_000_000_000L);
    final int rounds = 20_000;
    final Thread sleeper =
        new Thread(
            () -> {
              int done = 0;
              while (done < rounds) {
                final long before = System.nanoTime();
                synchronized (lock) {
                  done += work[0];
                  work[0] = 0;
                }
                if (done < rounds) {
                  bell.idle(0);
                }
                late[0] = Math.max(late[0], System.nanoTime() - before);
              }
            });
    sleeper.start();
    for (int i = 0; i < rounds; i++) {
      synchronized (lock) {
        work[0]++;
      }
      bell.ring();
      if (i % 7 == 0) {
        LockSupport.parkNanos(1_000);
      }
    }
    sleeper.join();
    assertThat(late[0]).as("no sleep of ten seconds").isLessThan(9_000_000_000L);
  }

  @Test
  void shouldKeepTheLabelOfEachSlotUntilItChanges() {
    final Labels labels = new Labels(100);
    final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    buffer.putStringWithoutLengthAscii(0, "spinduty");
    assertThat(labels.note(70, buffer, 0, 4)).isEqualTo("spin");
    final String first = labels.of(70);
    assertThat(labels.note(70, buffer, 0, 4)).as("no new String").isSameAs(first);
    assertThat(labels.note(70, buffer, 4, 4)).isEqualTo("duty");
    assertThat(labels.of(3)).isNull();
    assertThat(labels.note(-1, buffer, 0, 4)).as("of a rejected key").isEqualTo("spin");
    assertThat(labels.note(70, buffer, 0, SampleOutput.NO_LABEL)).isNull();
    assertThat(labels.of(70)).as("the slot is another key's now").isNull();
  }

  @Test
  void shouldRecordLatenciesOfTheLastTwoMinutes() {
    final UpdateLatency latency = new UpdateLatency();
    final long minute = 61_000_000_000L;
    final long start = System.nanoTime();
    latency.record(5_000);
    latency.record(-1);
    latency.record(Long.MAX_VALUE);
    assertThat(latency.recent().getTotalCount()).isEqualTo(3);
    assertThat(latency.recent().getMaxValue()).isGreaterThan(3_590_000_000_000L);
    latency.tick(start + minute);
    latency.record(7);
    assertThat(latency.recent().getTotalCount()).isEqualTo(4);
    latency.tick(start + 2 * minute + 1);
    assertThat(latency.recent().getTotalCount()).isEqualTo(1);
    assertThat(latency.count()).isEqualTo(4);
    assertThat(latency.sumSeconds()).isEqualTo(3_600.000005007);
  }
}
