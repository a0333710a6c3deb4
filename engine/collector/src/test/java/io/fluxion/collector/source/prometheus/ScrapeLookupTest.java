// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static io.fluxion.collector.source.prometheus.ExposingServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Names that cannot be looked up and do not fail either: each keeps the thread that is at it. The
 * client asks a handler of cookies on the same thread, right before it looks the name up; a handler
 * that waits stands for a resolver that does, and nothing can interrupt either.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ScrapeLookupTest extends Scraping {
  private static final String HANGING = "/hanging";
  private static final int HANGING_TARGETS = 24;
  private static final long TIMEOUT = TimeUnit.MILLISECONDS.toNanos(300);

  private final CountDownLatch found = new CountDownLatch(1);
  private final AtomicInteger lookups = new AtomicInteger();
  private volatile boolean isHanging;

  private ScrapeSource source(final List<String> urls) throws Exception {
    final CookieHandler resolver =
        new CookieHandler() {
          @Override
          public Map<String, List<String>> get(
              final URI uri, final Map<String, List<String>> headers) {
            if (isHanging && uri.getPath().startsWith(HANGING)) {
              lookups.incrementAndGet();
              awaitFound();
            }
            return Map.of();
          }

          @Override
          public void put(final URI uri, final Map<String, List<String>> headers) {
            // None comes.
          }
        };
    return new ScrapeSource(
        options(INTERVAL, TIMEOUT, SeriesKind.COUNTER, urls.toArray(String[]::new)),
        ANSWERS,
        HttpClient.newBuilder().cookieHandler(resolver));
  }

  private void awaitFound() {
    boolean waiting = true;
    while (waiting) {
      try {
        found.await();
        waiting = false;
      } catch (final InterruptedException e) {
        // As a lookup does not.
      }
    }
  }

  private void pollFor(final ScrapeSource source, final long nanos) {
    final long begun = System.nanoTime();
    pollUntil(source, () -> System.nanoTime() - begun > nanos);
  }

  @Test
  void shouldNotAskAgainWhileAThreadIsStillLookingTheNameUp() throws Exception {
    try (ExposingServer server = new ExposingServer(text(COUNTER));
        ScrapeSource source = source(List.of(server.url(HANGING), server.url("/")))) {
      // The first answer of all may take longer.
      pollUntil(source, () -> Set.copyOf(out.keys()).size() == 2);
      try {
        isHanging = true;
        pollUntilSaid(source, 1);
        assertThat(out.said().get(0))
            .isEqualTo(
                server.url(HANGING) + ": no whole answer within 300 ms; it will be tried again");
        pollFor(source, 4 * TIMEOUT);
        assertThat(lookups).hasValue(1);
        // The other one goes on.
        out.clear();
        pollUntilRows(source, 3);
      } finally {
        found.countDown();
      }
      pollUntil(source, () -> lookups.get() > 1 && out.keys().toString().contains(HANGING));
    }
  }

  @Test
  void shouldAskTheOthersHoweverManyNamesHang() throws Exception {
    try (ExposingServer server = new ExposingServer(text(COUNTER))) {
      final List<String> urls = new ArrayList<>();
      for (int i = 0; i < HANGING_TARGETS; i++) {
        urls.add(server.url(HANGING + i));
      }
      urls.add(server.url("/"));
      try (ScrapeSource source = source(urls)) {
        pollUntil(source, () -> Set.copyOf(out.keys()).size() == HANGING_TARGETS + 1);
        isHanging = true;
        pollFor(source, 3 * TIMEOUT);
        assertThat(lookups).hasValue(HANGING_TARGETS);
        out.clear();
        pollUntilRows(source, 5);
      } finally {
        found.countDown();
      }
    }
  }
}
