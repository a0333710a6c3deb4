// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.NumberType;
import io.fluxion.collector.row.XUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {
  private static final NumberReader LONG = NumberReader.ofY(NumberType.LONG);
  private static final NumberReader LONG_X = NumberReader.ofX(NumberType.LONG, XUnit.NONE);
  private static final NumberReader ULONG = NumberReader.ofY(NumberType.ULONG);
  private static final NumberReader DOUBLE = NumberReader.ofY(NumberType.DOUBLE);
  private static final NumberReader DOUBLE_X = NumberReader.ofX(NumberType.DOUBLE, XUnit.NONE);

  /** What lies around a text must not matter: other digits, most of all. */
  private static final String BEFORE = "-19.7e";

  private static byte[] surrounded(final String text) {
    return (BEFORE + text + "1234567890").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int end(final String text) {
    return BEFORE.length() + text.length();
  }

  /** The bits that a text is read as, null where it is refused. */
  static Long bits(final NumberReader reader, final String text) {
    return reader.read(surrounded(text), BEFORE.length(), end(text)) ? reader.bits() : null;
  }

  /** Without an assertion's objects, for loops of many. */
  private static void check(final NumberReader reader, final String text, final Long expected) {
    if (!Objects.equals(bits(reader, text), expected)) {
      throw new AssertionError(text + " should be " + expected + ", is " + bits(reader, text));
    }
  }

  private static String why(final NumberReader reader, final String text) {
    assertThat(bits(reader, text)).isNull();
    return reader.why(surrounded(text), BEFORE.length(), end(text));
  }

  private static NumberReader time(final XUnit unit) {
    return NumberReader.ofX(NumberType.LONG, unit);
  }

  @Test
  void shouldReadIntegersOfEveryLengthWithinTheirRange() {
    final long seed = System.nanoTime();
    System.out.println("NumberReaderTest integers, seed " + seed);
    final Random random = new Random(seed);
    for (int i = 0; i < 300_000; i++) {
      final BigInteger value = new BigInteger(1 + random.nextInt(67), random);
      final BigInteger signed = random.nextBoolean() ? value.negate() : value;
      final String zeros = random.nextInt(4) == 0 ? "0".repeat(random.nextInt(30)) : "";
      final String plus = signed.signum() >= 0 && random.nextBoolean() ? "+" : "";
      final String sign = signed.signum() < 0 ? "-" : plus;
      final String text = sign + zeros + value;
      final Long asLong = signed.bitLength() < 64 ? signed.longValue() : null;
      final boolean isUnsigned = signed.signum() >= 0 && signed.bitLength() <= 64;
      check(LONG, text, asLong);
      check(ULONG, text, isUnsigned ? signed.longValue() : null);
    }
  }

  @Test
  void shouldReadIntegersAtTheEndsOfTheirRange() {
    for (int beyond = -12; beyond <= 12; beyond++) {
      for (final BigInteger edge :
          List.of(
              BigInteger.ONE.shiftLeft(63),
              BigInteger.ONE.shiftLeft(63).negate(),
              BigInteger.ONE.shiftLeft(64),
              BigInteger.TEN.pow(18),
              BigInteger.TEN.pow(19),
              BigInteger.TEN.pow(20),
              BigInteger.ZERO)) {
        final BigInteger value = edge.add(BigInteger.valueOf(beyond));
        final String text = value.toString();
        final boolean isUnsigned = value.signum() >= 0 && value.bitLength() <= 64;
        assertThat(bits(LONG, text))
            .as(text)
            .isEqualTo(value.bitLength() < 64 ? value.longValue() : null);
        assertThat(bits(ULONG, text)).as(text).isEqualTo(isUnsigned ? value.longValue() : null);
      }
    }
    assertThat(bits(ULONG, "-0")).isZero();
    assertThat(bits(ULONG, "-" + "0".repeat(40))).isZero();
    assertThat(bits(ULONG, "-" + "0".repeat(40) + "1")).isNull();
  }

  @Test
  void shouldRefuseEveryByteThatIsNoDigit() {
    for (int length = 1; length <= 21; length++) {
      for (int at = 0; at < length; at++) {
        final byte[] digits = new byte[length + Bytes.PADDING];
        Arrays.fill(digits, (byte) '0');
        for (int value = 0; value < 256; value++) {
          digits[at] = (byte) value;
          final boolean isNumber =
              value >= '0' && value <= '9' && (length < 19 || value == '0' || at >= length - 19)
                  || at == 0 && length > 1 && (value == '+' || value == '-');
          if (LONG.read(digits, 0, length) != isNumber) {
            throw new AssertionError(Arrays.toString(digits) + " of " + length);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+", "-", "--1", "+-1", "1-", "0x10", "1_000", "1,000", "١", "1 ", " 1", "1L"})
  void shouldRefuseWhatIsNoNumber(final String text) {
    assertThat(bits(LONG, text)).isNull();
    assertThat(bits(ULONG, text)).isNull();
    assertThat(bits(DOUBLE, text)).isNull();
    assertThat(bits(time(XUnit.S), text)).isNull();
    assertThat(why(LONG, text)).isEqualTo("is not a whole number");
    assertThat(why(ULONG, text)).isEqualTo("is not a whole number");
    assertThat(why(DOUBLE, text)).isEqualTo("is not a number");
    assertThat(why(time(XUnit.S), text)).isEqualTo("is not a decimal time");
  }

  @Test
  void shouldNameTheOptionThatWouldReadTheNumber() {
    assertThat(why(LONG, "1.5")).isEqualTo("is not a whole number; --y-type double reads decimals");
    assertThat(why(LONG_X, "1e3"))
        .isEqualTo("is not a whole number; --x-type double reads decimals, --x-unit decimal times");
    assertThat(why(LONG, "9223372036854775808"))
        .isEqualTo("is beyond a signed 64-bit integer; --y-type ulong reads it");
    assertThat(why(LONG_X, "9223372036854775808"))
        .isEqualTo(
            "is beyond a signed 64-bit integer; --x-type double reads it to the nearest double");
    assertThat(why(LONG, "18446744073709551616"))
        .isEqualTo(
            "is beyond a signed 64-bit integer; --y-type double reads it to the nearest double");
    assertThat(why(LONG, "1" + "0".repeat(400))).isEqualTo("is beyond a signed 64-bit integer");
    assertThat(why(ULONG, "-5"))
        .isEqualTo("is below zero, which --y-type ulong is not; --y-type long reads it");
    assertThat(why(ULONG, "18446744073709551616"))
        .isEqualTo(
            "is beyond an unsigned 64-bit integer; --y-type double reads it to the nearest double");
    assertThat(why(DOUBLE, "1e400")).isEqualTo("is beyond the range of a double");
    assertThat(why(DOUBLE, "-1" + "0".repeat(309))).isEqualTo("is beyond the range of a double");
    assertThat(why(DOUBLE_X, "NaN")).isEqualTo("is not finite; x must be a finite number");
    assertThat(why(DOUBLE_X, "-inf")).isEqualTo("is not finite; x must be a finite number");
    assertThat(why(time(XUnit.S), "1e9"))
        .isEqualTo("has an exponent, which a time with --x-unit has not");
    assertThat(why(time(XUnit.MS), "0.0000001")).isEqualTo("is finer than a nanosecond");
    assertThat(why(time(XUnit.S), "9223372037"))
        .isEqualTo("is beyond what 64 bits of nanoseconds hold");
  }

  @ParameterizedTest
  @CsvSource({
    "S, 1283889134.018387000, 1283889134018387000",
    "S, 1283889134.01, 1283889134010000000",
    "S, -0.000000001, -1",
    "S, +1, 1000000000",
    "S, 1., 1000000000",
    "S, .5, 500000000",
    "S, -.5, -500000000",
    "S, 1.00000000000000000000000, 1000000000",
    "S, 9223372036.854775807, 9223372036854775807",
    "S, -9223372036.854775808, -9223372036854775808",
    "MS, 1.000001, 1000001",
    "US, 1528207811623840, 1528207811623840000",
    "NS, 9223372036854775807, 9223372036854775807",
    "NS, -9223372036854775808.000, -9223372036854775808",
    "NS, 000000000000000000000000001.0, 1"
  })
  void shouldReadTimesExactly(final XUnit unit, final String text, final long nanos) {
    assertThat(bits(time(unit), text)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource({
    "S, 1.0000000001",
    "NS, 1.5",
    "S, 9223372036.854775808",
    "S, -9223372036.854775809",
    "S, 99999999999999999999",
    "NS, 9223372036854775808",
    "S, .",
    "S, -.",
    "S, 1.2.3",
    "S, 1.-2",
    "S, -",
    "S, 1.0000000000x"
  })
  void shouldRefuseTimesThatNanosecondsCannotHold(final XUnit unit, final String text) {
    assertThat(bits(time(unit), text)).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = XUnit.class,
      names = {"S", "MS", "US", "NS"})
  void shouldReadRandomTimesAsBigDecimalDoes(final XUnit unit) {
    final Random random = new Random(unit.ordinal());
    final NumberReader reader = time(unit);
    for (int i = 0; i < 100_000; i++) {
      final BigDecimal value =
          new BigDecimal(new BigInteger(random.nextInt(70), random), random.nextInt(14))
              .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
      final BigDecimal nanos = value.movePointRight(unit.nanoDigits());
      Long expected;
      try {
        expected = nanos.longValueExact();
      } catch (final ArithmeticException e) {
        expected = null;
      }
      check(reader, value.toPlainString(), expected);
    }
  }

  @Test
  void shouldReadNamesOfWhatIsNoNumberForYOnly() {
    for (final String text : List.of("NaN", "nan", "+NAN", "-nan")) {
      assertThat(Double.longBitsToDouble(bits(DOUBLE, text))).isNaN();
      assertThat(bits(DOUBLE_X, text)).isNull();
    }
    for (final String text : List.of("Inf", "+INFINITY", "infinity", "-inf", "-Infinity")) {
      final double expected =
          text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      assertThat(Double.longBitsToDouble(bits(DOUBLE, text))).isEqualTo(expected);
      assertThat(bits(DOUBLE_X, text)).isNull();
    }
    assertThat(bits(DOUBLE, "infinit")).isNull();
    assertThat(bits(DOUBLE, "NaNs")).isNull();
  }
}
