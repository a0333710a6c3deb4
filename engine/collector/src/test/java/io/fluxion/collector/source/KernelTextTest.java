// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTextTest {
  private static final long SEED =
      Long.getLong("fluxion.seed", new SplittableRandom().nextInt(1 << 30));
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  @TempDir private Path folder;
  private final KernelText text = new KernelText();

  static {
    System.out.println("KernelTextTest: -Dfluxion.seed=" + SEED);
  }

  private void read(final String content) throws IOException {
    final Path file = folder.resolve("file");
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    TestFiles.overwrite(file, content);
    try (FileChannel channel = FileChannel.open(file)) {
      assertThat(text.read(channel)).isTrue();
    }
  }

  @Test
  void shouldReadWhatBigIntegersSay() throws IOException {
    final SplittableRandom random = new SplittableRandom(SEED);
    final long[] units = {1, 1000, 4096, 10_000_000, 1L << 31};
    for (int run = 0; run < 5_000; run++) {
      final BigInteger near = LARGEST.shiftRight(random.nextInt(64));
      final BigInteger value =
          near.add(BigInteger.valueOf(random.nextInt(5) - 2)).max(BigInteger.ZERO);
      final long unit = units[random.nextInt(units.length)];
      final BigInteger product = value.multiply(BigInteger.valueOf(unit));
      final String zeros = "0".repeat(random.nextInt(4) * random.nextInt(8));
      read(zeros + value + (random.nextBoolean() ? "\n" : random.nextBoolean() ? " x" : ""));
      final boolean isNumber = text.readNumber(unit);
      assertThat(isNumber).as("%s × %d", value, unit).isEqualTo(product.compareTo(LARGEST) <= 0);
      if (isNumber) {
        assertThat(Long.toUnsignedString(text.number())).isEqualTo(product.toString());
      }
    }
  }

  @Test
  void shouldTakeNothingElseForANumber() throws IOException {
    for (final String content : new String[] {"", "\n", "-1", "+1", "1.5", "12a", "max", " 1"}) {
      read(content);
      assertThat(text.readNumber(1)).as(content).isFalse();
    }
  }

  @Test
  void shouldReadTextsOfAnyLengthWhole() throws IOException {
    for (final int length : new int[] {0, 1, 4095, 4096, 4097, 100_000, 3}) {
      read("x".repeat(length));
      assertThat(text.length()).isEqualTo(length);
      assertThat(new String(text.bytes(), 0, text.length(), StandardCharsets.US_ASCII))
          .isEqualTo("x".repeat(length));
    }
  }

  @Test
  void shouldGoFromWordToWordAndFromLineToLine() throws IOException {
    read("one  two\nthree");
    assertThat(text.skip(KernelText.word("two"))).isFalse();
    assertThat(text.skip(KernelText.word("one"))).isTrue();
    assertThat(text.skipWord()).isTrue();
    assertThat(text.skip(KernelText.word("two"))).isTrue();
    assertThat(text.skipWord()).isFalse();
    text.skipLine();
    assertThat(text.skip(KernelText.word("three and more"))).isFalse();
    assertThat(text.skipWord()).isFalse();
    assertThat(text.isAtEnd()).isTrue();
    text.skipLine();
    assertThat(text.isAtEnd()).isTrue();
  }

  @Test
  void shouldFindLinesInAnyOrder() throws IOException {
    read("one 1\ntwo a=2 b=3\nthree 4");
    final String[] words = {"one ", "two ", "three ", "two ", "one ", "three "};
    final int[] numbers = {1, 2, 4, 2, 1, 4};
    for (int i = 0; i < words.length; i++) {
      assertThat(text.findLine(KernelText.word(words[i]))).as(words[i]).isTrue();
      assertThat(text.findWord(KernelText.word(words[i].equals("two ") ? "a=" : ""))).isTrue();
      assertThat(text.readNumber(1)).isTrue();
      assertThat(text.number()).isEqualTo(numbers[i]);
      assertThat(text.findLine(KernelText.word("a="))).isFalse();
    }
    assertThat(text.findLine(KernelText.word("two "))).isTrue();
    assertThat(text.findWord(KernelText.word("c="))).isFalse();
    assertThat(text.findWord(KernelText.word("three "))).as("not in the next line").isFalse();
  }
}
