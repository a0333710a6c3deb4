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
import io.fluxion.collector.input.XUnit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The DX of {@code --max-gap}, {@code --idle-timeout} and {@code --tau}: a distance between two x.
 * Where x is a time it has a unit, or is meant in that of x; else it is a number of x's own type.
 */
final class Distance {
  private static final Pattern WITH_UNIT = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|ms|s)?");
  private static final List<String> EXAMPLES = List.of("5s", "250ms", "10us", "100ns");
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Distance() {}

  /** A duration in ns; a plain number is in the unit of x. */
  static long nanos(final String option, final String given, final XUnit unitOfX)
      throws UsageException {
    final Matcher matcher = WITH_UNIT.matcher(given);
    if (matcher.matches()) {
      final XUnit unit =
          matcher.group(2) == null
              ? unitOfX
              : XUnit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
      final BigDecimal nanos = new BigDecimal(matcher.group(1)).scaleByPowerOfTen(digits(unit));
      if (nanos.compareTo(LARGEST) > 0) {
        throw new UsageException(option + " takes at most 9223372036 s, not '" + given + "'");
      }
      if (nanos.stripTrailingZeros().scale() <= 0) {
        return nanos.longValueExact();
      }
    }
    throw new UsageException(
        option
            + " takes a time in whole ns such as "
            + Words.alternatives(EXAMPLES)
            + ", or a number of "
            + unitOfX.name().toLowerCase(Locale.ROOT)
            + ", not '"
            + given
            + "'");
  }

  private static int digits(final XUnit unit) {
    switch (unit) {
      case S:
        return 9;
      case MS:
        return 6;
      case US:
        return 3;
      default:
        return 0;
    }
  }

  /** A whole number of units of x. */
  static long whole(final String option, final String given) throws UsageException {
    refuseUnit(option, given);
    try {
      final long value = Long.parseLong(given);
      if (value >= 0) {
        return value;
      }
    } catch (final NumberFormatException e) {
      // Said below.
    }
    throw new UsageException(
        option + " takes a whole number from 0 to 2^63 - 1, as x is a long, not '" + given + "'");
  }

  /** A number of units of x. */
  static double real(final String option, final String given) throws UsageException {
    refuseUnit(option, given);
    final double value = Words.real(option, given, 0);
    if (value < 0) {
      throw new UsageException(option + " takes a number of 0 or more, not '" + given + "'");
    }
    return value;
  }

  /** The same distance, which must not be 0. */
  static double above0(final String option, final String given, final double distance)
      throws UsageException {
    if (distance == 0) {
      throw new UsageException(option + " takes a distance above 0, not '" + given + "'");
    }
    return distance;
  }

  private static void refuseUnit(final String option, final String given) throws UsageException {
    final Matcher matcher = WITH_UNIT.matcher(given);
    if (matcher.matches() && matcher.group(2) != null) {
      throw new UsageException(
          option
              + ": '"
              + given
              + "' has a unit and x has none: give --x-unit s, ms, us or ns too, or a plain"
              + " number");
    }
  }
}
