// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A target on the loopback address whose answers a test makes. */
final class ExposingServer implements AutoCloseable {
  static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int OK = 200;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile HttpHandler handler;

  ExposingServer(final HttpHandler handler) throws IOException {
    this(handler, 0);
  }

  ExposingServer(final HttpHandler handler, final int port) throws IOException {
    this.handler = handler;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(final HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet());
    handler.handle(exchange);
    exchange.close();
  }

  /** What answers from now on. */
  void answers(final HttpHandler newHandler) {
    handler = newHandler;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(final String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Path and headers of each. */
  List<String> requests() {
    return requests;
  }

  /** Waits until the server is closed. */
  void hang() {
    try {
      closing.await();
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static HttpHandler text(final String text) {
    return exchange -> answer(exchange, OK, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] zipped(final byte[] text) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text);
    }
    return bytes.toByteArray();
  }

  static HttpHandler gzip(final byte[] body) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      answer(exchange, 200, TEXT, body);
    };
  }

  static void answer(
      final HttpExchange exchange, final int status, final String type, final byte[] body)
      throws IOException {
    if (type != null) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
