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
package io.fluxion.collector.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fluxion.DerivativeStore;
import io.fluxion.collector.agent.Pipeline;
import io.fluxion.collector.output.Drops;
import io.fluxion.collector.output.LiveSink;
import io.prometheus.metrics.exporter.httpserver.DefaultHandler;
import io.prometheus.metrics.exporter.httpserver.HealthyHandler;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * An endpoint for Prometheus: {@code http://HOST:PORT/metrics}. Each answer is read on the writer's
 * thread between two batches of samples, so that it is of one moment; nothing is made while nobody
 * asks. At most two are read at a time, and a request that cannot be answered within 5 s gets
 * status 503; a client that stalls keeps a thread, of which there are a few more.
 *
 * <p>{@link #sink} is given to the pipeline, then {@link #start} is called once with that, and
 * {@link #close} at the end.
 */
public final class MetricsEndpoint implements AutoCloseable {
  private static final String PATH = "/metrics";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int MOST_READINGS = 2;
  private static final int MOST_CLIENTS = 8;
  private static final int MOST_CONNECTING = 16;
  private static final int FAILED = 500;
  private static final int UNAVAILABLE = 503;

  private final InetSocketAddress address;
  private final DerivativeStore store;
  private final KeyMetrics keys;
  private final Semaphore readings = new Semaphore(MOST_READINGS, true);

  /** When the request that the thread is at began to wait for a thread. */
  private final ThreadLocal<Long> begun = new ThreadLocal<>();

  /** What the thread's request is answered with. */
  private final ThreadLocal<MetricSnapshots> read = new ThreadLocal<>();

  private HttpServer server;
  private ExecutorService executor;

  static {
    // A client that stalls is cut off after so many s, as the library's own server has it; the
    // JDK's
    // waits for ever.
    cutOff("sun.net.httpserver.maxReqTime", "60");
    cutOff("sun.net.httpserver.maxRspTime", "600");
  }

  private static void cutOff(final String property, final String seconds) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, seconds);
    }
  }

  /**
   * An endpoint that does not listen yet.
   *
   * @param address where it will; port 0 for any that is free
   * @param store of byte-string keys
   * @param nanoseconds whether the store's rates are per second
   * @param scale what a user has all derivatives multiplied by; it is divided out, so that units
   *     are what the names say
   * @param staleNanos a field of a key without a sample for longer is left out
   */
  public MetricsEndpoint(
      final InetSocketAddress address,
      final DerivativeStore store,
      final boolean nanoseconds,
      final double scale,
      final long staleNanos) {
    this.address = address;
    this.store = store;
    keys = new KeyMetrics(store, nanoseconds, scale, staleNanos);
  }

  /**
   * What hears of every sample.
   *
   * @return a sink that writes nothing
   */
  public LiveSink sink() {
    return keys;
  }

  /**
   * Listens.
   *
   * @param pipeline of which the store and the sink are
   * @param drops of the other sinks
   * @param malformed how many rows could not be read so far; from any thread
   * @throws IOException where the address cannot be listened at
   */
  public void start(final Pipeline pipeline, final List<Drops> drops, final LongSupplier malformed)
      throws IOException {
    keys.labels(pipeline.labels());
    final EngineMetrics engine = new EngineMetrics(store, pipeline, drops, malformed);
    final PrometheusRegistry registry = new PrometheusRegistry();
    registry.register((MultiCollector) read::get);
    final MetricsHandler handler = new MetricsHandler(registry);
    final HttpServer opened =
        HttpServer.create(
            new InetSocketAddress(address.getAddress(), address.getPort()), MOST_CONNECTING);
    final ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST_CLIENTS,
            MOST_CLIENTS,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            this::thread);
    threads.allowCoreThreadTimeOut(true);
    executor = threads;
    opened.setExecutor(task -> threads.execute(timed(task)));
    opened.createContext(PATH, exchange -> answer(exchange, pipeline, engine, handler));
    opened.createContext("/", new DefaultHandler(PATH));
    opened.createContext("/-/healthy", new HealthyHandler());
    opened.start();
    server = opened;
  }

  /** A task that knows when it was given out. */
  private Runnable timed(final Runnable task) {
    final long now = System.nanoTime();
    return () -> {
      begun.set(now);
      task.run();
    };
  }

  private Thread thread(final Runnable task) {
    final Thread thread = new Thread(task, "fluxion-metrics");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Where it listens.
   *
   * @return the port; meaningful once it was started
   */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(
      final HttpExchange exchange,
      final Pipeline pipeline,
      final EngineMetrics engine,
      final MetricsHandler handler)
      throws IOException {
    try {
      read.set(collect(pipeline, engine, begun.get() + PATIENCE_NANOS));
    } catch (final BusyException e) {
      refuse(exchange, UNAVAILABLE, e.getMessage());
      return;
    } catch (final ExecutionException e) {
      refuse(exchange, FAILED, "the engine cannot be read: " + e.getCause());
      return;
    }
    try {
      handler.handle(exchange);
    } finally {
      read.remove();
    }
  }

  private static void refuse(final HttpExchange exchange, final int status, final String reason)
      throws IOException {
    try (exchange) {
      final byte[] body = (reason + '\n').getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private MetricSnapshots collect(
      final Pipeline pipeline, final EngineMetrics engine, final long deadline)
      throws BusyException, ExecutionException {
    try {
      if (!readings.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new BusyException("too many requests wait already");
      }
      try {
        return await(pipeline, new FutureTask<>(() -> read(engine)), deadline);
      } finally {
        readings.release();
      }
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException("the run ends");
    }
  }

  private static MetricSnapshots await(
      final Pipeline pipeline, final FutureTask<MetricSnapshots> reading, final long deadline)
      throws BusyException, ExecutionException, InterruptedException {
    if (!pipeline.execute(reading)) {
      throw new BusyException("too many requests wait already");
    }
    try {
      return reading.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (final TimeoutException e) {
      reading.cancel(false);
      throw new BusyException("the engine has no time to answer");
    }
  }

  private MetricSnapshots read(final EngineMetrics engine) {
    // Idle keys are gone; whether a sweep has passed by yet is nothing to show.
    store.expire();
    final MetricSnapshots.Builder out = MetricSnapshots.builder();
    keys.addTo(out);
    engine.addTo(out);
    return out.build();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
      executor.shutdownNow();
    }
  }

  /** There is no answer in time. */
  private static final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;

    BusyException(final String reason) {
      super(reason);
    }
  }
}
