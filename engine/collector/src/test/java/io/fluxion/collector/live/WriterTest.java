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
package io.fluxion.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.Sample;
import io.fluxion.collector.sink.LiveSink;
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

  private void put() {
    final Sample sample = new Sample(1, KEY_BYTES);
    sample.keyLength(KEY_BYTES);
    sample.setX(0, put);
    sample.setY(0, put);
    assertThat(ring.put(sample, null, SampleOutput.NO_LABEL, 0, writer.doorbell())).isTrue();
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
