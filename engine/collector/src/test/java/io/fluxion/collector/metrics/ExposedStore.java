// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.KeptSayings;
import io.fluxion.collector.agent.SourceLoop;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A store in a pipeline, fed by a test, behind an endpoint on the loopback address. */
final class ExposedStore implements AutoCloseable {
  private static final int MAX_KEYS = 64;
  private static final int MAX_KEY_BYTES = 64;
  private static final int PATIENCE_MILLIS = 20_000;

  private final BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final DerivativeSchema schema;
  private final MetricsEndpoint endpoint;
  private final SourceLoop loop;

  ExposedStore(final DerivativeSchema schema, final double scale, final long staleNanos)
      throws IOException {
    this(schema, new KeyLabels(rows("key")), scale, staleNanos);
  }

  ExposedStore(
      final DerivativeSchema schema,
      final KeyLabels labels,
      final double scale,
      final long staleNanos)
      throws IOException {
    final DerivativeStore store =
        DerivativeStore.builder(schema).maxKeys(MAX_KEYS).byteKeys(MAX_KEY_BYTES).build();
    this.schema = schema;
    final ExposedSource exposed = new ExposedSource(store, labels, true, scale, staleNanos);
    loop =
        new SourceLoop(source(), store, true, 0, List.of(exposed), new KeptSayings(), listener());
    exposed.read(loop);
    endpoint =
        new MetricsEndpoint(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            List.of(
                out -> ExposedSource.write(Map.of("rows", exposed), out),
                new EngineMetrics(Map.of(loop.name(), loop), List.of(), () -> 0)));
    loop.start();
  }

  /** Rows with such columns of a key. */
  static RowSchema rows(final String... key) {
    return RowSchema.of(
        List.of(key), "x", List.of("y"), NumberType.LONG, NumberType.LONG, XUnit.NS, MAX_KEY_BYTES);
  }

  private LiveSource source() {
    return new LiveSource() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public boolean poll(final SampleOutput out) {
        try {
          final Sample sample = samples.poll(50, TimeUnit.MILLISECONDS);
          if (sample != null) {
            out.sample(sample);
          }
        } catch (final InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return true;
      }

      @Override
      public void close() {
        // Nothing to let go of.
      }
    };
  }

  private SourceLoop.Listener listener() {
    return new SourceLoop.Listener() {
      @Override
      public void sourceEnded(final SourceLoop ofLoop, final Throwable cause) {
        failure.compareAndSet(null, cause);
      }

      @Override
      public void sinkFailed(final Sink sink, final Throwable cause) {
        failure.compareAndSet(null, cause);
      }
    };
  }

  /** Puts a sample in, of fields that the caller fills. */
  void put(final byte[] key, final Consumer<Sample> filling) {
    final Sample sample = new Sample(schema, MAX_KEY_BYTES);
    sample.clear();
    System.arraycopy(key, 0, sample.key(), 0, key.length);
    sample.keyLength(key.length);
    filling.accept(sample);
    samples.add(sample);
  }

  SourceLoop loop() {
    return loop;
  }

  int port() {
    return endpoint.port();
  }

  /** Asks once, as Prometheus does. */
  HttpResponse<String> scrape() throws IOException, InterruptedException {
    assertThat(failure.get()).isNull();
    final HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/metrics"))
            .timeout(Duration.ofMillis(PATIENCE_MILLIS))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Asks until the text is as the test wants it; every answer must be one. */
  String await(final Predicate<String> wanted) throws IOException, InterruptedException {
    final long begun = System.nanoTime();
    while (true) {
      final HttpResponse<String> answer = scrape();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      if (wanted.test(answer.body())) {
        return answer.body();
      }
      assertThat(System.nanoTime() - begun)
          .as(answer.body())
          .isLessThan(TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
      Thread.sleep(20);
    }
  }

  /** Asks once that many samples of the first field came to that. */
  String awaitStatus(final String status, final int count)
      throws IOException, InterruptedException {
    return await(
        text ->
            text.lines()
                .anyMatch(
                    line ->
                        line.startsWith("fluxion_samples_total{")
                            && line.endsWith("status=\"" + status + "\"} " + count + ".0")));
  }

  @Override
  public void close() {
    endpoint.close();
    loop.stop();
  }
}
