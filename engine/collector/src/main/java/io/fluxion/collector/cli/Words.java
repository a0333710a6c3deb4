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
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the words of options; each refusal says which word is off and what would be right. */
final class Words {
  private static final Pattern REAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private Words() {}

  /** One of some words; the first where none is given. */
  static String choice(final String option, final String given, final String... words)
      throws UsageException {
    final List<String> known = List.of(words);
    if (given == null) {
      return known.get(0);
    }
    if (!known.contains(given)) {
      throw new UsageException(option + " takes " + alternatives(known) + ", not '" + given + "'");
    }
    return given;
  }

  /** "a, b or c". */
  static String alternatives(final List<String> words) {
    final int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** A whole number within bounds. */
  static int integer(
      final String option, final String given, final int fallback, final int min, final int max)
      throws UsageException {
    return (int) whole(option, given, fallback, min, max);
  }

  /** A whole number of 64 bits. */
  static long whole(
      final String option, final String given, final long fallback, final long min, final long max)
      throws UsageException {
    if (given == null) {
      return fallback;
    }
    try {
      final long value = Long.parseLong(given);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (final NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(
        option + " takes a whole number from " + min + " to " + max + ", not '" + given + "'");
  }

  /** A probability; 0 where none is given. */
  static double probability(final String option, final String given) throws UsageException {
    final double value = real(option, given, 0);
    if (value < 0 || value > 1) {
      throw new UsageException(option + " takes a probability from 0 to 1, not '" + given + "'");
    }
    return value;
  }

  /** A finite number. */
  static double real(final String option, final String given, final double fallback)
      throws UsageException {
    if (given == null) {
      return fallback;
    }
    if (REAL.matcher(given).matches()) {
      final double value = Double.parseDouble(given);
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw new UsageException(option + " takes a number such as 100 or 0.5, not '" + given + "'");
  }

  /** A finite number above 0. */
  static double above0(final String option, final String given) throws UsageException {
    if (REAL.matcher(given).matches()) {
      final double value = Double.parseDouble(given);
      if (value > 0 && Double.isFinite(value)) {
        return value;
      }
    }
    throw new UsageException(
        option + " takes a number above 0 such as 100 or 0.5, not '" + given + "'");
  }

  /** One name, or several with commas between them, none twice. */
  static List<String> names(final String option, final String given) throws UsageException {
    final List<String> names = List.of(given.split(",", -1));
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        throw new UsageException(option + " has an empty name in '" + given + "'");
      }
      if (names.indexOf(names.get(i)) < i) {
        throw new UsageException(option + " has '" + names.get(i) + "' twice");
      }
    }
    return names;
  }
}
