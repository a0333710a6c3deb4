// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import io.fluxion.collector.input.Excerpt;
import java.net.SocketTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Requests to a daemon. All connections are served by one thread of Apache HttpClient, which puts
 * what becomes of them into an inbox; {@link #await} has the thread of the source take it out, so
 * that everything but {@link ResponseBody} belongs to that thread.
 *
 * <p>The client is the asynchronous one, since there is a stream for each container: its classic
 * one would need as many threads. (Over the JDK's Unix sockets the classic one of version 5.6.5
 * also leaks two selectors for each connection.)
 */
final class DockerClient implements AutoCloseable {
  private static final int MAX_LINE_BYTES = 8_192;
  private static final int BUFFER_BYTES = 4_096;
  private static final int MAX_HEADERS = 100;
  private static final int MESSAGE_CHARACTERS = 200;

  private static final int MAX_INBOX_BYTES = 1 << 25;
  private static final int TASK_BYTES = 100;

  /**
   * The daemon sends the frames of all containers one after the other, once a second. To rest for
   * as long has those of many containers read at a time, which halves what they cost.
   */
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Between two rests, so that thousands of streams are read as fast as they come. */
  private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  private static final TimeValue SELECT_INTERVAL = TimeValue.ofSeconds(1);

  private final DockerAddress address;
  private final HttpHost host;
  private final CloseableHttpAsyncClient client;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final AtomicInteger inboxBytes = new AtomicInteger();
  private final RequestConfig usual;
  private final RequestConfig silent;
  private long restedUntil = System.nanoTime();
  private boolean isClosed;

  /** Hears how a request ends, on the thread that calls {@link #await}. */
  interface Handler {
    /** The status was 200, and the body has been taken to its end. */
    void succeeded();

    /**
     * There is no response that is of use.
     *
     * @param status that the daemon answers; 0 where it does not answer as it should
     * @param reason one clause
     */
    void failed(int status, String reason);
  }

  /**
   * Opens nothing yet.
   *
   * @param maxConnections at a time
   * @param timeoutNanos how long it may take to connect, and how long a response may be silent
   */
  DockerClient(final DockerAddress address, final int maxConnections, final long timeoutNanos) {
    this.address = address;
    final boolean isUnix = address.socket() != null;
    host =
        isUnix
            ? new HttpHost("http", "docker")
            : new HttpHost(
                address.tls() == null ? "http" : "https", address.host(), address.port());
    final Timeout timeout = Timeout.of(timeoutNanos, TimeUnit.NANOSECONDS);
    usual = config(timeout);
    silent = config(Timeout.DISABLED);
    client =
        HttpAsyncClients.custom()
            .setConnectionManager(connections(address, maxConnections, timeout))
            .setHttp1Config(
                Http1Config.custom()
                    .setBufferSize(BUFFER_BYTES)
                    .setMaxLineLength(MAX_LINE_BYTES)
                    .setMaxHeaderCount(MAX_HEADERS)
                    .build())
            .setIOReactorConfig(
                IOReactorConfig.custom()
                    .setIoThreadCount(1)
                    .setSelectInterval(SELECT_INTERVAL)
                    .setSoKeepAlive(!isUnix)
                    .setTcpNoDelay(!isUnix)
                    .build())
            .setUserAgent("fluxion")
            .setThreadFactory(DockerClient::thread)
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableConnectionState()
            .disableContentCompression()
            .disableCookieManagement()
            .disableRedirectHandling()
            .build();
    client.start();
  }

  private RequestConfig config(final Timeout responseTimeout) {
    return RequestConfig.custom()
        .setUnixDomainSocket(address.socket())
        .setResponseTimeout(responseTimeout)
        .setConnectionRequestTimeout(Timeout.DISABLED)
        .build();
  }

  private static PoolingAsyncClientConnectionManager connections(
      final DockerAddress address, final int max, final Timeout timeout) {
    final PoolingAsyncClientConnectionManagerBuilder builder =
        PoolingAsyncClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(max)
            .setMaxConnTotal(max)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(timeout).build())
            .setDefaultTlsConfig(
                TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build());
    if (address.tls() != null) {
      builder.setTlsStrategy(
          ClientTlsStrategyBuilder.create().setSslContext(address.tls()).buildAsync());
    }
    return builder.build();
  }

  private static Thread thread(final Runnable task) {
    final Thread thread = new Thread(task, "docker-http");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Sends a GET. It cannot be cancelled: version 5.6.5 then keeps a connection that was used
   * before.
   *
   * @param target path and query, with everything that must be escaped escaped
   * @param mayBeSilent whether a response may take longer than the timeout
   */
  void get(
      final String target,
      final boolean mayBeSilent,
      final ResponseBody body,
      final Handler handler) {
    final Response response = new Response(body);
    final Callback callback = new Callback(this, response, handler);
    final HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(mayBeSilent ? silent : usual);
    try {
      client.execute(
          new BasicRequestProducer(Method.GET, host, target), response, context, callback);
    } catch (final RuntimeException e) {
      // Its thread has ended.
      callback.failed(e);
    }
  }

  /**
   * Puts something into the inbox, or drops it where too much is there already: what the daemon
   * tells is told again.
   *
   * @param bytes that it keeps
   */
  void offer(final int bytes, final Runnable task) {
    final int kept = bytes + TASK_BYTES;
    if (inboxBytes.addAndGet(kept) > MAX_INBOX_BYTES) {
      inboxBytes.addAndGet(-kept);
      return;
    }
    inbox.add(
        () -> {
          inboxBytes.addAndGet(-kept);
          task.run();
        });
    if (System.nanoTime() - restedUntil > BATCH_NANOS) {
      LockSupport.parkNanos(this, REST_NANOS);
      restedUntil = System.nanoTime();
    }
  }

  /**
   * Does what is in the inbox; waits for the first of it, but not where the thread is interrupted.
   *
   * @param nanos to wait at most
   */
  void await(final long nanos) {
    Runnable task = inbox.poll();
    if (task == null && nanos > 0) {
      try {
        task = inbox.poll(nanos, TimeUnit.NANOSECONDS);
      } catch (final InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    while (task != null && !isClosed) {
      task.run();
      task = inbox.poll();
    }
  }

  /** Gives up all requests; no handler hears of it. */
  @Override
  public void close() {
    isClosed = true;
    client.close(CloseMode.IMMEDIATE);
  }

  /** Why a request failed, for a person. */
  static String reason(final Throwable failure, final DockerAddress address) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof SocketTimeoutException) {
      return "nothing comes any more";
    }
    if (cause instanceof ConnectionClosedException) {
      return "it closed the connection";
    }
    final String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    if (message.startsWith("Permission denied") && address.socket() != null) {
      return "permission denied for "
          + address.socket()
          + ": run as root, or as a member of the group docker";
    }
    return message.isEmpty()
        ? cause.toString()
        : Excerpt.of(
            Character.toLowerCase(message.charAt(0)) + message.substring(1), MESSAGE_CHARACTERS);
  }

  /** Puts the end of a request into the inbox. */
  private record Callback(DockerClient client, Response response, Handler handler)
      implements FutureCallback<Void> {
    @Override
    public void completed(final Void nothing) {
      client.inbox.add(
          response.isOk()
              ? handler::succeeded
              : () -> handler.failed(response.status(), response.error()));
    }

    @Override
    public void failed(final Exception failure) {
      client.inbox.add(() -> handler.failed(0, reason(failure, client.address)));
    }

    @Override
    public void cancelled() {
      // By who does not want to hear of it.
    }
  }
}
