// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void shouldKeepThreeDigits() {
    assertThat(Figures.of(65.1785)).isEqualTo("65.2");
    assertThat(Figures.of(99)).isEqualTo("99.0");
    assertThat(Figures.of(99.96)).isEqualTo("100");
    assertThat(Figures.of(0.92407)).isEqualTo("0.924");
    assertThat(Figures.of(1_234_567.8)).isEqualTo("1,234,568");
    assertThat(Figures.of(999.9)).isEqualTo("1,000");
    assertThat(Figures.of(0.00001)).isEqualTo("< 0.0001");
    assertThat(Figures.of(0)).isEqualTo("0");
    assertThat(Figures.of(Double.NaN)).isEqualTo("–");
  }

  @Test
  void shouldKeepTwoDigitsOfARatio() {
    assertThat(Figures.ratio(70.53, 1)).isEqualTo("71 ×");
    assertThat(Figures.ratio(7.68, 1)).isEqualTo("7.7 ×");
    assertThat(Figures.ratio(0.624, 1)).isEqualTo("0.62 ×");
    assertThat(Figures.ratio(9.96, 1)).isEqualTo("10 ×");
    assertThat(Figures.ratio(1, 0)).isEqualTo("–");
  }

  @Test
  void shouldTakeJmhsOwnBytesForNone() {
    assertThat(Figures.allocation(0.0017)).isEqualTo("0");
    assertThat(Figures.allocation(0.008)).isEqualTo("0.00800");
    assertThat(Figures.allocation(16.0003)).isEqualTo("16.0");
  }

  @Test
  void shouldWriteBytesInDecimalUnits() {
    assertThat(Figures.bytes(329.6)).isEqualTo("330 B");
    assertThat(Figures.bytes(999.7)).isEqualTo("1.00 kB");
    assertThat(Figures.bytes(40_000_120)).isEqualTo("40.0 MB");
    assertThat(Figures.byteTick(Math.pow(10, 4))).isEqualTo("10 kB");
  }

  @Test
  void shouldWriteTicksShortly() {
    assertThat(DoubleStream.of(-2, 0, 3, 4, 6).map(power -> Math.pow(10, power)))
        .extracting(Figures::tick)
        .containsExactly("0.01", "1", "1,000", "10 k", "1 M");
  }

  @Test
  void shouldHoldAllValuesBetweenTheEndsOfAnAxis() {
    final LogAxis axis = LogAxis.over(DoubleStream.of(Double.NaN, 0, -1, 3, 20_000));
    assertThat(axis.at(3)).isBetween(0.0, 0.1);
    assertThat(axis.at(20_000)).isBetween(0.9, 1.0);
    assertThat(axis.ticks()).containsExactly(10.0, 100.0, 1_000.0, 10_000.0);
    assertThat(LogAxis.over(DoubleStream.of(5)).at(5)).isEqualTo(0.5);
    assertThat(LogAxis.over(DoubleStream.empty()).ticks()).hasSize(2);
  }
}
