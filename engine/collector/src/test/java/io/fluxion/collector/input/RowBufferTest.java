// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowBufferTest {
  private static RowBuffer buffer(final String text, final int chunk, final int maxRowBytes) {
    return new RowBuffer(
        Input.of("test", new Chunks(text.getBytes(StandardCharsets.UTF_8), chunk)),
        maxRowBytes,
        () -> {});
  }

  private static List<String> lines(final RowBuffer buffer) throws Exception {
    final List<String> lines = new ArrayList<>();
    for (int end = buffer.findLine(); end != RowBuffer.END; end = buffer.findLine()) {
      if (end == RowBuffer.TOO_LONG) {
        lines.add(buffer.line() + ": too long");
        buffer.passLine();
      } else {
        final int length = end - buffer.start();
        lines.add(buffer.line() + ": " + new String(buffer.bytes(), buffer.start(), length));
        buffer.advance(Math.min(end + 1, buffer.limit()), 1);
      }
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void shouldFindLinesHoweverTheyArrive(final int chunk) throws Exception {
    assertThat(lines(buffer("one\n\nthree is longer than a word\nlast", chunk, 100)))
        .containsExactly("1: one", "2: ", "3: three is longer than a word", "4: last");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void shouldPassOverAByteOrderMarkAtTheBeginningOnly(final int chunk) throws Exception {
    assertThat(lines(buffer("\ufeffa\n\ufeffb", chunk, 100))).containsExactly("1: a", "2: \ufeffb");
    assertThat(lines(buffer("\ufeff", chunk, 100))).isEmpty();
    assertThat(lines(buffer("\ufefe", chunk, 100))).containsExactly("1: \ufefe");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1000})
  void shouldNameALineThatIsTooLongAndGoOnWithTheNext(final int chunk) throws Exception {
    final String longest = "x".repeat(20);
    assertThat(lines(buffer("a\n" + longest + "y\n" + longest + "\nb\n", chunk, 20)))
        .containsExactly("1: a", "2: too long", "3: " + longest, "4: b");
    assertThat(lines(buffer("a\n" + longest.repeat(9), chunk, 20)))
        .containsExactly("1: a", "2: too long");
  }

  @Test
  void shouldFindLinesThatStraddleRefills() throws Exception {
    final StringBuilder text = new StringBuilder();
    final List<String> expected = new ArrayList<>();
    for (int i = 1; text.length() < 1_000_000; i++) {
      final String line = Integer.toString(i).repeat(i % 50);
      text.append(line).append('\n');
      expected.add(i + ": " + line);
    }
    assertThat(lines(buffer(text.toString(), Integer.MAX_VALUE, 300))).isEqualTo(expected);
    assertThat(lines(buffer(text.toString(), 65_521, 300))).isEqualTo(expected);
  }

  @Test
  void shouldTellTheListenerBeforeEveryRead() throws Exception {
    final StringBuilder heard = new StringBuilder();
    final RowBuffer buffer =
        new RowBuffer(
            Input.of("test", new Chunks("ab\ncd\n".getBytes(StandardCharsets.UTF_8), 3)),
            100,
            () -> heard.append('!'));
    buffer.findLine();
    // The first byte is read alone: it tells gz.
    assertThat(heard).hasToString("!!");
    buffer.advance(3, 1);
    buffer.findLine();
    assertThat(heard).hasToString("!!!");
    buffer.advance(3, 1);
    assertThat(buffer.findLine()).isEqualTo(RowBuffer.END);
    assertThat(heard).hasToString("!!!!");
  }

  @Test
  void shouldLetTheListenersFailureThrough() {
    final RowBuffer buffer =
        new RowBuffer(
            Input.of("test", new Chunks(new byte[1], 1)),
            100,
            () -> {
              throw new IOException("reader has gone");
            });
    assertThatThrownBy(buffer::findLine)
        .isInstanceOf(IOException.class)
        .hasMessage("reader has gone");
  }

  @Test
  void shouldGiveOutWholeLinesBeforeItSaysWhereTheInputBrokeOff() throws Exception {
    final byte[] content = "one\ntwo\nthr".getBytes(StandardCharsets.UTF_8);
    final RowBuffer buffer =
        new RowBuffer(
            Input.of("disk", new Chunks(content, 2, new IOException("bad sector"))), 100, () -> {});
    for (int i = 0; i < 2; i++) {
      buffer.advance(buffer.findLine() + 1, 1);
    }
    assertThatThrownBy(buffer::findLine)
        .isInstanceOf(InputException.class)
        .hasMessage("disk, line 3: bad sector");
  }
}
