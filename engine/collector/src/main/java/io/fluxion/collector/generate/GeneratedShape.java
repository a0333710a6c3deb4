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
package io.fluxion.collector.generate;

import io.fluxion.NumberType;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a generated recording is like.
 *
 * <p>A round is one sample of each of the keys, in the same order every time. The sample's x is
 * {@link #FIRST_X} + round × interval + jitter, in ns; each of its y moves by 0 to {@code step}.
 *
 * @param keys how many at once, 1 to {@link #MOST_KEYS}
 * @param rounds samples per key, 1 or more
 * @param fields how many y, 1 to {@link #MOST_FIELDS}
 * @param yType of every y. LONG begins below 2^30; ULONG some rounds before 2^63; DOUBLE is in
 *     thousandths, {@code step} too
 * @param keyBytes how long keys are: {@link #SHORTEST_ID} to 65,535 for identifiers in hexadecimal
 *     digits; or 0 for names as short as they come
 * @param step the most that y moves from a sample to the next, 1 to 2^40
 * @param interval ns from a round to the next, 1 or more
 * @param jitter x is late by 0 to below this many ns; 0 to {@code interval}
 * @param seed any number
 * @param rates the probability of each fault in a sample, 0 to 1, together at most 1; 0 where there
 *     is none
 */
public record GeneratedShape(
    int keys,
    int rounds,
    int fields,
    NumberType yType,
    int keyBytes,
    long step,
    long interval,
    long jitter,
    long seed,
    Map<Fault, Double> rates) {
  /** The x of a recording without jitter begins here: 14 November 2023, in ns since 1970. */
  public static final long FIRST_X = 1_700_000_000_000_000_000L;

  /** The most keys at once. */
  public static final int MOST_KEYS = 1 << 24;

  /** The most y. */
  public static final int MOST_FIELDS = 16;

  /** An identifier holds a number of 64 bits, so that no two are the same. */
  public static final int SHORTEST_ID = 16;

  /** The longest key. */
  public static final int LONGEST_KEY = 65_535;

  /** The largest step. */
  public static final long LARGEST_STEP = 1L << 40;

  private static final int LONGEST_NAME = 22;
  private static final double ONE = 0x1p53;
  private static final long LARGEST_Y = 1L << 62;
  // In thousandths; every one of them is a double of its own.
  private static final long LARGEST_EXACT_Y = 1L << 52;

  /**
   * A shape that can be generated.
   *
   * @param keys as above
   * @param rounds as above
   * @param fields as above
   * @param yType as above
   * @param keyBytes as above
   * @param step as above
   * @param interval as above
   * @param jitter as above
   * @param seed as above
   * @param rates copied
   * @throws IllegalArgumentException where it cannot; the message says why
   */
  public GeneratedShape {
    check(keys, 1, MOST_KEYS, "keys");
    check(rounds, 1, Integer.MAX_VALUE, "rounds");
    check(fields, 1, MOST_FIELDS, "fields");
    check(keyBytes == 0 ? SHORTEST_ID : keyBytes, SHORTEST_ID, LONGEST_KEY, "bytes of a key");
    check(step, 1, LARGEST_STEP, "the step");
    check(interval, 1, Long.MAX_VALUE, "the interval in ns");
    check(jitter, 0, interval, "the jitter in ns");
    if (rounds > (Long.MAX_VALUE - FIRST_X) / interval) {
      throw new IllegalArgumentException(
          "the last x would be beyond 64 bits of nanoseconds: fewer rounds, or a shorter interval");
    }
    final long largestY = yType == NumberType.DOUBLE ? LARGEST_EXACT_Y : LARGEST_Y;
    if (rounds > (largestY - 16 * step) / step) {
      throw new IllegalArgumentException(
          "a counter would get too large: fewer rounds, or a smaller step");
    }
    rates = Map.copyOf(rates);
    long sum = 0;
    for (final Map.Entry<Fault, Double> rate : rates.entrySet()) {
      if (!(rate.getValue() >= 0 && rate.getValue() <= 1)) {
        throw new IllegalArgumentException(
            "the rate of " + rate.getKey().text() + " must be 0 to 1, is " + rate.getValue());
      }
      sum += bits(rate.getValue());
    }
    if (sum > bits(1)) {
      throw new IllegalArgumentException(
          "the rates together are more than 1, and a sample has one fault at most");
    }
  }

  /**
   * Names as short as they come, steps up to 1,000, a second and up to a millisecond apart, without
   * a fault, of seed 0.
   *
   * @param keys how many at once
   * @param rounds samples per key
   * @return one field of longs
   */
  public static GeneratedShape of(final int keys, final int rounds) {
    final long second = TimeUnit.SECONDS.toNanos(1);
    return new GeneratedShape(
        keys, rounds, 1, NumberType.LONG, 0, 1_000, second, second / 1_000, 0, Map.of());
  }

  /**
   * The same with faults.
   *
   * @param newRates the probability of each
   * @return a new shape
   */
  public GeneratedShape rates(final Map<Fault, Double> newRates) {
    return new GeneratedShape(
        keys, rounds, fields, yType, keyBytes, step, interval, jitter, seed, newRates);
  }

  /**
   * The same from another seed.
   *
   * @param newSeed any number
   * @return a new shape
   */
  public GeneratedShape seed(final long newSeed) {
    return new GeneratedShape(
        keys, rounds, fields, yType, keyBytes, step, interval, jitter, newSeed, rates);
  }

  /**
   * The same with other numbers.
   *
   * @param newFields how many y
   * @param newType of every y
   * @return a new shape
   */
  public GeneratedShape fields(final int newFields, final NumberType newType) {
    return new GeneratedShape(
        keys, rounds, newFields, newType, keyBytes, step, interval, jitter, seed, rates);
  }

  /**
   * The same with keys of another length.
   *
   * @param newBytes how long keys are, or 0 for names
   * @return a new shape
   */
  public GeneratedShape keyBytes(final int newBytes) {
    return new GeneratedShape(
        keys, rounds, fields, yType, newBytes, step, interval, jitter, seed, rates);
  }

  /**
   * How many samples there are.
   *
   * @return keys × rounds
   */
  public long samples() {
    return (long) keys * rounds;
  }

  /**
   * How long a key gets at most.
   *
   * @return bytes
   */
  public int maxKeyBytes() {
    return keyBytes == 0 ? LONGEST_NAME : keyBytes;
  }

  /** How many of 2^53 draws are this fault. */
  long draws(final Fault fault) {
    return bits(rates.getOrDefault(fault, 0.0));
  }

  private static long bits(final double rate) {
    // Exact: a power of two, and what is left of a bit is cut off.
    return (long) (rate * ONE);
  }

  private static void check(final long value, final long min, final long max, final String what) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(what + " must be " + min + " to " + max + ", is " + value);
    }
  }
}
