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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer is read at once and in pieces of a few bytes, and must come out the same. */
class HttpReaderTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final StringBuilder body = new StringBuilder();
  private final HttpReader reader = new HttpReader();

  /** The outcome and the body of an answer, after which the connection ends where it is told to. */
  private String read(final String answer, final boolean ends) {
    final String atOnce = read(answer, answer.length(), ends);
    for (final int piece : new int[] {1, 2, 3, 7}) {
      assertThat(read(answer, piece, ends)).isEqualTo(atOnce);
    }
    return atOnce;
  }

  private String read(final String answer, final int piece, final boolean ends) {
    final byte[] raw = answer.getBytes(StandardCharsets.ISO_8859_1);
    reader.clear();
    body.setLength(0);
    int outcome = HttpReader.MORE;
    for (int at = 0; at < raw.length && outcome == HttpReader.MORE; at += piece) {
      final byte[] bytes = Arrays.copyOfRange(raw, at, Math.min(raw.length, at + piece));
      outcome = reader.read(bytes, 0, bytes.length, this::take);
    }
    if (outcome == HttpReader.MORE && ends) {
      outcome = reader.end();
    }
    return switch (outcome) {
      case HttpReader.MORE -> "more " + body;
      case HttpReader.WHOLE -> reader.status() + " " + body;
      case HttpReader.BAD -> reader.why();
      default -> "enough";
    };
  }

  private boolean take(final byte[] bytes, final int from, final int to) {
    body.append(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    return true;
  }

  @Test
  void shouldReadBodiesOfEachKind() {
    assertThat(read(OK + "content-LENGTH:  5 \r\n\r\nhello", false)).isEqualTo("200 hello");
    assertThat(read(OK + "Content-Length: 5\r\n\r\nhell", false)).isEqualTo("more hell");
    assertThat(
            read(
                OK
                    + "Transfer-Encoding: Chunked\r\nContent-Length: 2\r\n\r\n"
                    + "5\r\nhello\r\n0006;x=y\r\n world\r\n0\r\n\r\n",
                false))
        .isEqualTo("200 hello world");
    assertThat(read(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nA: b\r\n\r\n", false))
        .isEqualTo("200 a");
    assertThat(read(OK + "Connection: close\r\n\r\nuntil\r\nend", true))
        .isEqualTo("200 until\r\nend");
    assertThat(read("HTTP/1.0 200\nA: b\n\nx", true)).isEqualTo("200 x");
  }

  @Test
  void shouldKnowWhereThereIsNoBody() {
    assertThat(read(OK + "Content-Length: 0\r\n\r\n", false)).isEqualTo("200 ");
    assertThat(read("HTTP/1.1 204 No Content\r\n\r\n", false)).isEqualTo("204 ");
    assertThat(read("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n", false))
        .isEqualTo("304 ");
    assertThat(
            read(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Gone\r\nContent-Length: 2\r\n\r\n{}",
                false))
        .isEqualTo("404 {}");
  }

  @Test
  void shouldTellAnAnswerThatBreaksOff() {
    assertThat(read("", true)).isEqualTo("no answer came");
    assertThat(read(OK, true)).isEqualTo("its answer breaks off");
    assertThat(read(OK + "Content-Length: 5\r\n\r\nhell", true)).isEqualTo("its answer breaks off");
    assertThat(read(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", true))
        .isEqualTo("its answer breaks off");
  }

  @Test
  void shouldStopWhereNoMoreIsWanted() {
    reader.clear();
    final byte[] raw =
        (OK + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    final int[] count = new int[1];
    final int outcome = reader.read(raw, 0, raw.length, (bytes, from, to) -> ++count[0] > 1);
    assertThat(outcome).isEqualTo(HttpReader.ENOUGH);
    assertThat(count[0]).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0x5", "-1", "", " 5", "5 5;", "fffffffffffffffff", "5x"})
  void shouldRefuseWhatIsNoSizeOfAChunk(final String size) {
    final String sent = OK + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\nhello\r\n";
    assertThat(read(sent, false)).isEqualTo("the size of a chunk of its answer is off");
  }

  @Test
  void shouldRefuseAChunkThatIsLongerThanItSays() {
    assertThat(read(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n", false))
        .isEqualTo("a chunk of its answer is longer than it says");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "", "1e3", "99999999999999999999", "5\r\nContent-Length: 6"})
  void shouldRefuseWhatIsNoLength(final String length) {
    assertThat(read(OK + "Content-Length: " + length + "\r\n\r\n", false))
        .isEqualTo("the Content-Length of its answer is off");
  }

  @Test
  void shouldRefuseWhatWasNotAskedFor() {
    assertThat(read(OK + "Transfer-Encoding: gzip, chunked\r\n\r\n", false))
        .isEqualTo("its answer has a transfer encoding that was not asked for");
  }

  @Test
  void shouldRefuseHeadsThatHaveNoEnd() {
    assertThat(read("H".repeat(9_000), false)).isEqualTo("the head of its answer is too long");
    assertThat(read(OK + "a: b\r\n".repeat(20_000), false))
        .isEqualTo("the head of its answer is too long");
    assertThat(read("HTTP/1.1 100 Go on\r\n\r\n".repeat(5_000), false))
        .isEqualTo("the head of its answer is too long");
    assertThat(
            read(OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "a: b\r\n".repeat(20_000), false))
        .isEqualTo("the head of its answer is too long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 99 Low",
        "HTTP/1.1 2000 Long",
        "HTTP/1.1",
        "http/1.1 200 OK",
        "HTTP/2 200 OK",
        "HTTP/1.1 20x OK",
        "HTTP/1.1 -20 OK",
        "HTTP/1.1 200OK",
        ""
      })
  void shouldRefuseWhatIsNoStatusLine(final String line) {
    assertThat(read(line + "\r\n", false)).isEqualTo("what answers does not speak HTTP/1.1");
  }
}
