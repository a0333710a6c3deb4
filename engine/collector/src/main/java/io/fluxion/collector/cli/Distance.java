// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.NumberType;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.row.RowSchema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * A distance between two x, as {@code --max-gap}, {@code --idle-timeout} and {@code --tau} take it:
 * a duration where x is a time with a unit, otherwise a plain number of x's own type. Which of the
 * two is right is known once the rows are.
 *
 * @param text as it was given
 * @param nanos a duration in ns, or {@link #PLAIN} where the text has no unit
 */
record Distance(String text, long nanos) {
  /** In place of a duration: the text is a plain number. */
  static final long PLAIN = -1;

  /** Nobody writes a longer one; a number of very many digits would take very long to read. */
  private static final int LONGEST_TEXT = 40;

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)([a-zµ]*)");
  private static final Map<String, BigDecimal> NANOS =
      Map.of(
          "ns", BigDecimal.ONE,
          "us", BigDecimal.valueOf(1_000),
          "µs", BigDecimal.valueOf(1_000),
          "ms", BigDecimal.valueOf(1_000_000),
          "s", BigDecimal.valueOf(1_000_000_000),
          "m", BigDecimal.valueOf(60_000_000_000L),
          "h", BigDecimal.valueOf(3_600_000_000_000L),
          "d", BigDecimal.valueOf(86_400_000_000_000L));
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  /** Reads a duration or a plain number. */
  static final class Converter implements ITypeConverter<Distance> {
    @Override
    public Distance convert(final String text) {
      final Matcher matcher = NUMBER.matcher(text);
      if (text.length() > LONGEST_TEXT || !matcher.matches()) {
        throw Converters.refused(text, "is no distance of x: write 250ms, 5s, 5m, 1h or a number");
      }
      return new Distance(text, matcher.group(2).isEmpty() ? PLAIN : parseNanos(text));
    }
  }

  /** A duration. */
  static Distance ofNanos(final long nanos) {
    return new Distance(nanos + "ns", nanos);
  }

  /** A duration in ns, 0 or more; a text without a unit is refused. */
  static long parseNanos(final String text) {
    final Matcher matcher = NUMBER.matcher(text);
    if (text.length() > LONGEST_TEXT || !matcher.matches()) {
      throw Converters.refused(text, "is no duration: write 250ms, 5s, 5m or 1h");
    }
    if (matcher.group(2).isEmpty()) {
      throw Converters.refused(text, withoutUnit(text));
    }
    final BigDecimal unit = NANOS.get(matcher.group(2));
    if (unit == null) {
      throw Converters.refused(text, "has an unknown unit: write ns, us, ms, s, m, h or d");
    }
    final BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(unit);
    if (nanos.signum() < 0) {
      throw Converters.refused(text, "is below 0");
    }
    if (nanos.compareTo(LARGEST) > 0) {
      throw Converters.refused(text, "is too long: at most 9223372036s can be had");
    }
    if (nanos.stripTrailingZeros().scale() > 0) {
      throw Converters.refused(text, "is no whole number of nanoseconds");
    }
    return nanos.longValueExact();
  }

  private static String withoutUnit(final String text) {
    return "has no unit: write " + text + "s (or 250ms, 5m, 1h)";
  }

  /** The distance for an x that is a long: in ns where x has a unit. */
  long longValue(final String option, final RowSchema rows) throws UsageException {
    if (rows.nanoseconds()) {
      if (nanos == PLAIN) {
        throw Converters.invalid(option, text, withoutUnit(text));
      }
      return nanos;
    }
    refuseUnit(option);
    try {
      final long value = Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (final NumberFormatException e) {
      // Said below.
    }
    throw Converters.invalid(
        option, text, "is no whole number from 0 to 2^63 - 1, which it must be as x is a long");
  }

  /** The distance for an x of either type, as a double. */
  double doubleValue(final String option, final RowSchema rows) throws UsageException {
    if (rows.xType() != NumberType.DOUBLE) {
      return longValue(option, rows);
    }
    refuseUnit(option);
    final double value = Double.parseDouble(text);
    if (value < 0 || Double.isInfinite(value)) {
      throw Converters.invalid(option, text, "is no number of 0 or more");
    }
    return value;
  }

  private void refuseUnit(final String option) throws UsageException {
    if (nanos != PLAIN) {
      throw Converters.invalid(
          option,
          text,
          "has a unit and x has none: write a number, or give --x-unit s, ms, us or ns");
    }
  }
}
