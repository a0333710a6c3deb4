// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.fluxion.Sample;
import io.fluxion.collector.NoLog;
import io.fluxion.collector.input.Bytes;
import io.fluxion.collector.source.SampleOutput;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExpositionAllocationTest {
  private static final int SERIES = 5_000;
  private static final int WARM_READS = 10;
  private static final int MEASURED_READS = 25;

  /** What measuring itself and a compiler's thread switch may leave, over all reads. */
  private static final long MAX_BYTES = 16_384;

  private static byte[] exposition(final int series) {
    final StringBuilder text = new StringBuilder();
    for (int i = 0; i < series; i++) {
      if (i % 10 == 0) {
        text.append("# HELP node_").append(i).append("_total Things.\n");
        text.append("# TYPE node_").append(i).append("_total ");
        text.append(i % 30 == 0 ? "gauge" : "counter").append('\n');
      }
      text.append("node_").append(i / 10 * 10).append("_total{cpu=\"").append(i % 10);
      text.append("\",mode=\"wéb\"} ").append(i * 1.25e7).append(i % 7 == 0 ? " 17\n" : "\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static com.sun.management.ThreadMXBean threads() {
    return (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  }

  private static int read(
      final ExpositionReader reader, final byte[] padded, final int length, final Sample sample) {
    reader.begin(padded, length, false, Exposition.LATE);
    int count = 0;
    ExpositionReader.Line line = reader.next(sample);
    while (line != ExpositionReader.Line.END) {
      count += line == ExpositionReader.Line.SERIES ? 1 : 0;
      line = reader.next(sample);
    }
    return count;
  }

  @Test
  void shouldAllocateNothingPerSeries() {
    final byte[] text = exposition(SERIES);
    final byte[] padded = Arrays.copyOf(text, text.length + Bytes.PADDING);
    final byte[] instance = "instance=\"h:1\"".getBytes(StandardCharsets.UTF_8);
    final ExpositionReader reader =
        new ExpositionReader(new SeriesKeyWriter(instance), SeriesKind.COUNTER);
    final Sample sample = new Sample(1, 256);
    int count = 0;
    for (int i = 0; i < WARM_READS; i++) {
      count += read(reader, padded, text.length, sample);
    }
    final long before = threads().getCurrentThreadAllocatedBytes();
    for (int i = 0; i < MEASURED_READS; i++) {
      count += read(reader, padded, text.length, sample);
    }
    final long allocated = threads().getCurrentThreadAllocatedBytes() - before;
    assertThat(count).isEqualTo((WARM_READS + MEASURED_READS) * SERIES);
    assertThat(allocated).isLessThan(MAX_BYTES);
  }

  /**
   * Of the source's thread, on the whole way: what a scrape costs must not grow with its series.
   */
  private static long allocatedPerScrape(final int series) throws Exception {
    final byte[] body = exposition(series);
    final HttpHandler handler =
        exchange -> ExposingServer.answer(exchange, 200, ExposingServer.TEXT, body);
    final int[] samples = new int[1];
    final SampleOutput out =
        new NoLog() {
          @Override
          public void sample(final Sample sample, final byte[] label, final int labelLength) {
            samples[0]++;
          }
        };
    final int each = series * 2 / 3;
    try (ExposingServer server = new ExposingServer(handler);
        ScrapeSource source =
            new ScrapeSource(
                Scraping.options(
                    TimeUnit.MILLISECONDS.toNanos(5),
                    TimeUnit.SECONDS.toNanos(20),
                    SeriesKind.COUNTER,
                    server.url("/")))) {
      while (samples[0] < WARM_READS * each) {
        source.poll(out);
      }
      final int first = samples[0];
      final long before = threads().getCurrentThreadAllocatedBytes();
      while (samples[0] < first + MEASURED_READS * each) {
        source.poll(out);
      }
      return (threads().getCurrentThreadAllocatedBytes() - before) / MEASURED_READS;
    }
  }

  @Test
  void shouldAllocateNoMoreForMoreSeries() throws Exception {
    final long few = allocatedPerScrape(30);
    final long many = allocatedPerScrape(3_000);
    System.out.println("ExpositionAllocationTest: bytes a scrape " + few + ", " + many);
    // A byte per series would be 3,000.
    assertThat(many).isLessThan(few + 2_000);
  }
}
