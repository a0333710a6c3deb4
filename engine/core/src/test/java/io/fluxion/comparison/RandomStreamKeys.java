// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The keys of a random stream: names for the model, longs or bytes for the store. */
final class RandomStreamKeys {
  static final int LONGEST = 24;
  private static final long[] WRONG = {86_400, -86_400, 1_000_000, -1_000_000};
  private static final long[] LIMITS = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE};

  private final boolean longs;
  private final List<String> names;
  private final Map<String, BigDecimal> offsets = new HashMap<>();

  RandomStreamKeys(final RandomStreamSetup setup, final SplittableRandom random) {
    longs = setup.longKeys();
    final Set<String> drawn = new LinkedHashSet<>();
    while (drawn.size() < setup.keys()) {
      drawn.add(longs ? drawLong(random) : drawBytes(random));
    }
    names = new ArrayList<>(drawn);
    for (final String name : names) {
      offsets.put(name, drawOffset(setup, random));
    }
  }

  /** By how much a key's clock is wrong: mostly by nothing, or by a little, or by days. */
  private static BigDecimal drawOffset(
      final RandomStreamSetup setup, final SplittableRandom random) {
    if (random.nextDouble() >= setup.wrongClocks()) {
      return BigDecimal.ZERO;
    }
    final long steps = random.nextBoolean() ? random.nextInt(200) - 100 : WRONG[random.nextInt(4)];
    return new BigDecimal(steps * setup.unit());
  }

  BigDecimal offset(final String name) {
    return offsets.get(name);
  }

  private static String drawLong(final SplittableRandom random) {
    switch (random.nextInt(3)) {
      case 0:
        return Long.toString(LIMITS[random.nextInt(LIMITS.length)]);
      case 1:
        return Long.toString(random.nextInt(20));
      default:
        return Long.toString(random.nextLong());
    }
  }

  /** Lengths from 0 on, and beginnings in common. */
  private static String drawBytes(final SplittableRandom random) {
    final int length = random.nextInt(LONGEST + 1);
    final StringBuilder name =
        new StringBuilder("container-container-cont").delete(length, LONGEST);
    for (int i = Math.max(0, length - 3); i < length; i++) {
      name.setCharAt(i, (char) ('a' + random.nextInt(26)));
    }
    return name.toString();
  }

  /** Some key; the first ones come more often, so that the last ones fall behind. */
  String any(final SplittableRandom random) {
    final int bound = 1 + random.nextInt(names.size());
    return names.get(random.nextInt(bound));
  }

  List<String> names() {
    return names;
  }

  static byte[] bytes(final String name) {
    return name.getBytes(StandardCharsets.ISO_8859_1);
  }

  int find(final DerivativeStore store, final String name) {
    if (longs) {
      return store.find(Long.parseLong(name));
    }
    final byte[] padded = padded(name);
    return store.find(padded, 1, padded.length - 2);
  }

  int acquire(final DerivativeStore store, final String name) {
    if (longs) {
      return store.acquire(Long.parseLong(name));
    }
    final byte[] padded = padded(name);
    return store.acquire(padded, 1, padded.length - 2);
  }

  boolean removeKey(final DerivativeStore store, final String name) {
    if (longs) {
      return store.removeKey(Long.parseLong(name));
    }
    final byte[] padded = padded(name);
    return store.removeKey(padded, 1, padded.length - 2);
  }

  void fill(final Sample sample, final String name) {
    if (longs) {
      sample.key(Long.parseLong(name));
    } else {
      final byte[] bytes = bytes(name);
      System.arraycopy(bytes, 0, sample.key(), 0, bytes.length);
      sample.keyLength(bytes.length);
    }
  }

  /** Between other bytes, which are none of the key. */
  private static byte[] padded(final String name) {
    return bytes("<" + name + ">");
  }

  /** The name of a key that a store has. */
  String name(final DerivativeStore store, final int handle) {
    if (longs) {
      return Long.toString(store.key(handle));
    }
    final byte[] target = new byte[LONGEST];
    final int copied = store.copyKey(handle, target, 0);
    if (copied != store.keyLength(handle)) {
      throw new IllegalStateException("copied " + copied);
    }
    return new String(target, 0, copied, StandardCharsets.ISO_8859_1);
  }
}
