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
package io.fluxion.collector.source.prometheus;

import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JDK's HTTP client with a few threads of its own, which go when there is nothing to do.
 *
 * <p>The client looks a host's name up on one of them, which nothing can interrupt: a resolver that
 * hangs holds it, whatever becomes of the attempt. So an attempt tells whether it holds a thread,
 * and a thread that is held is replaced by another. (A name that a redirection leads to is looked
 * up by whatever thread is at hand; that one is not known to be held.)
 *
 * <p>From JDK 21 on, closing it ends the client's connections and threads at once. On 17 the client
 * cannot be closed: its one selecting thread and the connections that it keeps go at the garbage
 * collection after nobody knows it any more.
 */
final class ScrapeClient implements AutoCloseable {
  /** Of those that no attempt has held for long. */
  static final int MAX_THREADS = 8;

  private static final long IDLE_SECONDS = 10;
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** What the thread that calls the client is about to begin. */
  private final ThreadLocal<Attempt> beginning = new ThreadLocal<>();

  private final int size;
  private final ThreadPoolExecutor threads;
  private HttpClient http;

  ScrapeClient(final int targets, final HttpClient.Builder builder) {
    size = Math.min(MAX_THREADS, targets + 1);
    threads =
        new ThreadPoolExecutor(
            size,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            ScrapeClient::thread);
    threads.allowCoreThreadTimeOut(true);
    http =
        builder
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .executor(this::execute)
            .build();
  }

  private static Thread thread(final Runnable task) {
    final Thread thread = new Thread(task, "fluxion-scrape-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Makes an attempt's request. */
  CompletableFuture<HttpResponse<Attempt>> send(
      final Attempt attempt,
      final HttpRequest request,
      final HttpResponse.BodyHandler<Attempt> head) {
    beginning.set(attempt);
    try {
      return http.sendAsync(request, head);
    } finally {
      beginning.remove();
    }
  }

  /** What the client gives out while it is called begins an attempt; the rest reads and writes. */
  private void execute(final Runnable task) {
    final Attempt attempt = beginning.get();
    if (attempt == null) {
      threads.execute(task);
      return;
    }
    attempt.takeThread();
    threads.execute(
        () -> {
          try {
            task.run();
          } finally {
            attempt.letThreadGo();
          }
        });
  }

  /** Has as many threads more than usual as are held. */
  void replace(final int held) {
    if (threads.getCorePoolSize() != size + held) {
      threads.setCorePoolSize(size + held);
    }
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
