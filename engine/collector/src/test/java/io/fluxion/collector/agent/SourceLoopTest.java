// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.KeptSayings;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.SampleOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SourceLoopTest {
  private static final int KEY_BYTES = 8;
  private static final long HOUR = 3_600_000_000_000L;

  private final List<Throwable> causes = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private Throwable end;

  /** A source of some polls. */
  private record Polls(List<Consumer<SampleOutput>> polls) implements LiveSource {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public boolean poll(final SampleOutput out) {
      if (polls.isEmpty()) {
        return false;
      }
      polls.remove(0).accept(out);
      return true;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private SourceLoop.Listener listener() {
    return new SourceLoop.Listener() {
      @Override
      public void sourceEnded(final SourceLoop loop, final Throwable cause) {
        end = cause;
        ended.countDown();
      }

      @Override
      public void sinkFailed(final Sink sink, final Throwable cause) {
        causes.add(cause);
      }
    };
  }

  private static DerivativeStore store(final int keys, final long idleTimeout) {
    return DerivativeStore.builder(
            DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(idleTimeout))
        .maxKeys(keys)
        .byteKeys(KEY_BYTES)
        .build();
  }

  private static byte[] bytes(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(
      final SampleOutput out, final String key, final long x, final String label) {
    final Sample sample = new Sample(1, KEY_BYTES);
    final byte[] bytes = bytes(key);
    System.arraycopy(bytes, 0, sample.key(), 0, bytes.length);
    sample.keyLength(bytes.length);
    sample.setX(0, x);
    sample.setY(0, x);
    if (label == null) {
      out.sample(sample);
    } else {
      out.sample(sample, bytes(label), bytes(label).length);
    }
  }

  private SourceLoop loop(
      final DerivativeStore store,
      final boolean nanoseconds,
      final long polls,
      final List<Sink> sinks,
      final List<Consumer<SampleOutput>> script) {
    return new SourceLoop(
        new Polls(new ArrayList<>(script)),
        store,
        nanoseconds,
        polls,
        sinks,
        new KeptSayings(),
        listener());
  }

  private SourceLoop run(
      final DerivativeStore store,
      final boolean nanoseconds,
      final List<Sink> sinks,
      final List<Consumer<SampleOutput>> script)
      throws InterruptedException {
    final SourceLoop loop = loop(store, nanoseconds, 0, sinks, script);
    loop.start();
    ended.await();
    loop.stop();
    loop.finish(0);
    assertThat(end).isNull();
    return loop;
  }

  /** What a sink is told, and a defect of it at some call. */
  private static final class Calls implements Sink {
    private final String defect;
    private final Throwable what;
    private final List<String> calls = new ArrayList<>();

    private Calls(final String defect, final Throwable what) {
      this.defect = defect;
      this.what = what;
    }

    private void call(final String name, final String more) {
      calls.add(name + more);
      if (name.equals(defect)) {
        if (what instanceof final Error e) {
          throw e;
        }
        throw (RuntimeException) what;
      }
    }

    @Override
    public void row(final Sample sample, final String label) {
      final String key = new String(sample.key(), 0, sample.keyLength(), StandardCharsets.UTF_8);
      call("row", ' ' + key + ' ' + label + ' ' + SampleStatus.name(sample.status(0)));
    }

    @Override
    public void storeTime(final long time) {
      call("time", "");
    }

    @Override
    public void gone(final int handle, final byte[] key, final int length) {
      call("gone", ' ' + new String(key, 0, length, StandardCharsets.UTF_8));
    }

    @Override
    public void flush() {
      call("flush", "");
    }

    @Override
    public void tick(final long nowNanos) {
      call("tick", "");
    }

    @Override
    public void finish(final long malformed) {
      call("finish", "");
    }

    private List<String> withoutTicks() {
      return calls.stream().filter(call -> !call.equals("tick")).toList();
    }
  }

  /** Whatever becomes of one sink, the others have every row, and their end. */
  @ParameterizedTest
  @ValueSource(strings = {"row", "tick", "time", "gone", "finish"})
  void shouldLeaveOutASinkThatHasADefectAndNoOther(final String where) throws Exception {
    final Throwable defect = new IllegalStateException("a defect");
    final Throwable full = new OutOfMemoryError("a heap");
    final Calls first = new Calls(where, defect);
    final Calls second = new Calls(where, full);
    final Calls third = new Calls(null, null);
    run(
        store(1, HOUR),
        true,
        List.of(first, second, third),
        List.of(
            out -> put(out, "k", 1, null),
            out -> put(out, "k", 2, null),
            out -> out.gone(bytes("k"), 1)));
    assertThat(causes).containsExactly(defect, full);
    assertThat(third.withoutTicks())
        .containsExactly("time", "row k null FIRST", "time", "row k null OK", "gone k", "finish");
    assertThat(first.calls.get(first.calls.size() - 1)).startsWith(where);
    assertThat(second.calls).isEqualTo(first.calls);
  }

  /** A key lives for as long as it is heard of, by a clock that agrees with nobody's x. */
  @Test
  void shouldLetKeysLiveWhoseClocksAreWrong() throws Exception {
    final DerivativeStore store = store(3, 1_000_000_000);
    final List<Consumer<SampleOutput>> polls = new ArrayList<>();
    for (int poll = 0; poll < 20; poll++) {
      final long x = poll;
      polls.add(
          out -> {
            put(out, "a", x - 4_000_000_000L, null);
            put(out, "b", x + 1_000, null);
            put(out, "c", x + 4_000_000_000_000L, null);
          });
    }
    run(store, true, List.of(), polls);
    assertThat(store.count(SampleStatus.FIRST)).isEqualTo(3);
    assertThat(store.count(SampleStatus.OK)).isEqualTo(19 * 3);
  }

  /** A key that was quiet for longer than the timeout is gone, whatever its own clock says. */
  @Test
  void shouldExpireByTheTimeOfThePoll() throws Exception {
    final DerivativeStore store = store(2, 20_000_000);
    run(
        store,
        true,
        List.of(),
        List.of(
            out -> put(out, "a", 1, null),
            out -> sleep(60),
            out -> put(out, "b", 1, null),
            out -> put(out, "a", 2, null)));
    assertThat(store.count(SampleStatus.FIRST)).isEqualTo(3);
  }

  /** Where nobody says the time, it is that of the samples. */
  @Test
  void shouldLeaveTheTimeToTheSamplesWhereXIsNoTime() throws Exception {
    final DerivativeStore store = store(1, 2);
    final Calls calls = new Calls(null, null);
    run(
        store,
        false,
        List.of(calls),
        List.of(out -> put(out, "k", 0, null), out -> put(out, "k", 1, null)));
    assertThat(store.lastHeard(store.first())).isEqualTo(1);
    assertThat(calls.calls).doesNotContain("time");
  }

  /** It comes back as another key, and has given its place to who came meanwhile. */
  @Test
  void shouldFreeThePlaceOfAKeyThatIsGone() throws Exception {
    final DerivativeStore store = store(1, HOUR);
    final Calls calls = new Calls(null, null);
    run(
        store,
        true,
        List.of(calls),
        List.of(
            out -> {
              put(out, "a", 1, null);
              put(out, "b", 1, null);
              out.gone(bytes("nobody"), 6);
              out.gone(bytes("a"), 1);
              put(out, "b", 2, null);
              put(out, "b", 3, null);
            }));
    assertThat(calls.withoutTicks())
        .containsExactly(
            "time",
            "row a null FIRST",
            "row b null REJECTED",
            "gone a",
            "row b null FIRST",
            "row b null OK",
            "finish");
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void shouldKeepTheLabelOfEachKeyUntilItChanges() throws Exception {
    final DerivativeStore store = store(1, HOUR);
    final Calls calls = new Calls(null, null);
    final SourceLoop loop =
        run(
            store,
            false,
            List.of(calls),
            List.of(
                out -> {
                  put(out, "k", 1, "spin");
                  put(out, "k", 2, "spin");
                  put(out, "k", 3, "duty");
                  put(out, "other", 3, "of a rejected key");
                  put(out, "k", 4, null);
                }));
    assertThat(calls.withoutTicks())
        .containsExactly(
            "row k spin FIRST",
            "row k spin OK",
            "row k duty OK",
            "row other of a rejected key REJECTED",
            "row k null OK",
            "finish");
    assertThat(loop.labels().of(0)).isNull();
    assertThat(loop.samples()).isEqualTo(5);
    assertThat(loop.latency().count()).isEqualTo(5);
  }

  /** An interrupt ends a poll that waits, and the loop. */
  @Test
  void shouldStopAtOnceWhileItsSourceWaits() throws Exception {
    final CountDownLatch polled = new CountDownLatch(1);
    final SourceLoop loop =
        loop(
            store(1, 1),
            true,
            0,
            List.of(),
            List.of(
                out -> {
                  polled.countDown();
                  sleep(50_000);
                }));
    loop.start();
    polled.await();
    loop.stop();
    assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldEndAfterSoManyPollsThatGaveSamples() throws Exception {
    final List<Consumer<SampleOutput>> polls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      final long x = i;
      polls.add(out -> {});
      polls.add(out -> put(out, "k", x, null));
    }
    final SourceLoop loop = loop(store(1, HOUR), true, 3, List.of(), polls);
    loop.start();
    ended.await();
    assertThat(loop.samples()).isEqualTo(3);
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

  private static void sleep(final long millis) {
    try {
      Thread.sleep(millis);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
