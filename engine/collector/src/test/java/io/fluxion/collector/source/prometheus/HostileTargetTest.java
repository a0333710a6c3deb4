// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static io.fluxion.collector.source.prometheus.ExposingServer.TEXT;
import static io.fluxion.collector.source.prometheus.ExposingServer.answer;
import static io.fluxion.collector.source.prometheus.ExposingServer.gzip;
import static io.fluxion.collector.source.prometheus.ExposingServer.text;
import static io.fluxion.collector.source.prometheus.ExposingServer.zipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A target that does harm, by mistake or not, costs no other one anything. */
@Timeout(60)
class HostileTargetTest extends Scraping {
  private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(10);

  private static byte[] bytes(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String key(final String name, final ExposingServer server) {
    return name + "{instance=\"127.0.0.1:" + server.port() + "\"}";
  }

  @Test
  void shouldReadGzipOfAnyNumberOfMembers() throws Exception {
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < 20_000; i++) {
      body.write(zipped(new byte[0]));
    }
    body.write(zipped(bytes(COUNTER)));
    try (ExposingServer server = new ExposingServer(gzip(body.toByteArray()));
        ScrapeSource source = source(server.url("/"))) {
      pollUntilRows(source, 2);
    }
    assertThat(out.keys()).containsOnly("a");
    assertThat(out.said()).isEmpty();
  }

  @Test
  void shouldBoundTheMemoryOfAllAnswersTogether() throws Exception {
    final byte[] large = new byte[MAX_ANSWER_BYTES - 10];
    Arrays.fill(large, (byte) '\n');
    final AnswerMemory memory = new AnswerMemory(MAX_ANSWER_BYTES, 3 * MAX_ANSWER_BYTES / 2);
    try (ExposingServer one = new ExposingServer(gzip(zipped(large)));
        ExposingServer two = new ExposingServer(gzip(zipped(large)));
        ExposingServer small = new ExposingServer(text(COUNTER))) {
      try (ScrapeSource source =
          source(
              options(
                  INTERVAL,
                  TIMEOUT,
                  SeriesKind.COUNTER,
                  one.url("/"),
                  two.url("/"),
                  small.url("/")),
              memory)) {
        pollUntil(
            source,
            () -> out.rows().size() > 5 && one.requests().size() > 5 && two.requests().size() > 5);
        assertThat(out.said())
            .allMatch(said -> said.contains("there is no room") || said.endsWith(" is back"));
        assertThat(memory.taken()).isLessThanOrEqualTo(3 * MAX_ANSWER_BYTES / 2);
      }
      // The threads of requests that were under way give theirs back as they end.
      final long closed = System.nanoTime();
      while (memory.taken() > 0) {
        assertThat(System.nanoTime() - closed).isLessThan(TIMEOUT + 5_000_000_000L);
        Thread.sleep(5);
      }
      assertThat(out.keys()).containsOnly(key("a", small));
    }
  }

  /** Two bombs at a time would shut out every other target until they are given up. */
  @Test
  void shouldKeepRoomForSmallAnswersBesideLargeOnes() throws Exception {
    final AnswerMemory memory = new AnswerMemory(1 << 20, 2 << 20);
    byte[] one = new byte[0];
    byte[] two = new byte[0];
    try {
      while (true) {
        one = memory.grow(one);
        two = memory.grow(two);
      }
    } catch (final IOException e) {
      assertThat(e).hasMessageContaining("there is no room for its answer");
    }
    for (int i = 0; i < 10; i++) {
      assertThat(memory.grow(new byte[0])).isNotEmpty();
    }
  }

  /** How many malformed rows were only counted. */
  private long unnamed() {
    return out.malformed().stream()
        .filter(line -> line.endsWith(" not named"))
        .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
        .sum();
  }

  @Test
  void shouldPassOverAnAnswerOfMalformedLinesWithoutDelay() throws Exception {
    final byte[] bad = bytes("# TYPE b counter\nb 1\n" + "b zwei and more\n".repeat(1_500_000));
    final AnswerMemory memory = new AnswerMemory(1 << 26, 1 << 28);
    try (ExposingServer hostile = new ExposingServer(exchange -> answer(exchange, 200, TEXT, bad));
        ExposingServer good = new ExposingServer(text(COUNTER));
        ScrapeSource source =
            source(
                options(INTERVAL, TIMEOUT, SeriesKind.COUNTER, hostile.url("/"), good.url("/")),
                memory)) {
      long longest = 0;
      long begun = System.nanoTime();
      while (unnamed() < 1_499_900) {
        assertThat(System.nanoTime() - begun).isLessThan(PATIENCE);
        final long before = System.nanoTime();
        source.poll(out);
        longest = Math.max(longest, System.nanoTime() - before);
      }
      System.out.println("HostileTargetTest: longest poll in ms " + longest / 1_000_000);
      assertThat(out.rowsOf(key("a", good))).hasSizeGreaterThan(1);
      assertThat(out.rowsOf(key("b", hostile))).hasSize(1);
      assertThat(out.malformed().stream().filter(line -> line.contains("zwei"))).hasSize(100);
      assertThat(out.malformed().get(0))
          .isEqualTo(hostile.url("/") + ":3: the value 'zwei' is not a number");
      assertThat(out.said())
          .containsExactly(
              hostile.url("/")
                  + ": 1000 lines of its answer are malformed, the rest is passed over; it will be"
                  + " tried again");
      // So soon a stop is heard; a slice is 5 ms, and this machine may be busy.
      assertThat(longest).isLessThan(TimeUnit.SECONDS.toNanos(1));
      begun = System.nanoTime();
      Thread.currentThread().interrupt();
      source.poll(out);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(1));
    }
  }

  @Test
  void shouldShowExcerptsOfHeadersOnly() throws Exception {
    final String type = "application/" + "x".repeat(200_000);
    try (ExposingServer server =
            new ExposingServer(exchange -> answer(exchange, 200, type, bytes(COUNTER)));
        ScrapeSource source = source(server.url("/metrics"))) {
      pollUntilSaid(source, 1);
      server.answers(
          exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "y".repeat(200_000));
            answer(exchange, 200, TEXT, bytes(COUNTER));
          });
      pollUntilSaid(source, 2);
    }
    assertThat(out.said()).allMatch(said -> said.length() < 300);
  }

  private static String series(final String name, final int from, final int count) {
    final StringBuilder text = new StringBuilder("# TYPE " + name + " counter\n");
    for (int i = from; i < from + count; i++) {
      text.append(name).append("{n=\"").append(i).append("\"} 1\n");
    }
    return text.toString();
  }

  /** It may make up new series at each scrape: of all of them, so many have a place at once. */
  @Test
  void shouldLimitTheSeriesOfATarget() throws Exception {
    final AtomicInteger scrapes = new AtomicInteger();
    final String known = series("k", 0, 5);
    try (ExposingServer growing =
            new ExposingServer(
                exchange ->
                    text(known + series("b", 4 * scrapes.getAndIncrement(), 4)).handle(exchange));
        ExposingServer good = new ExposingServer(text(COUNTER));
        ScrapeSource source =
            source(
                new ScrapeOptions(
                    List.of(growing.url("/"), good.url("/")),
                    INTERVAL,
                    TIMEOUT,
                    SeriesKind.COUNTER,
                    MAX_KEY_BYTES,
                    10,
                    TimeUnit.HOURS.toNanos(1)),
                ANSWERS)) {
      pollUntil(source, () -> scrapes.get() > 8);
      assertThat(Set.copyOf(out.keys())).hasSize(11);
      // Those that were there first go on.
      assertThat(out.keys().stream().filter(key -> key.startsWith("k{n=\"4\"")))
          .hasSizeGreaterThan(6);
      assertThat(out.said())
          .containsExactly(
              growing.url("/")
                  + ": 3 of its series are left out, they are more than"
                  + " --max-series-per-target 10");
    }
  }

  @Test
  void shouldForgetSeriesThatAreIdle() {
    final SeriesLimit limit = new SeriesLimit(2, 100);
    limit.begin(0);
    assertThat(admitted(limit, "a", "b", "c")).containsExactly("a", "b");
    assertThat(limit.refused()).isEqualTo(1);
    limit.begin(100);
    assertThat(admitted(limit, "c", "b", "d")).containsExactly("b");
    limit.begin(101);
    assertThat(admitted(limit, "c", "d", "b", "a")).containsExactly("c", "b");
    assertThat(limit.refused()).isEqualTo(2);
  }

  private static List<String> admitted(final SeriesLimit limit, final String... keys) {
    final Sample sample = new Sample(1, MAX_KEY_BYTES);
    final List<String> admitted = new ArrayList<>();
    for (final String key : keys) {
      final byte[] bytes = bytes(key);
      System.arraycopy(bytes, 0, sample.key(), 0, bytes.length);
      sample.keyLength(bytes.length);
      if (limit.admits(sample)) {
        admitted.add(key);
      }
    }
    return admitted;
  }

  @Test
  void shouldLimitSeveralTargetsToHalfOfTheStoreEach() {
    assertThat(ScrapeOptions.defaultSeriesPerTarget(65_536, 1)).isEqualTo(ScrapeOptions.NO_LIMIT);
    assertThat(ScrapeOptions.defaultSeriesPerTarget(65_536, 2)).isEqualTo(32_768);
    assertThat(ScrapeOptions.defaultSeriesPerTarget(1, 3)).isEqualTo(1);
  }
}
