// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  private static boolean isValidByTheJdk(final byte[] bytes, final int from, final int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (final CharacterCodingException e) {
      return false;
    }
  }

  @Test
  void shouldJudgeAsTheJdkDoes() {
    final Random random = new Random(4);
    final byte[] edges = {
      'a',
      (byte) 0x80,
      (byte) 0xbf,
      (byte) 0x90,
      (byte) 0x9f,
      (byte) 0xa0,
      (byte) 0xc0,
      (byte) 0xc2,
      (byte) 0xdf,
      (byte) 0xe0,
      (byte) 0xed,
      (byte) 0xef,
      (byte) 0xf0,
      (byte) 0xf4,
      (byte) 0xf5,
      (byte) 0xff
    };
    int valid = 0;
    for (int i = 0; i < 500_000; i++) {
      final byte[] bytes = new byte[12];
      final int length = random.nextInt(13);
      for (int j = 0; j < length; j++) {
        bytes[j] = edges[random.nextInt(3) == 0 ? random.nextInt(edges.length) : 0];
      }
      final boolean expected = isValidByTheJdk(bytes, 0, length);
      if (Utf8.findInvalid(bytes, 0, length) < 0 != expected) {
        throw new AssertionError(Arrays.toString(bytes) + " of " + length);
      }
      valid += expected ? 1 : 0;
    }
    assertThat(valid).isBetween(10_000, 400_000);
  }

  @Test
  void shouldAcceptEveryCharacter() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
        final byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
        if (Utf8.findInvalid(bytes, 0, bytes.length) >= 0) {
          throw new AssertionError(Integer.toHexString(character));
        }
      }
    }
  }

  @Test
  void shouldSayWhereTheFirstInvalidByteIs() {
    final byte[] bytes = "0123456789é?".getBytes(StandardCharsets.UTF_8);
    bytes[11] = 'x';
    assertThat(Utf8.findInvalid(bytes, 0, bytes.length)).isEqualTo(10);
  }

  @Test
  void shouldShowTextShortOnOneLineAndWithoutControls() {
    assertThat(Excerpt.of("a\tb\nc\r\u001b[31m\u202e é"))
        .isEqualTo("a\\tb\\nc\\r\\u001b[31m\\u202e é");
    assertThat(Excerpt.of("x".repeat(41))).isEqualTo("x".repeat(40) + "...");
    assertThat(Excerpt.of("x".repeat(40))).isEqualTo("x".repeat(40));
    assertThat(Excerpt.of(new byte[] {'a', (byte) 0xff, 'b'}, 0, 3)).isEqualTo("a\\xffb");
  }
}
