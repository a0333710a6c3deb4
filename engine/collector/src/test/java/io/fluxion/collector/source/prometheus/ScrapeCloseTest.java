// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static io.fluxion.collector.source.prometheus.ExposingServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is left of a source that is closed: no thread, no connection. */
@Timeout(60)
class ScrapeCloseTest extends Scraping {
  /** Those of sources that were closed earlier may still be there. */
  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  private List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> name.startsWith("fluxion-scrape") || name.startsWith("HttpClient"))
        .toList();
  }

  @Test
  void shouldLeaveNoThreadAndNoConnection() throws Exception {
    try (ExposingServer good = new ExposingServer(text("# TYPE a counter\na 1\n"));
        ExposingServer bad = new ExposingServer(exchange -> {})) {
      bad.answers(exchange -> bad.hang());
      try (ScrapeSource source = source(good.url("/"), bad.url("/"))) {
        pollUntil(source, () -> out.rows().size() >= 5 && !bad.requests().isEmpty());
        assertThat(threads()).isNotEmpty().hasSizeLessThan(7);
        assertThat(threads().stream().filter("fluxion-scrape"::equals)).hasSizeLessThan(3);
      }
      final long begun = System.nanoTime();
      while (!threads().isEmpty()) {
        assertThat(System.nanoTime() - begun).as("%s", threads()).isLessThan(PATIENCE);
        // The client goes when it is collected.
        System.gc();
        Thread.sleep(10);
      }
      final int asked = good.requests().size();
      Thread.sleep(TimeUnit.NANOSECONDS.toMillis(5 * INTERVAL));
      assertThat(good.requests()).hasSize(asked);
    }
  }

  @Test
  void shouldCloseTwiceAndWithoutAPoll() throws Exception {
    final ScrapeSource source = source("http://127.0.0.1:1/");
    source.close();
    source.close();
    assertThat(source.name()).isEqualTo("scrape");
  }
}
