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

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.output.LiveSink;
import io.fluxion.collector.recording.Block;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriterTest {
  private static final int KEY_BYTES = 8;

  private final SampleRing ring = new SampleRing(1, KEY_BYTES);
  private final List<Throwable> causes = new ArrayList<>();
  private Writer writer = writer(List.of());
  private int put;

  private Writer writer(final List<LiveSink> sinks) {
    return new Writer(
        ring,
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")))
            .maxKeys(1)
            .byteKeys(KEY_BYTES)
            .build(),
        KEY_BYTES,
        sinks,
        (sink, cause) -> causes.add(cause));
  }

  /** Calls of a sink that has a defect, or none. */
  private static final class Calls implements LiveSink {
    private final String defect;
    private final Throwable what;
    private final List<String> calls = new ArrayList<>();

    private Calls(final String defect, final Throwable what) {
      this.defect = defect;
      this.what = what;
    }

    private void call(final String name) throws IOException {
      calls.add(name);
      if (name.equals(defect)) {
        if (what instanceof final Error e) {
          throw e;
        }
        throw (RuntimeException) what;
      }
    }

    @Override
    public void row(final Sample sample, final String label) throws IOException {
      call("row");
    }

    @Override
    public void flush() throws IOException {
      call("flush");
    }

    @Override
    public void tick(final long nowNanos) throws IOException {
      call("tick");
    }

    @Override
    public void finish(final long malformed) throws IOException {
      call("finish");
    }
  }

  /** Whatever becomes of one sink, the others have every row, and their last word. */
  @ParameterizedTest
  @ValueSource(strings = {"row", "tick", "finish"})
  void shouldLeaveOutASinkThatHasADefectAndNoOther(final String where) {
    final Throwable defect = new IllegalStateException("a defect");
    final Throwable full = new OutOfMemoryError("a heap");
    final Calls first = new Calls(where, defect);
    final Calls second = new Calls(where, full);
    final Calls third = new Calls(null, null);
    writer = writer(List.of(first, second, third));
    put();
    writer.doWork();
    put();
    writer.doWork();
    writer.onClose();
    assertThat(causes).containsExactly(defect, full);
    assertThat(third.calls.stream().filter(call -> !call.equals("tick")))
        .containsExactly("row", "row", "finish");
    assertThat(third.calls).contains("tick");
    assertThat(first.calls).endsWith(where).isEqualTo(second.calls);
  }

  /** A key that was quiet for longer is gone, whatever its own clock says; sinks hear the time. */
  @Test
  void shouldSayTheStoresTimeBeforeTheSamplesItHoldsFor() {
    final List<String> heard = new ArrayList<>();
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(100))
            .maxKeys(1)
            .byteKeys(KEY_BYTES)
            .build();
    final LiveSink sink =
        new LiveSink() {
          @Override
          public void storeTime(final long time) {
            heard.add("time " + time);
          }

          @Override
          public void row(final Sample sample, final String label) {
            heard.add(SampleStatus.name(sample.status(0)));
          }

          @Override
          public void flush() {
            // Nothing waits.
          }

          @Override
          public void tick(final long nowNanos) {
            // Not of interest.
          }
        };
    writer = new Writer(ring, store, KEY_BYTES, List.of(sink), (of, cause) -> causes.add(cause));
    for (final long time : new long[] {1_000, 1_000, 1_100, 1_201, 1_201}) {
      put(time);
    }
    writer.onClose();
    assertThat(causes).isEmpty();
    assertThat(heard)
        .containsExactly("time 1000", "FIRST", "OK", "time 1100", "OK", "time 1201", "FIRST", "OK");
  }

  /** A key lives for as long as it is heard of, by a clock that agrees with nobody's x. */
  @Test
  void shouldLetKeysLiveWhoseClocksAreWrong() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(100))
            .maxKeys(3)
            .byteKeys(KEY_BYTES)
            .build();
    writer = new Writer(ring, store, KEY_BYTES, List.of(), (of, cause) -> causes.add(cause));
    final long[] clocks = {-4_000_000_000L, 1_000, 4_000_000_000L};
    final Sample sample = new Sample(1, KEY_BYTES);
    sample.keyLength(1);
    for (int poll = 0; poll < 50; poll++) {
      for (int key = 0; key < clocks.length; key++) {
        sample.key()[0] = (byte) key;
        sample.setX(0, clocks[key] + poll);
        sample.setY(0, poll);
        ring.put(sample, null, SampleOutput.NO_LABEL, 0, 60L * poll, writer.doorbell());
      }
    }
    writer.onClose();
    assertThat(store.count(SampleStatus.FIRST)).isEqualTo(clocks.length);
    assertThat(store.count(SampleStatus.OK)).isEqualTo(49L * clocks.length);
  }

  /** Where nobody says the time, one key alone is never idle. */
  @Test
  void shouldLeaveTheTimeToTheSamplesWhereNobodySaysIt() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(2))
            .maxKeys(1)
            .byteKeys(KEY_BYTES)
            .build();
    writer = new Writer(ring, store, KEY_BYTES, List.of(), (of, cause) -> causes.add(cause));
    put();
    put();
    writer.onClose();
    assertThat(store.lastHeard(store.first())).isEqualTo(1);
  }

  private void put() {
    put(Block.NO_TIME);
  }

  private void put(final long storeTime) {
    final Sample sample = new Sample(1, KEY_BYTES);
    sample.keyLength(KEY_BYTES);
    sample.setX(0, put);
    sample.setY(0, put);
    assertThat(ring.put(sample, null, SampleOutput.NO_LABEL, 0, storeTime, writer.doorbell()))
        .isTrue();
    put++;
  }

  /** No sample begins where the ring's end is too near for it: what is left there is skipped. */
  @Test
  void shouldTakeWhatIsBehindTheRingsEndToo() {
    put();
    final int bytes = (int) Math.round(ring.fill() * SampleRing.CAPACITY_BYTES);
    assertThat(SampleRing.CAPACITY_BYTES % bytes).isPositive();
    while (put < SampleRing.CAPACITY_BYTES / bytes) {
      put();
    }
    while (writer.latency().count() < put) {
      writer.doWork();
    }
    assertThat(ring.isEmpty()).isTrue();
    put();
    put();
    writer.onClose();
    assertThat(writer.latency().count()).isEqualTo(put);
  }
}
