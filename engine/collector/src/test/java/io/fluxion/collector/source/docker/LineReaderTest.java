/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.source.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.input.DockerFrameReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private final List<String> lines = new ArrayList<>();
  private final LineReader.Lines taker =
      new LineReader.Lines() {
        @Override
        public boolean line(final byte[] bytes, final int from, final int to) {
          lines.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
          return !lines.get(lines.size() - 1).equals("stop");
        }

        @Override
        public boolean tooLong() {
          lines.add("TOO LONG");
          return true;
        }
      };

  /** Behind what is taken there is room to load words, and another line's end in it. */
  private static boolean take(final LineReader reader, final byte[] bytes) {
    final byte[] padded = Arrays.copyOf(bytes, bytes.length + DockerFrameReader.PADDING);
    padded[bytes.length] = '\n';
    return reader.take(padded, 0, bytes.length);
  }

  private List<String> read(final String text, final int piece, final int max) {
    lines.clear();
    final LineReader reader = new LineReader(max, taker);
    final byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    boolean goesOn = true;
    for (int at = 0; at < raw.length && goesOn; at += piece) {
      final byte[] bytes = Arrays.copyOfRange(raw, at, Math.min(raw.length, at + piece));
      goesOn = take(reader, bytes);
    }
    if (goesOn) {
      reader.end();
    }
    return List.copyOf(lines);
  }

  @Test
  void shouldFindLinesHoweverTheyAreCut() {
    for (int piece = 1; piece < 20; piece++) {
      assertThat(read("a\n\n \r\nbcd\r\nefgh", piece, 100)).containsExactly("a", "bcd\r", "efgh");
    }
  }

  @Test
  void shouldPassOverLinesThatAreTooLong() {
    for (int piece = 1; piece < 20; piece++) {
      assertThat(read("12345\n123456\nabc\n1234567890123\nxyz\n1234567", piece, 5))
          .containsExactly("12345", "TOO LONG", "abc", "TOO LONG", "xyz", "TOO LONG");
    }
  }

  @Test
  void shouldStopWhereNoMoreIsWanted() {
    assertThat(read("a\nstop\nb\n", 100, 100)).containsExactly("a", "stop");
    assertThat(read("a\nstop\nb\n", 3, 100)).containsExactly("a", "stop");
  }

  @Test
  void shouldForgetWhatWasBegunWhenItBeginsAnew() {
    final LineReader reader = new LineReader(taker);
    take(reader, "half".getBytes(StandardCharsets.UTF_8));
    reader.clear();
    take(reader, "whole\n".getBytes(StandardCharsets.UTF_8));
    assertThat(lines).containsExactly("whole");
  }
}
