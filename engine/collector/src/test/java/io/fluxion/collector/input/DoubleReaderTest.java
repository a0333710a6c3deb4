// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nearest double, always: held against {@link Double#parseDouble}, bit for bit. */
class DoubleReaderTest {
  private static final int RANDOM_INPUTS = 1_000_000;

  private final DoubleReader reader = new DoubleReader(true);
  private byte[] bytes = new byte[64];

  private static Random random(final String what) {
    final long seed = System.nanoTime();
    System.out.println("DoubleReaderTest " + what + ", seed " + seed);
    return new Random(seed);
  }

  private void check(final String text) {
    final int length = text.length();
    if (length + Bytes.PADDING > bytes.length) {
      bytes = new byte[2 * length + Bytes.PADDING];
    }
    System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, 0, length);
    final double expected = Double.parseDouble(text);
    final boolean isNumber = reader.read(bytes, 0, length);
    // No assertion object for each of millions.
    if (isNumber != Double.isFinite(expected)
        || isNumber && reader.bits() != Double.doubleToRawLongBits(expected)) {
      throw new AssertionError(
          text
              + " should be "
              + expected
              + ", is "
              + (isNumber ? Double.longBitsToDouble(reader.bits()) : "refused"));
    }
  }

  private static double randomDouble(final Random random) {
    double value;
    do {
      value = Double.longBitsToDouble(random.nextLong());
    } while (!Double.isFinite(value));
    return value;
  }

  @Test
  void shouldReadBackEveryPrintedDouble() {
    final Random random = random("printed doubles");
    for (int i = 0; i < RANDOM_INPUTS; i++) {
      check(Double.toString(randomDouble(random)));
    }
  }

  @Test
  void shouldReadNumbersOfEveryLengthAndSize() {
    final Random random = random("digits and exponents");
    final StringBuilder text = new StringBuilder();
    for (int i = 0; i < RANDOM_INPUTS; i++) {
      text.setLength(0);
      text.append(random.nextInt(3) == 0 ? "-" : "");
      final int digits = 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 20);
      final int point = random.nextInt(digits + 1);
      for (int d = 0; d < digits; d++) {
        text.append(d == point ? "." : "").append((char) ('0' + random.nextInt(10)));
      }
      if (random.nextBoolean()) {
        text.append('e').append(random.nextInt(700) - 350);
      }
      check(text.toString());
    }
  }

  @Test
  void shouldReadWhatPricesAndPercentagesLookLike() {
    final Random random = random("short decimals");
    for (int i = 0; i < RANDOM_INPUTS; i++) {
      final BigDecimal value = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(7));
      check(value.toPlainString());
    }
  }

  @Test
  void shouldRoundTheMiddleBetweenTwoDoublesToEven() {
    final Random random = random("halfway");
    for (int i = 0; i < 20_000; i++) {
      final double low = i % 3 == 0 ? random.nextDouble() * 1e17 : Math.abs(randomDouble(random));
      final double high = Math.nextUp(low);
      if (Double.isFinite(high)) {
        final BigDecimal half =
            new BigDecimal(low).add(new BigDecimal(high)).divide(BigDecimal.valueOf(2));
        check(half.toString());
        check(half.toString().replaceFirst("E|$", "00000000001E").replaceFirst("E$", ""));
        // Cut to what 17 to 40 digits hold, on either side of the middle.
        final int digits = 17 + random.nextInt(24);
        check(half.round(new MathContext(digits, RoundingMode.DOWN)).toString());
        check(half.round(new MathContext(digits, RoundingMode.UP)).toString());
      }
    }
  }

  @Test
  void shouldReadSubnormalNumbersAndThoseBelowThem() {
    final Random random = random("subnormal");
    for (int i = 0; i < 200_000; i++) {
      final double value = Double.longBitsToDouble(random.nextLong() >>> 12 + random.nextInt(52));
      check(Double.toString(value));
      check(random.nextInt(1_000_000) + "e-" + (300 + random.nextInt(50)));
    }
    check(new BigDecimal(Double.MIN_VALUE).divide(BigDecimal.valueOf(2)).toString());
    check(new BigDecimal(Double.MIN_VALUE).divide(BigDecimal.valueOf(2)).toString() + "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "-0.0e5",
        "00000000000000000000000000",
        "0e999999999",
        "1.",
        ".5",
        "1e-999999999999",
        "0.1e1",
        "1E+5",
        "9007199254740993",
        "9007199254740993.0",
        "9007199254740992.99999999999999999999",
        "18446744073709551615",
        "18446744073709551616",
        "9999999999999999999",
        "99999999999999999999e-10",
        "4.9E-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072014E-308",
        "2.2250738585072011e-308",
        "2.2250738585072012e-308",
        "1.7976931348623157E308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "179769313486231580793728971405301e276",
        "1e400",
        "-1e400",
        "1e308",
        "1e309",
        "1e23",
        "8.5e22",
        "123456789012345678901234567890",
        "1e22",
        "1e-22",
        "3.5844466002796428e298",
        "7.2057594037927933e16",
        "6929495644600919.5",
        "3.7455744005952583e15",
        "30078505129381147446200",
        "1777820000000000000001",
        "0.500000000000000166533453693773481063544750213623046875"
      })
  void shouldReadKnownHardCases(final String text) {
    check(text);
  }

  @Test
  void shouldReadNumbersOfThousandsOfDigits() {
    final String pi = BigInteger.TEN.pow(5000).divide(BigInteger.valueOf(7)).toString();
    check(pi.substring(0, 300));
    check("0." + pi);
    check("0." + "0".repeat(5000) + pi + "e5000");
    check(pi + "e-5000");
    check("1" + "0".repeat(5000) + "e-5000");
    check("0".repeat(5000) + ".25");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "-",
        "+",
        "e5",
        ".e5",
        "1e",
        "1e+",
        "1e+-5",
        "1.2.3",
        "1e5.0",
        "1e5.",
        "0x10",
        "0x1p3",
        "-0X1p3",
        "+ 1",
        " 1",
        "1-2",
        "1_0",
        "1d",
        "1f",
        "1 ",
        "1e 5",
        "--1",
        "NaN",
        "Infinity"
      })
  void shouldRefuseWhatIsNoDecimalNumber(final String text) {
    final byte[] raw = (text + "00000000").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(reader.read(raw, 0, text.length())).isFalse();
  }

  /** A zero is no hexadecimal number, whatever is behind the cell. */
  @Test
  void shouldNotLookBehindTheText() {
    final byte[] raw = "-0x1p3 d".getBytes(StandardCharsets.ISO_8859_1);
    for (int from = 0; from < 2; from++) {
      assertThat(reader.read(raw, from, 2)).isTrue();
    }
  }
}
