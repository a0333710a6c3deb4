// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBufferTest {
  private static final int ROUNDS = 100_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TextBuffer buffer = new TextBuffer(bytes, false);

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        -1,
        9,
        10,
        -10,
        99,
        100,
        -100,
        101,
        1_000_000,
        999_999_999_999_999_999L,
        1_000_000_000_000_000_000L,
        -1_000_000_000_000_000_000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
      })
  void shouldWriteLongsAsTheJdkDoes(final long value) throws IOException {
    buffer.putLong(value);

    assertThat(text()).isEqualTo(Long.toString(value));
  }

  @Test
  void shouldWriteRandomLongsAsTheJdkDoes() throws IOException {
    final long seed = System.nanoTime();
    final SplittableRandom random = new SplittableRandom(seed);
    final StringBuilder expected = new StringBuilder();
    for (int i = 0; i < ROUNDS; i++) {
      final long value = random.nextLong() >> random.nextInt(64);
      buffer.putLong(value);
      buffer.put('\n');
      expected.append(value).append('\n');
    }

    assertThat(text()).as("seed %d", seed).isEqualTo(expected.toString());
  }

  @Test
  void shouldWriteRandomWideIntegersAsBigIntegerDoes() throws IOException {
    final long seed = System.nanoTime();
    final SplittableRandom random = new SplittableRandom(seed);
    final StringBuilder expected = new StringBuilder();
    for (int i = 0; i < ROUNDS; i++) {
      final BigInteger value =
          BigInteger.valueOf(random.nextLong())
              .shiftLeft(64)
              .or(new BigInteger(Long.toUnsignedString(random.nextLong())))
              .shiftRight(random.nextInt(128));
      buffer.putWide(value.shiftRight(64).longValue(), value.longValue());
      buffer.put('\n');
      expected.append(value).append('\n');
    }

    assertThat(text()).as("seed %d", seed).isEqualTo(expected.toString());
  }

  @Test
  void shouldWriteDoublesThatReadBackToTheSame() throws IOException {
    final long seed = System.nanoTime();
    final SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROUNDS / 10; i++) {
      final double value =
          i % 3 == 0
              ? random.nextInt(-20_000_000, 20_000_000)
              : Double.longBitsToDouble(random.nextLong());
      bytes.reset();
      buffer.putDouble(value);

      assertThat(Double.doubleToLongBits(Double.parseDouble(text())))
          .as("seed %d: %s", seed, value)
          .isEqualTo(Double.doubleToLongBits(value));
    }
  }

  /** With three decimals and around them, where the shortest text is found without a String. */
  @Test
  void shouldWriteShortDecimalsAsBigDecimalDoes() throws IOException {
    final long seed = System.nanoTime();
    final SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROUNDS; i++) {
      final int places = random.nextInt(1, 6);
      final BigDecimal decimal =
          BigDecimal.valueOf(random.nextLong(1, 10_000_000_000L) >> random.nextInt(33), places)
              .stripTrailingZeros();
      if (decimal.scale() > 0
          && decimal.compareTo(BigDecimal.valueOf(10_000_000)) < 0
          && decimal.compareTo(BigDecimal.valueOf(1, 3)) >= 0) {
        bytes.reset();
        buffer.putDouble(decimal.doubleValue());

        assertThat(text()).as("seed %d", seed).isEqualTo(decimal.toPlainString());
      }
    }
  }

  @Test
  void shouldWriteDecimalsExactly() throws IOException {
    final long seed = System.nanoTime();
    final SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROUNDS; i++) {
      final long value = i == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64);
      final int places = random.nextInt(19);
      final BigDecimal decimal = BigDecimal.valueOf(value, places).stripTrailingZeros();
      bytes.reset();
      buffer.putDecimal(value, places);

      assertThat(text()).as("seed %d", seed).isEqualTo(decimal.toPlainString());
    }
  }

  @Test
  void shouldWriteUnsignedLongsAsTheJdkDoes() throws IOException {
    final long seed = System.nanoTime();
    final SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROUNDS; i++) {
      final long value = i == 0 ? -1 : random.nextLong() >>> random.nextInt(64);
      bytes.reset();
      buffer.putUnsigned(value);

      assertThat(text()).as("seed %d", seed).isEqualTo(Long.toUnsignedString(value));
    }
  }

  @Test
  void shouldWriteWholeDoublesAsDoubles() throws IOException {
    for (final double value : new double[] {0, -0.0, 1, -3, 9_999_999, 1e7, -1e7, 1e300, 0.5}) {
      buffer.putDouble(value);
      buffer.put(' ');
    }

    assertThat(text()).isEqualTo("0.0 -0.0 1.0 -3.0 9999999.0 1.0E7 -1.0E7 1.0E300 0.5 ");
  }

  @Test
  void shouldQuoteWhatJsonHasNoNumberFor() throws IOException {
    final TextBuffer json = new TextBuffer(bytes, true);
    json.putDouble(Double.NaN);
    json.putDouble(Double.NEGATIVE_INFINITY);
    json.putDouble(1.5);
    json.flush();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\"NaN\"\"-Infinity\"1.5");
  }

  @Test
  void shouldTakeTextsLargerThanItself() throws IOException {
    final byte[] large = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
    buffer.put('a');
    buffer.put(large);
    buffer.put('b');

    assertThat(text()).hasSize(200_002).startsWith("ax").endsWith("xb");
  }

  private String text() throws IOException {
    buffer.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
