// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormatTest {
  private static RowBuffer buffer(final byte[] raw, final int chunk) {
    return new RowBuffer(Input.of("test", new Chunks(raw, chunk)), 1000, () -> {});
  }

  private static Format detect(final String text) throws Exception {
    final byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    final Format format = Format.detect(buffer(raw, 1));
    assertThat(Format.detect(buffer(raw, Integer.MAX_VALUE))).isEqualTo(format);
    return format;
  }

  @Test
  void shouldTellFormatsByTheFirstLine() throws Exception {
    assertThat(detect("k,x,y\n1,2,3\n")).isEqualTo(Format.CSV);
    assertThat(detect("\ufeff\n\r\nk")).isEqualTo(Format.CSV);
    assertThat(detect("{\"a\":1}\n")).isEqualTo(Format.NDJSON);
    assertThat(detect("\ufeff \n\n {\"read\":1,\"b\":{\"cpu_stats\":1}}\n{"))
        .isEqualTo(Format.NDJSON);
    assertThat(detect("{\"id\":\"a\",\"read\":\"\",\"x\":[1],\"cpu_stats\":{}}"))
        .isEqualTo(Format.DOCKER);
    assertThat(detect("{\"precpu_stats\":{},\"read\":\"\"}")).isEqualTo(Format.DOCKER);
    assertThat(detect("{\"read\":\"\"}\n{\"cpu_stats\":1}")).isEqualTo(Format.NDJSON);
    assertThat(detect("{broken")).isEqualTo(Format.NDJSON);
  }

  @Test
  void shouldTellALineThatIsTooLongByItsBeginning() throws Exception {
    final String tail = "x".repeat(300_000);
    assertThat(detect(tail)).isEqualTo(Format.CSV);
    assertThat(detect("{\"read\":1,\"cpu_stats\":2,\"z\":\"" + tail)).isEqualTo(Format.DOCKER);
    assertThat(detect("\n".repeat(200_000) + "a,b")).isEqualTo(Format.CSV);
  }

  @Test
  void shouldConsumeNothing() throws Exception {
    final RowBuffer buffer = buffer("\n\nk,x\n1,2\n".getBytes(StandardCharsets.UTF_8), 3);
    Format.detect(buffer);
    assertThat(buffer.line()).isEqualTo(1);
    assertThat(buffer.bytes()[buffer.start()]).isEqualTo((byte) '\n');
    assertThat(buffer.findLine()).isEqualTo(buffer.start());
  }

  @Test
  void shouldSayThatAnInputIsEmpty() {
    for (final String text : List.of("", "\n\n \r\n", "\ufeff")) {
      assertThatThrownBy(() -> detect(text))
          .isInstanceOf(InputException.class)
          .hasMessage("test is empty");
    }
  }

  @Test
  void shouldSayThatAnInputIsBinary() {
    final byte[] random = new byte[5000];
    new Random(2).nextBytes(random);
    final byte[] utf16 = "k,x,y\n1,2,3".getBytes(StandardCharsets.UTF_16);
    final byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
    for (final byte[] raw : List.of(random, utf16, png, new byte[100])) {
      assertThatThrownBy(() -> Format.detect(buffer(raw, 4096)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("test looks like a binary file");
    }
  }

  /** Whether a first line that is no text is a binary file's, what follows it tells. */
  @Test
  void shouldTellABinaryFileHoweverItArrives() throws Exception {
    final byte[] line = "k\u00e9y,x\n1,2\n".getBytes(StandardCharsets.ISO_8859_1);
    final byte[] binary = Arrays.copyOf(line, line.length + 1);
    for (final int chunk : new int[] {1, 7, line.length, Integer.MAX_VALUE}) {
      assertThat(Format.detect(buffer(line, chunk))).isEqualTo(Format.CSV);
      assertThatThrownBy(() -> Format.detect(buffer(binary, chunk)))
          .hasMessageContaining("test looks like a binary file");
      assertThatThrownBy(() -> Rows.read(Format.CSV, Rows.options("k", "x", "x"), binary, 1000))
          .hasMessageContaining("test looks like a binary file");
    }
  }

  @Test
  void shouldSayThatAnInputBrokeOff() {
    final RowBuffer buffer =
        new RowBuffer(
            Input.of("test", new Chunks(new byte[0], 1, new IOException("bad sector"))),
            1000,
            () -> {});
    assertThatThrownBy(() -> Format.detect(buffer))
        .isInstanceOf(InputException.class)
        .hasMessage("test, line 1: bad sector");
  }
}
