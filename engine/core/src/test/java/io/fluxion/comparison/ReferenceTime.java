// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;

/**
 * The store's time in the reference model: what the caller said, or the newest x that two different
 * keys have reached, of all keys that ever were; of one key, while there is only one.
 */
final class ReferenceTime {
  /** The first and the last of all longs stand for no time; who says them has said these. */
  private static final BigDecimal EARLIEST = BigDecimal.valueOf(Long.MIN_VALUE + 1);

  private static final BigDecimal LATEST = BigDecimal.valueOf(Long.MAX_VALUE - 1);

  private record Reached(BigDecimal x, String key) {}

  private final ReferenceLifeMistake mistake;
  private final Map<String, BigDecimal> newest = new HashMap<>();
  private final TreeSet<Reached> reached =
      new TreeSet<>(Comparator.comparing(Reached::x).thenComparing(Reached::key));
  private boolean said;
  private BigDecimal now;

  ReferenceTime(final ReferenceLifeMistake mistake) {
    this.mistake = mistake;
  }

  /** The time; null before the first x. */
  BigDecimal now() {
    return now;
  }

  /** The caller's word, from which on no sample moves the time. */
  void say(final BigDecimal word) {
    final BigDecimal time = capped(word);
    said = true;
    if (now == null || time.compareTo(now) > 0) {
      now = time;
    }
  }

  /** A sample of a key, whatever became of it. */
  void reach(final String key, final BigDecimal any) {
    final BigDecimal x = capped(any);
    final BigDecimal before = newest.get(key);
    if (before == null || x.compareTo(before) > 0) {
      forget(key);
      newest.put(key, x);
      reached.add(new Reached(x, key));
    }
    if (!said) {
      now = ofTwoKeys();
    }
  }

  private static BigDecimal capped(final BigDecimal x) {
    if (x.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) == 0) {
      return EARLIEST;
    }
    return x.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) == 0 ? LATEST : x;
  }

  private BigDecimal ofTwoKeys() {
    final Iterator<Reached> latest = reached.descendingIterator();
    final BigDecimal largest = latest.next().x();
    if (!latest.hasNext() || mistake == ReferenceLifeMistake.TIME_IS_THE_NEWEST_X_OF_ALL) {
      return largest;
    }
    final BigDecimal second = latest.next().x();
    return mistake == ReferenceLifeMistake.TIME_OF_THE_FIRST_KEY_IS_KEPT && newest.size() == 2
        ? now.max(second)
        : second;
  }

  private void forget(final String key) {
    final BigDecimal x = newest.remove(key);
    if (x != null) {
      reached.remove(new Reached(x, key));
    }
  }

  /** A key is gone, which changes nothing. */
  void gone(final String key) {
    if (mistake == ReferenceLifeMistake.TIME_FORGETS_KEYS_THAT_ARE_GONE) {
      forget(key);
    }
  }
}
