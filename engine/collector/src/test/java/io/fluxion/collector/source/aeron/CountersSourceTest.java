// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.CollectedSamples.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CountersSourceTest extends CountersPolling {
  /** What a poll's clock, made from one in ms, may be behind that one. */
  private static final long CLOCK_MILLIS = 2;

  private static Row row(final String key, final Row like, final long value) {
    return new Row(key, like.x(), value);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldHandOnEveryCounterAtEveryPoll(final boolean isCnc) throws Exception {
    try (CountersFiles owner =
            isCnc
                ? CountersFiles.cnc(path(), 1_024, 17).signalReady()
                : CountersFiles.agrona(path(), 1_024);
        CountersSource source = source(path())) {
      owner.add("Bytes sent", 5);
      owner.add("Bytes received: wéb", Long.MAX_VALUE);
      owner.add("", Long.MIN_VALUE);
      final long before = System.currentTimeMillis();
      poll(source);
      assertThat(out.keys()).containsExactly("0 Bytes sent", "1 Bytes received: wéb", "2");
      final Row first = out.rows().get(0);
      assertThat(out.rows())
          .containsExactly(
              row("0 Bytes sent", first, 5),
              row("1 Bytes received: wéb", first, Long.MAX_VALUE),
              row("2", first, Long.MIN_VALUE));
      assertThat(TimeUnit.NANOSECONDS.toMillis(first.x()))
          .isBetween(before - CLOCK_MILLIS, System.currentTimeMillis());

      for (int i = 3; i < 1_024; i++) {
        owner.add("counter " + i, i);
      }
      owner.manager().setCounterValue(0, 6);
      poll(source);
      assertThat(out.rows()).hasSize(1_024);
      assertThat(out.rows().get(0).y()).isEqualTo(6);
      assertThat(out.rows().get(0).x()).isGreaterThan(first.x());
      assertThat(out.rows().get(1_023).key()).isEqualTo("1023 counter 1023");
      assertThat(out.said()).isEmpty();
      assertThat(source.name()).isEqualTo("counters");
    }
  }

  @Test
  void shouldPassOverCountersThatAreFreed() throws Exception {
    try (CountersFiles owner = CountersFiles.agrona(path(), 8);
        CountersSource source = source(path())) {
      owner.add("a", 1);
      owner.add("b", 2);
      owner.add("c", 3);
      owner.manager().free(0);
      owner.manager().free(1);
      poll(source);
      assertThat(out.keys()).containsExactly("2 c");
      assertThat(owner.add("d", 4)).isZero();
      poll(source);
      assertThat(out.keys()).containsExactly("0 d", "2 c");
      assertThat(out.rows().get(0).y()).isEqualTo(4);
    }
  }

  @Test
  void shouldSayThatACounterIsGone() throws Exception {
    try (CountersFiles owner = CountersFiles.agrona(path(), 200);
        CountersSource source = source(path())) {
      for (int i = 0; i < 130; i++) {
        owner.add("counter", i);
      }
      poll(source);
      assertThat(out.gone()).isEmpty();
      owner.manager().free(0);
      owner.manager().free(100);
      owner.manager().free(129);
      poll(source);
      assertThat(out.gone()).containsExactly("0 counter", "100 counter", "129 counter");
      poll(source);
      assertThat(out.gone()).isEmpty();
      // Another counter under a number that is still taken: the old key has ended.
      owner.manager().free(7);
      assertThat(owner.add("other", 1)).isZero();
      poll(source);
      assertThat(out.gone()).containsExactly("7 counter");
      owner.manager().free(0);
      assertThat(owner.add("third", 1)).isEqualTo(100);
      assertThat(owner.add("fourth", 1)).isEqualTo(129);
      assertThat(owner.add("fifth", 1)).isEqualTo(7);
      assertThat(owner.add("sixth", 1)).isZero();
      poll(source);
      assertThat(out.gone()).containsExactly("0 other");
      assertThat(out.keys()).contains("0 sixth", "7 fifth", "100 third", "129 fourth");
    }
  }

  /** While a driver is away its counters may come back; of its successor only some do. */
  @Test
  void shouldKeepKeysWhileTheFileIsAway() throws Exception {
    try (CountersSource source = source(path());
        CountersFiles first = newCnc(1).signalReady()) {
      first.add("a", 1);
      first.add("b", 1);
      first.add("c", 1);
      poll(source);
      Files.delete(path());
      poll(source);
      assertThat(out.gone()).isEmpty();
      try (CountersFiles second = newCnc(2).signalReady()) {
        second.add("a", 1);
        second.add("x", 1);
        poll(source);
        assertThat(out.gone()).containsExactly("1 b", "2 c");
        assertThat(out.keys()).containsExactly("0 a", "1 x");
      }
    }
  }

  @Test
  void shouldFollowALabelThatIsAppendedTo() throws Exception {
    try (CountersFiles owner = CountersFiles.agrona(path(), 8);
        CountersSource source = source(path())) {
      owner.add("rcv-channel:", 1);
      poll(source);
      assertThat(out.keys()).containsExactly("0 rcv-channel:");
      owner.manager().appendToLabel(0, " 127.0.0.1:1");
      poll(source);
      assertThat(out.keys()).containsExactly("0 rcv-channel: 127.0.0.1:1");
      assertThat(out.gone()).containsExactly("0 rcv-channel:");
    }
  }

  /** Agrona cuts what is too long at a byte, not at a character. */
  @Test
  void shouldMakeLabelsUtf8() throws Exception {
    try (CountersFiles owner = CountersFiles.agrona(path(), 8);
        CountersSource source = new CountersSource(path(), 1, 400)) {
      owner.add("x".repeat(379) + "é", 1);
      owner.add("y".repeat(378) + "é", 1);
      poll(source);
      assertThat(out.keys())
          .containsExactly("0 " + "x".repeat(379) + "?", "1 " + "y".repeat(378) + "é");
    }
  }

  @Test
  void shouldNameCountersWhoseKeysAreTooLongOnce() throws Exception {
    try (CountersFiles owner = CountersFiles.agrona(path(), 8);
        CountersSource source = source(path())) {
      owner.add("x".repeat(254), 1);
      owner.add("x".repeat(255), 2);
      owner.add("z", 3);
      poll(source);
      assertThat(out.rows().stream().map(Row::y)).containsExactly(1L, 3L);
      assertThat(out.malformed())
          .containsExactly(
              path() + ": counter 1: the key is 257 bytes long, more than --max-key-bytes 256");
      poll(source);
      assertThat(out.rows()).hasSize(2);
      assertThat(out.malformed()).isEmpty();
    }
  }

  @Test
  void shouldWaitForAFileThatIsNotThereYet() throws Exception {
    try (CountersSource source = source(path())) {
      poll(source);
      assertThat(out.said())
          .containsExactly(path() + ": there is no such file; it will be tried again");
      poll(source);
      assertThat(out.said()).isEmpty();
      Files.createFile(path());
      poll(source);
      assertThat(out.said())
          .containsExactly(
              path() + ": it is empty, as if it were being made; it will be tried again");
      try (CountersFiles owner = newCnc(1)) {
        poll(source);
        assertThat(out.said())
            .containsExactly(
                path()
                    + ": it has no counters yet, or is still being made; it will be tried again");
        owner.signalReady().add("a", 1);
        poll(source);
        assertThat(out.said()).containsExactly(path() + " is back");
        assertThat(out.keys()).containsExactly("0 a");
      }
    }
  }

  @Test
  void shouldFollowADriverThatRestarts() throws Exception {
    try (CountersSource source = source(path());
        CountersFiles first = newCnc(1).signalReady()) {
      first.add("a", 100);
      poll(source);
      assertThat(out.rows().get(0).y()).isEqualTo(100);
      // Even within one millisecond.
      try (CountersFiles second = newCnc(1).signalReady()) {
        second.add("a", 3);
        first.manager().setCounterValue(0, 101);
        poll(source);
        assertThat(out.said()).containsExactly(path() + " was made anew and is opened again");
        assertThat(out.rows().get(0).y()).isEqualTo(3);
        poll(source);
        assertThat(out.said()).isEmpty();
        Files.delete(path());
        poll(source);
        assertThat(out.said()).containsExactly(path() + ": it is gone; it will be tried again");
        assertThat(out.rows()).isEmpty();
        poll(source);
        assertThat(out.said()).isEmpty();
      }
      try (CountersFiles third = newCnc(2).signalReady()) {
        third.add("b", 4);
        poll(source);
        assertThat(out.said()).containsExactly(path() + " is back");
        assertThat(out.keys()).containsExactly("0 b");
      }
    }
  }

  @Test
  void shouldNoticeADriverThatBeginsAnewInTheSameFile() throws Exception {
    try (CountersFiles owner = newCnc(1).signalReady();
        CountersSource source = source(path())) {
      owner.add("a", 1);
      poll(source);
      owner.head().putLong(32, 2);
      poll(source);
      assertThat(out.said()).containsExactly(path() + " was made anew and is opened again");
      assertThat(out.rows()).hasSize(1);
      owner.head().putInt(0, 0);
      poll(source);
      assertThat(out.said()).hasSize(2);
      assertThat(out.rows()).isEmpty();
      owner.signalReady();
      poll(source);
      assertThat(out.said()).containsExactly(path() + " is back");
      assertThat(out.rows()).hasSize(1);
    }
  }

  @Test
  void shouldLeaveNoDescriptor() throws Exception {
    try (CountersSource source = source(path())) {
      for (int i = 0; i < 20; i++) {
        try (CountersFiles owner = newCnc(i).signalReady()) {
          owner.add("a", i);
          poll(source);
          assertThat(out.rows()).hasSize(1);
        }
        assertThat(openOnes()).isEqualTo(1);
      }
    }
    assertThat(openOnes()).isZero();
  }

  /** Descriptors and mappings of files in this folder, deleted ones too. */
  private long openOnes() throws IOException {
    final String name = folder.toRealPath().toString();
    long count = 0;
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (final Path descriptor : descriptors.toList()) {
        count += Files.exists(descriptor) && leadsTo(descriptor, name) ? 1 : 0;
      }
    }
    return count
        + Files.readAllLines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1).stream()
            .filter(line -> line.contains(name))
            .count();
  }

  private static boolean leadsTo(final Path descriptor, final String name) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith(name);
    } catch (final IOException e) {
      return false;
    }
  }
}
