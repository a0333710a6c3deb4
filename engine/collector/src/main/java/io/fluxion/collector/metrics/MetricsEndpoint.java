// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The metrics of a run for Prometheus, by HTTP in its text format.
 *
 * <p>All who ask within a second get one answer, which is kept compressed and written in pieces; it
 * is made on a thread of the server, beside the polls. A client has {@link #REQUEST_SECONDS} for
 * its request and {@link #RESPONSE_SECONDS} to take the answer. Only GET and HEAD are answered, and
 * only where the Host is an address, {@code localhost}, this machine's name or the one given: a
 * page of another site cannot have a browser read the metrics for it.
 */
public final class MetricsEndpoint implements AutoCloseable {
  /** How long a request may take to arrive, in s. */
  static final int REQUEST_SECONDS = 5;

  /** How long an answer may take to be read, in s. */
  static final int RESPONSE_SECONDS = 30;

  /** Connections at a time, each with a thread while it has a request; further ones are closed. */
  static final int MOST_CONNECTIONS = 64;

  private static final String PATH = "/metrics";
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int PIECE_BYTES = 1 << 14;
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int FAILED = 500;

  /** An IPv4 address, or an IPv6 one in brackets, with a port or without. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.%]{2,60}\\])(?::[0-9]{1,5})?");

  static {
    // The JDK's server has its limits in properties, which it reads once.
    limit("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
    limit("sun.net.httpserver.maxRspTime", RESPONSE_SECONDS);
    limit("sun.net.httpserver.idleInterval", RESPONSE_SECONDS);
    limit("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
  }

  private final List<Exposition> expositions;
  private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();
  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Set<String> names;
  private final Object making = new Object();

  // The newest answer, and when it was made; guarded by the lock of those who make it.
  private byte[] answer;
  private long madeNanos;

  /**
   * Starts to listen.
   *
   * @param address where; port 0 for any that is free
   * @param expositions whose metrics are exposed, in this order; their names are unique
   * @throws IOException where nothing can listen there
   */
  public MetricsEndpoint(final InetSocketAddress address, final List<Exposition> expositions)
      throws IOException {
    this.expositions = List.copyOf(expositions);
    names = new HashSet<>(List.of("localhost", lower(address.getHostString()), ownName()));
    threads =
        new ThreadPoolExecutor(
            MOST_CONNECTIONS,
            MOST_CONNECTIONS,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            MetricsEndpoint::thread);
    threads.allowCoreThreadTimeOut(true);
    server =
        HttpServer.create(
            new InetSocketAddress(address.getAddress(), address.getPort()), MOST_CONNECTIONS);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private static void limit(final String property, final int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }

  private static Thread thread(final Runnable task) {
    final Thread thread = new Thread(task, "fluxion-metrics");
    thread.setDaemon(true);
    return thread;
  }

  private static String lower(final String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String ownName() {
    try {
      return lower(InetAddress.getLocalHost().getHostName());
    } catch (final UnknownHostException e) {
      return "localhost";
    }
  }

  /**
   * Where it listens.
   *
   * @return the port
   */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(final HttpExchange exchange) throws IOException {
    try (exchange) {
      final String method = exchange.getRequestMethod();
      final String path = exchange.getRequestURI().getPath();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        refuse(exchange, NOT_ALLOWED, "only GET and HEAD are answered");
      } else if (!isHere(exchange.getRequestHeaders().getFirst("Host"))) {
        refuse(exchange, FORBIDDEN, "the Host of the request is not the name of this endpoint");
      } else if (PATH.equals(path)) {
        metrics(exchange, method.equals("HEAD"));
      } else if ("/".equals(path) || "/-/healthy".equals(path)) {
        refuse(exchange, OK, "Fluxion is healthy. Its metrics are at " + PATH + '.');
      } else {
        refuse(exchange, NOT_FOUND, "the metrics are at " + PATH);
      }
    }
  }

  private boolean isHere(final String host) {
    if (host == null) {
      return false;
    }
    final String name = lower(host).replaceFirst(":[0-9]{1,5}$", "");
    return ADDRESS.matcher(host).matches() || names.contains(name);
  }

  private static void refuse(final HttpExchange exchange, final int status, final String reason)
      throws IOException {
    final byte[] body = (reason + '\n').getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    final boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private void metrics(final HttpExchange exchange, final boolean head) throws IOException {
    final byte[] compressed;
    try {
      compressed = answer();
    } catch (final RuntimeException | Error e) {
      refuse(exchange, FAILED, "the metrics cannot be made: " + e);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", format.getContentType());
    final String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    final boolean gzip = accepted != null && lower(accepted).contains("gzip");
    if (gzip) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    if (head) {
      exchange.sendResponseHeaders(OK, -1);
      return;
    }
    exchange.sendResponseHeaders(OK, gzip ? compressed.length : 0);
    final InputStream stored = new ByteArrayInputStream(compressed);
    try (InputStream in = gzip ? stored : new GZIPInputStream(stored, PIECE_BYTES);
        OutputStream out = exchange.getResponseBody()) {
      final byte[] piece = new byte[PIECE_BYTES];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        out.write(piece, 0, length);
      }
    }
  }

  /** The answer for now: that of the last second, or a new one, which others wait for. */
  private byte[] answer() throws IOException {
    synchronized (making) {
      if (answer == null || System.nanoTime() - madeNanos >= FRESH_NANOS) {
        // The old one goes first: two in memory are enough.
        answer = null;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(PIECE_BYTES);
        try (OutputStream gzip = new GZIPOutputStream(bytes, PIECE_BYTES)) {
          for (final Exposition exposition : expositions) {
            exposition.writeTo(
                metric ->
                    format.write(
                        gzip, MetricSnapshots.of(metric), EscapingScheme.UNDERSCORE_ESCAPING));
          }
        }
        answer = bytes.toByteArray();
        madeNanos = System.nanoTime();
      }
      return answer;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
