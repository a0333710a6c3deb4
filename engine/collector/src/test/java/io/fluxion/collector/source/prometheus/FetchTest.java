// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.collector.input.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** The bounds of memory, and failures that no test can make a server cause. */
class FetchTest {
  private static final int MAX_BYTES = 100_000;

  /** An array for an answer of so many bytes. */
  private static byte[] grow(final AnswerMemory memory, final int length) throws IOException {
    byte[] bytes = {};
    try {
      while (bytes.length - Bytes.PADDING <= length) {
        bytes = memory.grow(bytes);
      }
    } catch (final IOException e) {
      memory.release(bytes);
      throw e;
    }
    return bytes;
  }

  @Test
  void shouldBoundOneAnswerAndAllOfThem() throws IOException {
    final AnswerMemory memory = new AnswerMemory(MAX_BYTES, MAX_BYTES + MAX_BYTES / 2);
    memory.release(grow(memory, MAX_BYTES));
    assertThatThrownBy(() -> grow(memory, MAX_BYTES + 1))
        .hasMessage("its answer is longer than 100000 bytes");
    assertThat(memory.taken()).isZero();
    final byte[] one = grow(memory, MAX_BYTES);
    assertThatThrownBy(() -> grow(memory, MAX_BYTES))
        .hasMessage(
            "there is no room for its answer: those of all targets together take more than"
                + " 112500 bytes");
    memory.release(one);
    memory.release(grow(memory, MAX_BYTES));
    assertThat(memory.taken()).isZero();
    assertThatThrownBy(() -> grow(new AnswerMemory(1 << 20, 1 << 28), 1 << 21))
        .hasMessage("its answer is longer than 1 MiB");
  }

  @Test
  void shouldSayWhyThereIsNoAnswer() {
    final ConnectException unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());
    assertThat(Fetch.reason(unknown)).isEqualTo("its host name is not known");
    assertThat(Fetch.reason(new ConnectException("No route to host")))
        .isEqualTo("No route to host");
    assertThat(Fetch.reason(new SSLHandshakeException("PKIX path building failed")))
        .isEqualTo("TLS fails: PKIX path building failed");
    assertThat(Fetch.reason(new EOFException()))
        .isEqualTo("it closes the connection before its answer ends");
    assertThat(Fetch.reason(new IOException("Connection reset\nby peer")))
        .isEqualTo("Connection reset");
    assertThat(Fetch.reason(new IOException())).isEqualTo("IOException");
    assertThat(Fetch.reason(new StackOverflowError())).isEqualTo("StackOverflowError");
    assertThat(Fetch.reason(new IOException("x".repeat(10_000)))).hasSizeLessThan(250);
  }
}
