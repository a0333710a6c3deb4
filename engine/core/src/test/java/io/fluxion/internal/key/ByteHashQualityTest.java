// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How many table entries a look-up looks at, for byte-string keys that follow a pattern: with every
 * secret as many as for random keys. A table that is half full takes them 1.5 in the mean (D. E.
 * Knuth, The Art of Computer Programming 3, 6.4), with so many keys to within 0.02.
 */
class ByteHashQualityTest {
  private static final int SEEDS = 15;

  /** As many keys as make a table half full. */
  private static final int KEYS = 1 << 16;

  private static final double MEAN_OF_RANDOM_KEYS = 1.5;
  private static final double MARGIN = 0.06;

  /** Of random keys some 40; so many in one table of a million. */
  private static final int LONGEST_PROBE = 128;

  private static final int LONGEST_KEY = 64;

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());

  ByteHashQualityTest() {
    System.out.println("ByteHashQualityTest -Dfluxion.seed=" + seed);
  }

  /** Writes a key of a family, which may differ from secret to secret; returns its length. */
  private interface Family {
    int key(int i, int number, byte[] target);
  }

  @Test
  void shouldProbeAsFewEntriesForContainerIdsAsForRandomKeys() {
    // 64 hexadecimal digits.
    check(
        "container ids",
        (i, number, target) -> {
          final SplittableRandom digits = new SplittableRandom(i + 31L * number);
          for (int at = 0; at < LONGEST_KEY; at += 7) {
            digits(digits.nextInt(1 << 28), 16, Math.min(7, LONGEST_KEY - at), target, at);
          }
          return LONGEST_KEY;
        });
  }

  @Test
  void shouldProbeAsFewEntriesForNumberedNamesAsForRandomKeys() {
    check("name-000123", (i, number, target) -> 5 + digits(i, 10, 6, target, put("name-", target)));
    check("i", (i, number, target) -> digits(i, 10, Integer.toString(i).length(), target, 0));
  }

  @Test
  void shouldProbeAsFewEntriesForNumbersAnywhereInALongNameAsForRandomKeys() {
    check(
        "shared prefix, number, shared suffix",
        (i, number, target) -> {
          final int length = 4 + number % (LONGEST_KEY - 3);
          Arrays.fill(target, 0, length, (byte) 'x');
          digits(i, 16, 4, target, number * 7 % (length - 3));
          return length;
        });
  }

  @Test
  void shouldProbeAsFewEntriesForKeysThatDifferInThreeBytesAnywhereAsForRandomKeys() {
    // One byte alone has 256 values: here the highest bits of two, and all of a third.
    check(
        "bits of three bytes",
        (i, number, target) -> {
          final int length = 3 + number % (LONGEST_KEY - 2);
          Arrays.fill(target, 0, length, (byte) number);
          target[number % length] ^= (byte) i;
          target[(number + 1) % length] ^= (byte) (i >> 8 << 4);
          target[(number + 2) % length] ^= (byte) (i >> 12 << 4);
          return length;
        });
  }

  @Test
  void shouldProbeAsFewEntriesForKeysThatDifferInOneByteAsForRandomKeys() {
    // All lengths, each place, each of its values but a few: 64 × 65 / 2 × 31 keys.
    check(
        "one byte of all lengths",
        (i, number, target) -> {
          int place = i / 31;
          int length = 1;
          while (place >= length) {
            place -= length++;
          }
          if (length > LONGEST_KEY) {
            return 6 + digits(i, 10, 6, target, put("other ", target));
          }
          Arrays.fill(target, 0, length, (byte) 0);
          target[place] = (byte) (1 + i % 31 << number % 3);
          return length;
        });
  }

  @Test
  void shouldProbeAsFewEntriesForZerosOfAllLengthsAroundANumberAsForRandomKeys() {
    check(
        "zeros around a number",
        (i, number, target) -> {
          final int length = 2 + i % (LONGEST_KEY - 1);
          Arrays.fill(target, 0, length, (byte) 0);
          final int rest = i / (LONGEST_KEY - 1);
          target[length - 1] = (byte) rest;
          target[0] = (byte) (rest >> 8);
          return length;
        });
  }

  private static int put(final String text, final byte[] target) {
    final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, target, 0, bytes.length);
    return bytes.length;
  }

  /** Writes a number with leading zeros; returns how many digits. */
  private static int digits(
      final int number, final int radix, final int width, final byte[] target, final int at) {
    int rest = number;
    for (int i = at + width - 1; i >= at; i--) {
      target[i] = (byte) Character.forDigit(rest % radix, radix);
      rest /= radix;
    }
    return width;
  }

  private void check(final String name, final Family family) {
    final SplittableRandom seeds = new SplittableRandom(seed);
    final byte[] key = new byte[LONGEST_KEY];
    for (int number = 0; number < SEEDS; number++) {
      final ByteKeyIndex index = new ByteKeyIndex(KEYS, LONGEST_KEY, seeds.nextLong());
      for (int i = 0; i < KEYS; i++) {
        Arrays.fill(key, (byte) 0);
        final int length = family.key(i, number, key);
        index.insert(key, 0, length);
      }
      final String of = String.format(Locale.ROOT, "%s, secret %d of seed %d", name, number, seed);
      assertThat(index.find(key, 0, family.key(KEYS - 1, number, key)))
          .as("keys are all different: %s", of)
          .isEqualTo(KEYS - 1);
      assertThat(HashQualityTest.meanProbes(index))
          .as(of)
          .isBetween(MEAN_OF_RANDOM_KEYS - MARGIN, MEAN_OF_RANDOM_KEYS + MARGIN);
      assertThat(index.longestProbe()).as(of).isLessThan(LONGEST_PROBE);
    }
  }
}
