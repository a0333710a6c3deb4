// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static io.fluxion.collector.source.prometheus.ExposingServer.TEXT;
import static io.fluxion.collector.source.prometheus.ExposingServer.answer;
import static io.fluxion.collector.source.prometheus.ExposingServer.gzip;
import static io.fluxion.collector.source.prometheus.ExposingServer.text;
import static io.fluxion.collector.source.prometheus.ExposingServer.zipped;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What targets can answer, and what becomes of it. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class ScrapeAnswersTest extends Scraping {
  /** A body that comes slowly has its beginning long before its end. */
  @Test
  void shouldGiveUpABodyThatNeverEnds() throws Exception {
    final HttpHandler endless =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", TEXT);
          exchange.sendResponseHeaders(200, 0);
          final OutputStream body = exchange.getResponseBody();
          try {
            while (true) {
              body.write(COUNTER.getBytes(StandardCharsets.UTF_8));
              body.flush();
              Thread.sleep(20);
            }
          } catch (final InterruptedException e) {
            throw new IOException(e);
          }
        };
    try (ExposingServer server = new ExposingServer(text(COUNTER));
        ScrapeSource source =
            source(TimeUnit.MILLISECONDS.toNanos(300), SeriesKind.COUNTER, server.url("/"))) {
      pollUntilRows(source, 1);
      server.answers(endless);
      final int asked = server.requests().size();
      pollUntil(source, () -> server.requests().size() > asked);
      out.clear();
      pollUntilSaid(source, 1);
      assertThat(out.said().get(0)).contains("no whole answer within 300 ms");
      assertThat(out.rows()).isEmpty();
      server.answers(text(COUNTER));
      pollUntilRows(source, 1);
    }
    assertThat(out.keys()).containsOnly("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404|text/plain|it answers with status 404",
        "500|text/plain|it answers with status 500",
        "204|text/plain|it answers with status 204",
        "200|text/html; charset=utf-8|it answers with 'text/html; charset=utf-8', not with metrics"
            + " as text; its path may be /metrics",
        "200|application/json|it answers with 'application/json', not with metrics as text;"
            + " its path may be /metrics",
      })
  void shouldSayWhatElseATargetAnswers(final int status, final String type, final String what)
      throws Exception {
    final byte[] body = status == 204 ? new byte[0] : COUNTER.getBytes(StandardCharsets.UTF_8);
    try (ExposingServer server =
            new ExposingServer(exchange -> answer(exchange, status, type, body));
        ScrapeSource source = source(server.url("/"))) {
      pollUntil(source, () -> server.requests().size() > 2);
      assertThat(out.said())
          .containsExactly(server.url("/") + ": " + what + "; it will be tried again");
      assertThat(out.rows()).isEmpty();
      server.answers(text(COUNTER));
      pollUntilRows(source, 1);
      assertThat(out.said().get(1)).isEqualTo(server.url("/") + " is back");
    }
  }

  @Test
  void shouldTakeAnAnswerWithoutAType() throws Exception {
    try (ExposingServer server =
            new ExposingServer(
                exchange -> answer(exchange, 200, null, COUNTER.getBytes(StandardCharsets.UTF_8)));
        ScrapeSource source = source(server.url("/"))) {
      pollUntilRows(source, 1);
    }
  }

  @Test
  void shouldFollowRedirections() throws Exception {
    try (ExposingServer server = new ExposingServer(text(COUNTER));
        ExposingServer before =
            new ExposingServer(
                exchange -> {
                  exchange.getResponseHeaders().set("Location", server.url("/there"));
                  answer(exchange, 302, "text/html", "Found".getBytes(StandardCharsets.UTF_8));
                });
        ScrapeSource source = source(before.url("/here"))) {
      pollUntilRows(source, 1);
      assertThat(server.requests().get(0)).startsWith("/there ");
      assertThat(out.said()).isEmpty();
    }
  }

  private static byte[] manyCounters(final int count) {
    final StringBuilder text = new StringBuilder("# TYPE a counter\n");
    for (int i = 0; i < count; i++) {
      text.append("a{number=\"").append(i).append("\"} ").append(i).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void shouldReadGzip() throws Exception {
    final byte[] zip = zipped(manyCounters(30_000));
    try (ExposingServer server = new ExposingServer(gzip(zip));
        ScrapeSource source = source(server.url("/"))) {
      pollUntilRows(source, 60_000);
    }
    assertThat(out.keys()).hasSize(60_000);
    assertThat(out.rows().get(29_999).key()).isEqualTo("a{number=\"29999\"}");
    assertThat(out.rows().get(29_999).number()).isEqualTo(29_999);
    assertThat(out.rows().get(30_000).key()).isEqualTo("a{number=\"0\"}");
    assertThat(out.malformed()).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNotGzipOrCutOff() throws Exception {
    final byte[] zip = zipped(manyCounters(1_000));
    try (ExposingServer server =
            new ExposingServer(gzip(COUNTER.getBytes(StandardCharsets.UTF_8)));
        ScrapeSource source = source(server.url("/"))) {
      pollUntilSaid(source, 1);
      server.answers(gzip(Arrays.copyOf(zip, zip.length / 2)));
      pollUntilSaid(source, 2);
      assertThat(out.said()).allMatch(said -> said.contains("should be gzip and is not: "));
      assertThat(out.rows()).isEmpty();
      server.answers(
          exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            answer(exchange, 200, TEXT, zip);
          });
      pollUntilSaid(source, 3);
      assertThat(out.said().get(2)).contains("in the encoding 'br', which nobody asked for");
    }
  }

  @Test
  void shouldRefuseAnswersThatAreTooLong() throws Exception {
    final byte[] fits = new byte[MAX_ANSWER_BYTES];
    Arrays.fill(fits, (byte) '\n');
    final byte[] tooLong = Arrays.copyOf(fits, MAX_ANSWER_BYTES + 1);
    final HttpHandler chunked =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", TEXT);
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(tooLong);
        };
    try (ExposingServer server =
            new ExposingServer(exchange -> answer(exchange, 200, TEXT, tooLong));
        ScrapeSource source = source(server.url("/"))) {
      for (final HttpHandler handler :
          List.<HttpHandler>of(
              exchange -> answer(exchange, 200, TEXT, tooLong), chunked, gzip(zipped(tooLong)))) {
        server.answers(handler);
        pollUntilSaid(source, 1);
        assertThat(out.said())
            .containsExactly(
                server.url("/") + ": its answer is longer than 1 MiB; it will be tried again");
        server.answers(exchange -> answer(exchange, 200, TEXT, fits));
        pollUntilSaid(source, 2);
        server.answers(gzip(zipped(fits)));
        final int asked = server.requests().size();
        pollUntil(source, () -> server.requests().size() > asked + 2);
        assertThat(out.said()).hasSize(2);
        out.clear();
      }
    }
  }

  @Test
  void shouldReadChunks() throws Exception {
    final byte[] text = manyCounters(2_000);
    final HttpHandler chunked =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", TEXT);
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            for (int at = 0; at < text.length; at += 997) {
              body.write(text, at, Math.min(997, text.length - at));
              body.flush();
            }
          }
        };
    try (ExposingServer server = new ExposingServer(chunked);
        ScrapeSource source = source(server.url("/"))) {
      pollUntilRows(source, 2_000);
    }
    assertThat(out.rows().get(1_999).key()).isEqualTo("a{number=\"1999\"}");
    assertThat(out.malformed()).isEmpty();
  }

  /** What is no HTTP, and an answer that is cut off where a value would still be a number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0001garbage\r\n\r\n",
        "",
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n"
            + "# TYPE a counter\na 1\na 2"
      })
  void shouldOutliveServersThatTalkNonsense(final String answer) throws Exception {
    final Thread endOfServer;
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      final AtomicInteger connections = new AtomicInteger();
      final Thread server =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try (Socket client = socket.accept()) {
                    connections.incrementAndGet();
                    client.getInputStream().read(new byte[4_096]);
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                  } catch (final IOException e) {
                    // The next one.
                  }
                }
              });
      server.start();
      final String url = "http://127.0.0.1:" + socket.getLocalPort() + "/";
      try (ScrapeSource source = source(url)) {
        pollUntil(source, () -> connections.get() > 2 && !out.said().isEmpty());
      }
      assertThat(out.said().get(0)).startsWith(url + ": ").endsWith("; it will be tried again");
      assertThat(out.rows()).isEmpty();
      endOfServer = server;
    }
    endOfServer.join();
  }

  @Test
  void shouldSayThatTextIsNoExpositionLineByLine() throws Exception {
    try (ExposingServer server = new ExposingServer(text("Hello, world!\n" + "\u0000".repeat(9)));
        ScrapeSource source = source(server.url("/"))) {
      pollUntil(source, () -> out.malformed().size() >= 4);
      assertThat(out.malformed().get(0))
          .isEqualTo(server.url("/") + ":1: the name 'Hello,' is no name");
      assertThat(out.malformed().get(1))
          .isEqualTo(server.url("/") + ":2: the answer ends within the line");
    }
    assertThat(out.rows()).isEmpty();
  }
}
