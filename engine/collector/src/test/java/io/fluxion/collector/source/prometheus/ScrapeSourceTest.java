// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static io.fluxion.collector.source.prometheus.ExposingServer.answer;
import static io.fluxion.collector.source.prometheus.ExposingServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.CollectedSamples.Row;
import io.fluxion.collector.input.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class ScrapeSourceTest extends Scraping {
  /** What a poll's clock, made from one in ms, may be behind that one. */
  private static final long CLOCK_MILLIS = 2;

  @Test
  void shouldHandOnCountersAtEveryInterval() throws Exception {
    final AtomicInteger scrapes = new AtomicInteger();
    final HttpHandler counting =
        exchange ->
            text("# TYPE a counter\na{b=\"c\"} %d.5\n# TYPE g gauge\ng 1\n"
                    .formatted(scrapes.incrementAndGet()))
                .handle(exchange);
    final long before = System.currentTimeMillis();
    try (ExposingServer server = new ExposingServer(counting);
        ScrapeSource source = source(server.url("/metrics"))) {
      pollUntilRows(source, 3);
      assertThat(server.requests().get(0))
          .startsWith("/metrics ")
          .contains("[text/plain;version=0.0.4]", "[gzip]")
          .doesNotContain("pgrade");
    }
    final long after = System.currentTimeMillis();
    assertThat(out.keys()).containsOnly("a{b=\"c\"}");
    assertThat(out.rows().stream().map(Row::number)).startsWith(1.5, 2.5, 3.5);
    assertThat(out.rows().stream().map(Row::x)).isSorted().doesNotHaveDuplicates();
    assertThat(out.rows().stream().map(row -> TimeUnit.NANOSECONDS.toMillis(row.x())))
        .allMatch(x -> x >= before - CLOCK_MILLIS && x <= after);
    assertThat(out.rows().get(2).x() - out.rows().get(0).x()).isGreaterThan(INTERVAL / 2);
    assertThat(out.malformed()).isEmpty();
    assertThat(out.said()).isEmpty();
  }

  /** What an exporter takes for its answer does not move the time of its values. */
  @Test
  void shouldTakeTheTimeOfTheRequest() throws Exception {
    final AtomicLong asked = new AtomicLong();
    try (ExposingServer server = new ExposingServer(text(COUNTER));
        ScrapeSource source = source(server.url("/"))) {
      pollUntilRows(source, 1);
      server.answers(
          exchange -> {
            asked.set(System.currentTimeMillis());
            sleep(300);
            text("# TYPE slow counter\nslow 1\n").handle(exchange);
          });
      pollUntil(source, () -> out.keys().contains("slow"));
    }
    final long x = TimeUnit.NANOSECONDS.toMillis(out.rowsOf("slow").get(0).x());
    assertThat(x).isBetween(asked.get() - 600, asked.get());
  }

  private static void sleep(final long millis) {
    try {
      Thread.sleep(millis);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldHandOnGaugesWhereAsked() throws Exception {
    final String mixed =
        "# TYPE a counter\na 1\n# TYPE g gauge\ng 2\n# TYPE s summary\ns{quantile=\"0.5\"} NaN\n";
    try (ExposingServer server = new ExposingServer(text(mixed));
        ScrapeSource source = source(PATIENCE, SeriesKind.GAUGE, server.url("/"))) {
      pollUntilRows(source, 2);
    }
    assertThat(out.keys()).startsWith("g", "s{quantile=\"0.5\"}");
    assertThat(out.rows().get(1).number()).isNaN();
  }

  @Test
  void shouldTakeALinesOwnTime() throws Exception {
    try (ExposingServer server = new ExposingServer(text("# TYPE a counter\na 1 1395066363123\n"));
        ScrapeSource source = source(server.url("/"))) {
      pollUntilRows(source, 1);
    }
    assertThat(out.rows().get(0).x()).isEqualTo(1_395_066_363_123_000_000L);
  }

  /**
   * A store's time is that of all its keys: one target's wrong clock must not expire the others.
   */
  @Test
  void shouldRefuseALinesTimeThatIsAheadForTheOtherTargetsSake() throws Exception {
    final AtomicLong count = new AtomicLong();
    try (ExposingServer good =
            new ExposingServer(
                exchange ->
                    text("# TYPE a counter\na %d\n".formatted(count.incrementAndGet()))
                        .handle(exchange));
        ExposingServer ahead =
            new ExposingServer(
                exchange ->
                    text("# TYPE b counter\nb 1 %d\n# TYPE c counter\nc 2\n"
                            .formatted(System.currentTimeMillis() + 7_200_000))
                        .handle(exchange));
        ScrapeSource source = source(ahead.url("/"), good.url("/"))) {
      final String key = "a{instance=\"127.0.0.1:" + good.port() + "\"}";
      pollUntil(source, () -> out.rowsOf(key).size() >= 4 && out.rows().size() >= 8);
      assertThat(out.keys()).containsOnly(key, "c{instance=\"127.0.0.1:" + ahead.port() + "\"}");
      assertThat(out.malformed().get(0))
          .startsWith(ahead.url("/") + ":2: the time '")
          .endsWith("' is more than 10 minutes ahead of this machine's clock");
      final DerivativeStore store =
          DerivativeStore.builder(
                  DerivativeSchema.of(FieldSchema.counter("value").yType(NumberType.DOUBLE))
                      .idleTimeout(TimeUnit.HOURS.toNanos(1)))
              .maxKeys(16)
              .byteKeys(MAX_KEY_BYTES)
              .build();
      assertThat(statuses(store, key)).startsWith("FIRST", "OK", "OK", "OK");
    }
  }

  /** What becomes of a key's samples in a store that takes all there are. */
  private List<String> statuses(final DerivativeStore store, final String key) {
    final List<String> statuses = new ArrayList<>();
    final Sample sample = store.newSample();
    for (final Row row : out.rows()) {
      final byte[] bytes = row.key().getBytes(StandardCharsets.UTF_8);
      sample.clear();
      System.arraycopy(bytes, 0, sample.key(), 0, bytes.length);
      sample.keyLength(bytes.length);
      sample.setX(0, row.x());
      sample.setYBits(0, row.y());
      store.update(sample);
      if (row.key().equals(key)) {
        statuses.add(SampleStatus.name(store.field(0).status()));
      }
    }
    return statuses;
  }

  @Test
  void shouldReadTimesOfOpenMetricsInSeconds() throws Exception {
    final byte[] body =
        "# TYPE a counter\na_total 1 1395066363.123 # {x=\"y\"} 1\n# EOF\n"
            .getBytes(StandardCharsets.UTF_8);
    final String type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    try (ExposingServer server = new ExposingServer(exchange -> answer(exchange, 200, type, body));
        ScrapeSource source = source(server.url("/"))) {
      pollUntilRows(source, 1);
    }
    assertThat(out.rows().get(0)).isEqualTo(row("a_total", 1_395_066_363_123_000_000L, 1));
    assertThat(out.malformed()).isEmpty();
  }

  private static Row row(final String key, final long x, final double y) {
    return new Row(key, x, Double.doubleToRawLongBits(y));
  }

  @Test
  void shouldNameMalformedLinesAndReadTheOthers() throws Exception {
    final String url;
    try (ExposingServer server =
            new ExposingServer(text("# TYPE a counter\na{x=\"1\"} 1\na{x=\"2} 2\na{x=\"3\"} 3\n"));
        ScrapeSource source = source(server.url("/metrics"))) {
      url = server.url("/metrics");
      pollUntilRows(source, 2);
    }
    assertThat(out.keys()).startsWith("a{x=\"1\"}", "a{x=\"3\"}");
    assertThat(out.malformed().get(0))
        .isEqualTo(url + ":3: a label has no value in quotes: 'x=\"2} 2'");
  }

  @Test
  void shouldTellSeveralTargetsApart() throws Exception {
    try (ExposingServer one = new ExposingServer(text(COUNTER));
        ExposingServer two = new ExposingServer(text(COUNTER));
        ScrapeSource source = source(one.url("/a"), one.url("/b?c=d"), two.url("/a"))) {
      // On a busy machine one may have answered twice before another has once.
      pollUntil(source, () -> Set.copyOf(out.keys()).size() == 3);
      assertThat(Set.copyOf(out.keys()))
          .containsExactlyInAnyOrder(
              "a{instance=\"127.0.0.1:" + one.port() + "/a\"}",
              "a{instance=\"127.0.0.1:" + one.port() + "/b?c=d\"}",
              "a{instance=\"127.0.0.1:" + two.port() + "\"}");
    }
  }

  @Test
  void shouldNotWaitForATargetThatHangs() throws Exception {
    final long timeout = TimeUnit.MILLISECONDS.toNanos(400);
    try (ExposingServer good = new ExposingServer(text(COUNTER));
        ExposingServer bad = new ExposingServer(text(COUNTER))) {
      try (ScrapeSource source = source(timeout, SeriesKind.COUNTER, bad.url("/"), good.url("/"))) {
        // The first answer of all may take longer.
        pollUntil(source, () -> Set.copyOf(out.keys()).size() == 2);
        bad.answers(exchange -> bad.hang());
        final int asked = bad.requests().size();
        pollUntil(source, () -> bad.requests().size() > asked);
        out.clear();
        pollUntilRows(source, 4);
        // Twenty intervals are a timeout: the good one was asked again and again meanwhile.
        assertThat(out.said()).isEmpty();
        pollUntilSaid(source, 1);
        assertThat(out.said())
            .containsExactly(
                bad.url("/") + ": no whole answer within 400 ms; it will be tried again");
        pollUntil(source, () -> bad.requests().size() >= asked + 2);
        bad.answers(text("# TYPE b counter\nb 1\n"));
        pollUntilSaid(source, 2);
        assertThat(out.said().get(1)).isEqualTo(bad.url("/") + " is back");
        pollUntil(
            source, () -> out.keys().contains("b{instance=\"127.0.0.1:" + bad.port() + "\"}"));
      }
    }
    assertThat(out.said()).hasSize(2);
  }

  @Test
  void shouldAskATargetThatHangsAtEveryInterval() throws Exception {
    try (ExposingServer server = new ExposingServer(text(COUNTER))) {
      final long interval = TimeUnit.MILLISECONDS.toNanos(150);
      try (ScrapeSource source =
          source(options(interval, interval, SeriesKind.COUNTER, server.url("/")), ANSWERS)) {
        pollUntilRows(source, 1);
        server.answers(exchange -> server.hang());
        final int asked = server.requests().size();
        final long begun = System.nanoTime();
        pollUntil(source, () -> server.requests().size() >= asked + 6);
        // At every other interval it would be ten intervals.
        assertThat(System.nanoTime() - begun).isLessThan(9 * interval);
      }
    }
  }

  /** A source that had to wait for the writer has not looked at the answers meanwhile. */
  @Test
  void shouldTakeAnAnswerThatLiesThereRatherThanCallItLate() throws Exception {
    final long timeout = TimeUnit.MILLISECONDS.toNanos(700);
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch mayAnswer = new CountDownLatch(1);
    try (ExposingServer server = new ExposingServer(text(COUNTER));
        ScrapeSource source = source(timeout, SeriesKind.COUNTER, server.url("/"))) {
      pollUntilRows(source, 1);
      server.answers(
          exchange -> {
            asked.countDown();
            await(mayAnswer);
            text("# TYPE late counter\nlate 1\n").handle(exchange);
          });
      pollUntil(source, () -> asked.getCount() == 0);
      mayAnswer.countDown();
      Thread.sleep(TimeUnit.NANOSECONDS.toMillis(timeout) + 100);
      source.poll(out);
      assertThat(out.said()).isEmpty();
      assertThat(out.keys()).contains("late");
    }
  }

  private static void await(final CountDownLatch latch) {
    try {
      latch.await();
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldSayOnceThatATargetIsGoneAndThatItIsBack() throws Exception {
    final int port;
    try (ExposingServer server = new ExposingServer(text(COUNTER))) {
      port = server.port();
    }
    final String url = "http://127.0.0.1:" + port + "/metrics";
    try (ScrapeSource source = source(url)) {
      pollUntilSaid(source, 1);
      final long begun = System.nanoTime();
      pollUntil(source, () -> System.nanoTime() - begun > 5 * INTERVAL);
      assertThat(out.said())
          .containsExactly(url + ": the connection is refused; it will be tried again");
      try (ExposingServer server = new ExposingServer(text(COUNTER), port)) {
        pollUntilRows(source, 2);
        assertThat(server.requests()).hasSizeGreaterThan(1);
        assertThat(out.said()).hasSize(2);
        assertThat(out.said().get(1)).isEqualTo(url + " is back");
      }
      pollUntilSaid(source, 3);
      assertThat(out.said().get(2)).startsWith(url + ": ");
    }
  }

  @Test
  void shouldSayOnceWhatIsLeftOut() throws Exception {
    try (ExposingServer server = new ExposingServer(text("a 1\nb 2\n# TYPE g gauge\ng 3\n"));
        ScrapeSource source = source(server.url("/"))) {
      pollUntil(source, () -> server.requests().size() > 3);
      assertThat(out.said())
          .containsExactly(
              server.url("/") + ": 2 series without a type are left out",
              server.url("/")
                  + ": none of its 1 series with a type is a counter; --y-kind gauge takes gauges");
    }
  }

  @Test
  void shouldHandOnNothingForASeriesThatIsGone() throws Exception {
    try (ExposingServer server = new ExposingServer(text(COUNTER + "# TYPE b counter\nb 1\n"));
        ScrapeSource source = source(server.url("/"))) {
      pollUntilRows(source, 2);
      server.answers(text(COUNTER));
      final int asked = server.requests().size();
      pollUntil(source, () -> server.requests().size() > asked + 1);
      out.clear();
      pollUntilRows(source, 3);
      assertThat(out.keys()).containsOnly("a");
      assertThat(out.said()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:9100",
        "127.0.0.1:9100/metrics",
        "ftp://127.0.0.1/metrics",
        "http:///metrics",
        "http://127.0.0.1:99999/metrics",
        "http://me:secret@127.0.0.1/metrics",
        "http://a b/",
        "metrics",
        ""
      })
  void shouldRefuseWhatIsNoUrl(final String url) {
    assertThatThrownBy(() -> source(url).close())
        .isInstanceOf(UsageException.class)
        .message()
        .doesNotContain("secret")
        .isNotBlank();
  }

  @Test
  void shouldRefuseTheSameTargetTwice() {
    assertThatThrownBy(() -> source("http://a:80/metrics", "http://A/metrics").close())
        .isInstanceOf(UsageException.class)
        .hasMessage("http://A/metrics is given twice");
  }

  @Test
  void shouldStopWaitingWhenInterrupted() throws Exception {
    try (ExposingServer server = new ExposingServer(exchange -> {})) {
      server.answers(exchange -> server.hang());
      try (ScrapeSource source = source(server.url("/"))) {
        source.poll(out);
        Thread.currentThread().interrupt();
        final long begun = System.nanoTime();
        assertThat(source.poll(out)).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.MILLISECONDS.toNanos(200));
      }
    }
  }
}
