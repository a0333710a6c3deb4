// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanNumberTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "0.1, 0.1",
        "0.333333333333, 0.333333",
        "123.456789, 123.457",
        "1234.56789, '1,234.57'",
        "-999999.4, '-999,999'",
        "999999.5, '1 M'",
        "1234567.89, 1.23457 M",
        "-1e9, -1 G",
        "18446744073709551615, 18.4467 E",
        "999999999999999999999, 1e21",
        "1.5e21, 1.5e21",
        "0.0001, 0.0001",
        "0.00001234567, 1.23457e-5",
        "1e-300, 1e-300",
        "1.7976931348623157e308, 1.79769e308",
        "NaN, –",
        "Infinity, ∞",
        "-Infinity, -∞"
      })
  void shouldRoundToSixDigits(final double value, final String expected) {
    assertThat(HumanNumber.real(value)).isEqualTo(expected);
  }

  @Test
  void shouldGivePercentTwoDecimals() {
    assertThat(HumanNumber.percent(47.386)).isEqualTo("47.39");
    assertThat(HumanNumber.percent(1600)).isEqualTo("1,600.00");
    assertThat(HumanNumber.percent(-0.001)).isEqualTo("0.00");
    assertThat(HumanNumber.percent(1e7)).isEqualTo("10 M");
  }

  @Test
  void shouldKeepWholeNumbersExactAsLongAsTheyAreShort() {
    assertThat(HumanNumber.count(0)).isEqualTo("0");
    assertThat(HumanNumber.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(HumanNumber.count(-1_000)).isEqualTo("-1,000");
    assertThat(HumanNumber.count(1_000_000_000_000_000L)).isEqualTo("1,000,000,000,000,000");
    assertThat(HumanNumber.count(Long.MIN_VALUE)).isEqualTo("-9.22337 E");
    assertThat(HumanNumber.whole(1, 0)).isEqualTo("18.4467 E");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.00002, 0.000",
    "0.0604, 0.060",
    "0.382, 0.382",
    "7, 7.00",
    "-12.34, -12.3",
    "512, 512",
    "999.6, 1.00 k",
    "79000000, 79.0 M",
    "878123, 878 k",
    "6.4e20, 640 E",
    "2e21, 2e21",
    "NaN, –"
  })
  void shouldGiveThreeDigitsWhereThereIsLittleRoom(final double value, final String expected) {
    assertThat(HumanNumber.brief(value)).isEqualTo(expected);
  }

  @Test
  void shouldKeepWholeDoublesExactAsLongAsTheyAreShort() {
    assertThat(HumanNumber.whole(-1_234_567.0)).isEqualTo("-1,234,567");
    assertThat(HumanNumber.whole(1.8446744073709552E19)).isEqualTo("18.4467 E");
    assertThat(HumanNumber.whole(Double.NaN)).isEqualTo("–");
  }
}
