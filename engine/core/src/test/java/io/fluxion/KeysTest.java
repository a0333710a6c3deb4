// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Keys by number and by name: their order, their going, their text. */
class KeysTest {
  private static final FieldSchema COUNTER = FieldSchema.counter("y");

  private static DerivativeStore bytes(final int longest) {
    return DerivativeStore.builder(DerivativeSchema.of(COUNTER))
        .maxKeys(20)
        .byteKeys(longest)
        .build();
  }

  private static List<String> names(final DerivativeStore store) {
    final List<String> names = new ArrayList<>();
    store.forEach(handle -> names.add(store.name(handle)));
    final List<String> walked = new ArrayList<>();
    for (int handle = store.first(); handle != DerivativeStore.NONE; handle = store.next(handle)) {
      walked.add(store.name(handle));
    }
    assertThat(walked).isEqualTo(names);
    return names;
  }

  @Test
  void shouldSayThatTheKeysOfAStoreAreByteStringsToWhoUpdatesByLongKeys() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")))
            .maxKeys(2)
            .byteKeys(8)
            .build();
    assertThatThrownBy(() -> store.updateByKey(1, 1, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("byte strings");
    assertThatThrownBy(() -> store.updateByKey(store.newRound(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("byte strings");
  }

  @Test
  void shouldKeepTheOrderInWhichKeysArrivedAndPutOneThatReturnsLast() {
    final DerivativeStore store = Fluxion.counters(10);
    for (final long key : new long[] {5, 3, Long.MIN_VALUE, 9}) {
      store.acquire(key);
    }
    store.removeKey(3);
    store.updateByKey(7, 1, 1);
    store.updateByKey(3, 1, 1);
    store.updateByKey(5, 1, 1);
    assertThat(names(store)).containsExactly("5", "-9223372036854775808", "9", "7", "3");
    assertThat(store.key(store.first())).isEqualTo(5);
    assertThat(names(Fluxion.counters(1))).isEmpty();
  }

  @Test
  void shouldHandOverTheNextKeyAfterTheGivenOneWasRemoved() {
    final DerivativeStore store = Fluxion.counters(10);
    for (long key = 0; key < 10; key++) {
      store.acquire(key);
    }
    final List<Long> seen = new ArrayList<>();
    store.forEach(
        handle -> {
          seen.add(store.key(handle));
          if (store.key(handle) % 3 == 0) {
            store.remove(handle);
          }
        });
    assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(names(store)).containsExactly("1", "2", "4", "5", "7", "8");
    store.forEach(store::remove);
    assertThat(store.size()).isZero();
  }

  @Test
  void shouldNoticeAConsumerThatRemovesAnotherKey() {
    final DerivativeStore store = Fluxion.counters(10);
    for (long key = 0; key < 3; key++) {
      store.acquire(key);
    }
    assertThatThrownBy(() -> store.forEach(handle -> store.removeKey(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRemoveAKeyByItsNameOrSayThatItIsNotThere() {
    final DerivativeStore longs = Fluxion.counters(10);
    longs.updateByKey(5, 1, 1);
    assertThat(longs.removeKey(5)).isTrue();
    assertThat(longs.removeKey(5)).isFalse();
    assertThat(longs.updateByKey(5, 2, 2)).isNaN();
    assertThat(SampleStatus.name(longs.status())).isEqualTo("FIRST");
    final DerivativeStore bytes = bytes(8);
    bytes.acquire("eth0");
    final byte[] padded = "<eth0>".getBytes(StandardCharsets.US_ASCII);
    assertThat(bytes.removeKey(padded, 0, 4)).isFalse();
    assertThat(bytes.removeKey(padded, 1, 4)).isTrue();
    assertThat(bytes.removeKey(padded, 1, 4)).isFalse();
    assertThat(bytes.size()).isZero();
  }

  @Test
  void shouldTakeNamesInUtf8AndGiveThemBack() {
    final DerivativeStore store = bytes(24);
    final String[] names = {"", "eth0", "größe", "温度", "🚀 launch", "a\u0000b", "\ud7ff\ue000"};
    for (final String name : names) {
      final byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
      final int handle = store.acquire(new StringBuilder(name));
      assertThat(store.find(utf8, 0, utf8.length)).as(name).isEqualTo(handle);
      assertThat(store.acquire(utf8, 0, utf8.length)).isEqualTo(handle);
      assertThat(store.name(handle)).isEqualTo(name);
      assertThat(store.keyLength(handle)).isEqualTo(utf8.length);
      final byte[] copy = new byte[30];
      assertThat(store.copyKey(handle, copy, 3)).isEqualTo(utf8.length);
      assertThat(new String(copy, 3, utf8.length, StandardCharsets.UTF_8)).isEqualTo(name);
    }
    assertThat(names(store)).containsExactly(names);
    assertThat(store.maxKeyBytes()).isEqualTo(24);
    assertThat(Fluxion.counters(1).maxKeyBytes()).isZero();
  }

  @Test
  void shouldEncodeAnyTextAsTheJdkDoesButForHalvesOfPairs() {
    final SplittableRandom random = new SplittableRandom(6);
    final byte[] target = new byte[200];
    for (int i = 0; i < 5_000; i++) {
      final StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        final int point = random.nextInt(1 << (1 + random.nextInt(21)));
        text.appendCodePoint(Math.min(point, Character.MAX_CODE_POINT));
      }
      final int length = Utf8Keys.encode(text, target);
      final String expected =
          text.codePoints()
              .map(point -> point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(new String(target, 0, length, StandardCharsets.UTF_8)).isEqualTo(expected);
    }
  }

  @Test
  void shouldEncodeNoMoreThanFits() {
    final byte[] target = new byte[4];
    assertThat(Utf8Keys.encode("🚀", target)).isEqualTo(4);
    assertThat(Utf8Keys.encode("äö", target)).isEqualTo(4);
    for (final String tooLong : new String[] {"abcde", "äöa", "🚀a", "温度"}) {
      assertThatThrownBy(() -> Utf8Keys.encode(tooLong, target))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("4 bytes")
          .hasMessageContaining(tooLong);
    }
    assertThatThrownBy(() -> Utf8Keys.encode("x".repeat(1_000), target))
        .hasMessageContaining("x".repeat(40) + "…");
  }

  @Test
  void shouldFillASampleByNameOrByBytes() {
    final DerivativeStore store = bytes(8);
    final Sample row = store.newSample();
    row.key("größe").x(1).setY(0, 5);
    store.update(row);
    assertThat(store.name(row.handle())).isEqualTo("größe");
    row.clear();
    row.key()[0] = 'k';
    row.keyLength(1);
    row.x(1).setY(0, 6);
    store.update(row);
    assertThat(names(store)).containsExactly("größe", "k");
    assertThat(row.keyLength()).isEqualTo(1);
    final Sample number = Fluxion.counters(1).newSample();
    number.key(-3);
    assertThat(number.longKey()).isEqualTo(-3);
  }

  @Test
  void shouldGiveASecretOfItsOwnToEachStoreWithoutASeed() {
    // The most that an insertion ever looked at is another number for another secret, mostly.
    int different = 0;
    for (int i = 0; i < 5; i++) {
      different += probes(false) == probes(false) ? 0 : 1;
      assertThat(probes(true)).isEqualTo(probes(true));
    }
    assertThat(different).isPositive();
  }

  /** The probes of many inserts, one after the other, in a number. */
  private static long probes(final boolean seeded) {
    long all = 0;
    for (int store = 0; store < 20; store++) {
      final DerivativeStore.Builder builder =
          DerivativeStore.builder(DerivativeSchema.of(COUNTER).window(2)).maxKeys(1_000);
      final DerivativeStore built = seeded ? builder.hashSeed(store).build() : builder.build();
      for (long key = 0; key < 1_000; key++) {
        built.acquire(key);
        all = 31 * all + built.longestProbe();
      }
    }
    return all;
  }
}
