package io.fluxion.collector.scrape;

import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JDK's HTTP client with a few threads of its own, which go when there is nothing to do.
 *
 * <p>From JDK 21 on, closing it ends the client's connections and threads at once. On 17 the client
 * cannot be closed: its one selecting thread and the connections that it keeps go at the garbage
 * collection after nobody knows it any more.
 */
final class ScrapeClient implements AutoCloseable {
  /** A name that is being looked up occupies one; the others go on. */
  private static final int MAX_THREADS = 8;

  private static final long IDLE_SECONDS = 10;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ThreadPoolExecutor threads;
  private HttpClient http;

  ScrapeClient(final int targets) {
    final int size = Math.min(MAX_THREADS, targets + 1);
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            ScrapeClient::thread);
    threads.allowCoreThreadTimeOut(true);
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .executor(threads)
            .build();
  }

  private static Thread thread(final Runnable task) {
    final Thread thread = new Thread(task, "fluxion-scrape-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  HttpClient http() {
    return http;
  }

  @Override
  public void close() {
    if (http != null) {
      endAtOnce(http);
      http = null;
      threads.shutdown();
    }
  }

  private static void endAtOnce(final HttpClient client) {
    try {
      HttpClient.class.getMethod("shutdownNow").invoke(client);
    } catch (final NoSuchMethodException e) {
      // JDK 17 to 20: see above.
    } catch (final IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }
}
