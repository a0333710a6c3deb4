package io.fluxion.collector.scrape;

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
