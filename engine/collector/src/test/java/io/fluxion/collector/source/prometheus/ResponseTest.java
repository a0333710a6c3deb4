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
package io.fluxion.collector.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What becomes of an answer's bytes, and of failures that no test can make a server cause. */
class ResponseTest {
  private static final int MAX_BYTES = 100_000;

  private final AnswerMemory memory = new AnswerMemory(MAX_BYTES, 1 << 20);

  private static byte[] zipped(final byte[] text) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text);
    }
    return bytes.toByteArray();
  }

  private byte[] decompress(final byte[] zip) throws IOException {
    try (AnswerBuffer zipped = new AnswerBuffer(memory);
        AnswerBuffer text = new AnswerBuffer(memory)) {
      zipped.add(ByteBuffer.wrap(zip));
      Gzip.decompress(zipped, text);
      return Arrays.copyOf(text.bytes(), text.length());
    } finally {
      assertThat(memory.taken()).isZero();
    }
  }

  @Test
  void shouldDecompressMembersOneAfterAnother() throws IOException {
    final SplittableRandom random = new SplittableRandom(7);
    final ByteArrayOutputStream zip = new ByteArrayOutputStream();
    final ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < 100; i++) {
      final byte[] part = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(1_000)];
      random.nextBytes(part);
      text.write(part);
      zip.write(zipped(part));
    }
    assertThat(decompress(zip.toByteArray())).isEqualTo(text.toByteArray());
  }

  @Test
  void shouldPassOverWhatAHeaderMayHold() throws IOException {
    final byte[] zip = zipped("a 1\n".getBytes(StandardCharsets.US_ASCII));
    final ByteArrayOutputStream more = new ByteArrayOutputStream();
    // Extra bytes, a name, a comment and a checksum of the header.
    more.write(new byte[] {zip[0], zip[1], zip[2], 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 0});
    more.write(new byte[] {3, 0, 'x', 'y', 'z', 'n', 0, 0, 1, 2});
    more.write(zip, 10, zip.length - 10);
    assertThat(decompress(more.toByteArray())).asString().isEqualTo("a 1\n");
  }

  /** Every byte that is missing, and nearly every one that is changed, is noticed. */
  @Test
  void shouldRefuseWhatIsCutOffOrChanged() throws IOException {
    final byte[] text = "a 1\na 2\na 3\n".getBytes(StandardCharsets.US_ASCII);
    final byte[] zip = zipped(text);
    for (int i = 0; i < zip.length; i++) {
      final byte[] cut = Arrays.copyOf(zip, i);
      assertThatThrownBy(() -> decompress(cut))
          .as("%d", i)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("its answer should be gzip and is not: ");
      final byte[] changed = zip.clone();
      changed[i] ^= 0x20;
      // The time and the system in the header say nothing of the text.
      if (i < 4 || i > 9) {
        assertThatThrownBy(() -> decompress(changed)).as("%d", i).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void shouldBoundOneAnswerAndAllOfThem() throws IOException {
    assertThat(decompress(zipped(new byte[MAX_BYTES]))).hasSize(MAX_BYTES);
    assertThatThrownBy(() -> decompress(zipped(new byte[MAX_BYTES + 1])))
        .hasMessage("its answer is longer than 100000 bytes");
    final AnswerMemory small = new AnswerMemory(MAX_BYTES, MAX_BYTES);
    final AnswerBuffer one = new AnswerBuffer(small);
    one.add(ByteBuffer.allocate(MAX_BYTES / 2));
    try (AnswerBuffer two = new AnswerBuffer(small)) {
      assertThatThrownBy(() -> two.add(ByteBuffer.allocate(MAX_BYTES / 2)))
          .hasMessage(
              "there is no room for its answer: those of all targets together take more than"
                  + " 100000 bytes");
      one.close();
      two.add(ByteBuffer.allocate(MAX_BYTES / 2));
    }
    assertThat(small.taken()).isZero();
    assertThatThrownBy(() -> one.add(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
  }

  private static String reason(final Throwable failure) {
    return Response.reason(new CompletionException(failure));
  }

  @Test
  void shouldSayWhyThereIsNoAnswer() {
    final ConnectException unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());
    assertThat(reason(unknown)).isEqualTo("its host name is not known");
    assertThat(reason(new ConnectException("No route to host"))).isEqualTo("No route to host");
    assertThat(reason(new SSLHandshakeException("PKIX path building failed")))
        .isEqualTo("TLS fails: PKIX path building failed");
    assertThat(reason(new EOFException()))
        .isEqualTo("it closes the connection before its answer ends");
    assertThat(reason(new IOException("Connection reset\nby peer"))).isEqualTo("Connection reset");
    assertThat(reason(new IOException())).isEqualTo("IOException");
    assertThat(reason(new StackOverflowError())).isEqualTo("StackOverflowError");
    assertThat(reason(new IOException("x".repeat(10_000)))).hasSizeLessThan(250);
    assertThat(new AnswerMemory(1 << 26, 1 << 28).answerTooLong())
        .isEqualTo("its answer is longer than 64 MiB");
  }
}
