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

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What the JDK's client throws where a test cannot make it throw. */
class FailureTextTest {
  private static final int MAX_ANSWER_BYTES = 1 << 26;

  private static String of(final Throwable failure) {
    return FailureText.of(new CompletionException(failure), MAX_ANSWER_BYTES);
  }

  @Test
  void shouldSayWhyThereIsNoAnswer() {
    final ConnectException unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());
    assertThat(of(unknown)).isEqualTo("its host name is not known");
    assertThat(of(new ConnectException("No route to host"))).isEqualTo("No route to host");
    assertThat(of(new SSLHandshakeException("PKIX path building failed")))
        .isEqualTo("TLS fails: PKIX path building failed");
    assertThat(of(new IOException("Connection reset\nby peer"))).isEqualTo("Connection reset");
    assertThat(of(new IOException())).isEqualTo("IOException");
    assertThat(of(new Attempt.TooLongException())).isEqualTo("its answer is longer than 64 MiB");
    assertThat(FailureText.tooLong(1_000)).isEqualTo("its answer is longer than 1000 bytes");
  }
}
