// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.CollectedSamples;
import io.fluxion.collector.input.UsageException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A source that a test polls until it has what it waits for. */
abstract class Scraping {
  static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(20);

  static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  static final int MAX_KEY_BYTES = 256;

  static final int MAX_ANSWER_BYTES = 1 << 20;

  static final AnswerMemory ANSWERS = new AnswerMemory(MAX_ANSWER_BYTES, 16 * MAX_ANSWER_BYTES);

  static final String COUNTER = "# TYPE a counter\na 1\n";

  final CollectedSamples out = new CollectedSamples();

  static ScrapeSource source(final String... urls) throws UsageException {
    // Long enough for a machine that is busy, where no timeout is what the test is about.
    return source(10 * TimeUnit.SECONDS.toNanos(1), SeriesKind.COUNTER, urls);
  }

  static ScrapeSource source(final long timeout, final SeriesKind kind, final String... urls)
      throws UsageException {
    return source(options(INTERVAL, timeout, kind, urls), ANSWERS);
  }

  static ScrapeSource source(final ScrapeOptions options, final AnswerMemory memory)
      throws UsageException {
    return new ScrapeSource(options, memory, HttpClient.newBuilder());
  }

  static ScrapeOptions options(
      final long interval, final long timeout, final SeriesKind kind, final String... urls) {
    return new ScrapeOptions(
        List.of(urls),
        interval,
        timeout,
        kind,
        MAX_KEY_BYTES,
        ScrapeOptions.NO_LIMIT,
        TimeUnit.HOURS.toNanos(1));
  }

  final void pollUntil(final ScrapeSource source, final BooleanSupplier done) {
    final long begun = System.nanoTime();
    while (!done.getAsBoolean()) {
      assertThat(source.poll(out)).isTrue();
      assertThat(System.nanoTime() - begun)
          .as("%s %s %s", out.rows(), out.malformed(), out.said())
          .isLessThan(PATIENCE);
    }
  }

  final void pollUntilRows(final ScrapeSource source, final int count) {
    pollUntil(source, () -> out.rows().size() >= count);
  }

  final void pollUntilSaid(final ScrapeSource source, final int count) {
    pollUntil(source, () -> out.said().size() >= count);
  }
}
