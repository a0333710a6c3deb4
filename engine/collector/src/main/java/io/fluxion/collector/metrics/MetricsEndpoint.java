package io.fluxion.collector.metrics;

import io.fluxion.collector.live.Drops;
import io.fluxion.collector.live.Pipeline;
import io.fluxion.collector.sink.LiveSink;
import io.fluxion.derivative.DerivativeStore;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * An endpoint for Prometheus: {@code http://HOST:PORT/metrics}. Each answer is read on the writer's
 * thread between two batches of samples, so that it is of one moment; nothing is made while nobody
 * asks.
 *
 * <p>{@link #sink} is given to the pipeline, then {@link #start} is called once with that, and
 * {@link #close} at the end.
 */
public final class MetricsEndpoint implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;
  private static final int MOST_SCRAPES = 2;

  private final InetSocketAddress address;
  private final DerivativeStore store;
  private final KeyMetrics keys;
  private HTTPServer server;
  private ExecutorService executor;

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
    registry.register((MultiCollector) () -> collect(pipeline, engine));
    final ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST_SCRAPES,
            MOST_SCRAPES,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            this::thread);
    threads.allowCoreThreadTimeOut(true);
    executor = threads;
    server =
        HTTPServer.builder()
            .inetAddress(address.getAddress())
            .port(address.getPort())
            .executorService(executor)
            .registry(registry)
            .buildAndStart();
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
    return server.getPort();
  }

  private MetricSnapshots collect(final Pipeline pipeline, final EngineMetrics engine) {
    final FutureTask<MetricSnapshots> reading = new FutureTask<>(() -> read(engine));
    if (!pipeline.execute(reading)) {
      throw new IllegalStateException("too many scrapes wait already");
    }
    try {
      return reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    } catch (final ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (final TimeoutException e) {
      reading.cancel(false);
      throw new IllegalStateException("the engine has no time to answer", e);
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
      server.close();
      executor.shutdownNow();
    }
  }
}
