// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A daemon that answers as Docker's does, and where a test says so as no daemon should: on a Unix
 * socket or a port of the loopback interface, a thread for each connection, which serves one
 * request after the other. As with Docker up to version 27, a request for a frame waits for the
 * next one.
 */
final class FakeDaemon implements AutoCloseable {
  /** What is written to a connection whose request has come. */
  @FunctionalInterface
  interface Answer {
    void write(Connection connection) throws IOException;
  }

  /** A connection, and what was asked for on it. */
  record Connection(SocketChannel channel, String target) {
    void send(final String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(final byte[] bytes) throws IOException {
      final ByteBuffer buffer = ByteBuffer.wrap(bytes);
      synchronized (channel) {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    }

    void chunk(final String text) throws IOException {
      chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    void chunk(final byte[] bytes) throws IOException {
      final byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes();
      final ByteBuffer whole = ByteBuffer.allocate(size.length + bytes.length + 2);
      send(whole.put(size).put(bytes).put(new byte[] {'\r', '\n'}).array());
    }
  }

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final SocketAddress wanted;
  private final Map<String, String> running = new LinkedHashMap<>();
  private final Map<String, String> stopped = new LinkedHashMap<>();
  private final Map<String, Connection> streaming = new HashMap<>();
  private final Map<String, Queue<String>> frames = new HashMap<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();
  private final List<Connection> open = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private ServerSocketChannel server;
  private SocketAddress address;

  private FakeDaemon(final SocketAddress wanted) {
    this.wanted = wanted;
    address = wanted;
  }

  /** One that does not listen yet. */
  static FakeDaemon unix(final Path socket) {
    return new FakeDaemon(UnixDomainSocketAddress.of(socket));
  }

  static FakeDaemon tcp() {
    return new FakeDaemon(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Begins to listen, where it listened before if it did. */
  FakeDaemon start() throws IOException {
    final boolean isUnix = wanted instanceof UnixDomainSocketAddress;
    server =
        isUnix ? ServerSocketChannel.open(StandardProtocolFamily.UNIX) : ServerSocketChannel.open();
    server.bind(address, 500);
    address = server.getLocalAddress();
    final ServerSocketChannel listening = server;
    thread(
        () -> {
          while (true) {
            final SocketChannel channel = listening.accept();
            thread(() -> serve(channel));
          }
        });
    return this;
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void thread(final Task task) {
    final Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (final IOException e) {
                // Closed, by one side or the other.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** What {@code --host} takes. */
  String host() {
    if (wanted instanceof final UnixDomainSocketAddress unix) {
      return "unix://" + unix.getPath();
    }
    return "tcp://127.0.0.1:" + ((InetSocketAddress) address).getPort();
  }

  private void serve(final SocketChannel channel) throws IOException {
    Connection connection = null;
    channels.add(channel);
    try {
      String target = request(channel);
      while (target != null) {
        open.remove(connection);
        connection = new Connection(channel, target);
        synchronized (this) {
          // Before the answer, so that who has seen it finds the connection; what is sent besides
          // comes behind it.
          open.add(connection);
          asked.add(target);
          answer(connection);
        }
        target = request(channel);
      }
    } finally {
      synchronized (this) {
        streaming.values().remove(connection);
      }
      open.remove(connection);
      channels.remove(channel);
      channel.close();
    }
  }

  /** The target of the next request; null where the client closes. */
  private static String request(final SocketChannel channel) throws IOException {
    final StringBuilder request = new StringBuilder();
    final ByteBuffer buffer = ByteBuffer.allocate(4_096);
    while (request.indexOf("\r\n\r\n") < 0) {
      buffer.clear();
      if (channel.read(buffer) < 0) {
        return null;
      }
      request.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
    }
    final String[] words = request.toString().split("[ \r]", 4);
    if (!words[0].equals("GET") || !words[2].equals("HTTP/1.1")) {
      throw new IOException("not what a client asks: " + request);
    }
    return URLDecoder.decode(words[1], StandardCharsets.UTF_8);
  }

  private void answer(final Connection connection) throws IOException {
    final String path = URI.create(connection.target().split("\\?")[0]).getPath();
    final Answer answer = answers.get(path);
    if (answer != null) {
      answer.write(connection);
    } else if (path.equals("/containers/json")) {
      json(connection, 200, list());
    } else if (path.equals("/events")) {
      connection.send(HEAD);
    } else if (exists(path)) {
      answerStats(connection, path.split("/")[2]);
    } else {
      json(connection, 404, "{\"message\":\"No such container\"}");
    }
  }

  private synchronized void answerStats(final Connection connection, final String id)
      throws IOException {
    connection.send(HEAD);
    streaming.put(id, connection);
    final Queue<String> ready = frames.getOrDefault(id, new ArrayDeque<>());
    while (!ready.isEmpty() && streaming.containsKey(id)) {
      frame(id, ready.remove());
    }
    if (!running.containsKey(id)) {
      frame(id, zeroFrame(id, stopped.get(id)));
    }
  }

  private synchronized boolean exists(final String path) {
    final String id = path.startsWith("/containers/") ? path.split("/")[2] : "";
    return running.containsKey(id) || stopped.containsKey(id);
  }

  /** A whole answer with a Content-Length. */
  void json(final Connection connection, final int status, final String body) throws IOException {
    connection.send(
        "HTTP/1.1 "
            + status
            + " Whatever\r\nContent-Type: application/json\r\nContent-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + body);
    open.remove(connection);
  }

  private synchronized String list() {
    final List<String> entries = new ArrayList<>();
    running.forEach(
        (id, name) ->
            entries.add(
                "{\"Id\":\""
                    + id
                    + "\",\"Names\":[\"/other/alias\",\"/"
                    + name
                    + "\"],\"Labels\":{\"Id\":\"no\"},\"State\":\"running\"}"));
    return "[" + String.join(",", entries) + "]";
  }

  /** Has a container run, without telling of it. */
  synchronized FakeDaemon run(final String id, final String name) {
    running.put(id, name);
    stopped.remove(id);
    return this;
  }

  /** Has a container stop, without telling of it; its stream goes on with blank frames. */
  synchronized void exit(final String id) {
    stopped.put(id, running.remove(id));
    if (streaming.containsKey(id)) {
      frame(id, zeroFrame(id, stopped.get(id)));
    }
  }

  /** Has a container vanish, without telling of it; its stream ends. */
  synchronized void remove(final String id) {
    running.remove(id);
    stopped.remove(id);
    end("/containers/" + id + "/stats");
  }

  /** Answers a path in that way from now on; as usual where it is null. */
  void answer(final String path, final Answer answer) {
    if (answer == null) {
      answers.remove(path);
    } else {
      answers.put(path, answer);
    }
  }

  // ---- what a running daemon sends

  void event(final String action, final String id, final String name) {
    send(
        "/events",
        ("{\"status\":\"%s\",\"id\":\"%s\",\"Type\":\"container\",\"Action\":\"%s\",\"Actor\":{\"ID\":\"%s\","
                + "\"Attributes\":{\"image\":\"bb\",\"name\":\"%s\"}}}\n")
            .formatted(action, id, action, id, name));
  }

  /** A frame of so many seconds after 2026 began. */
  static String frame(final String id, final String name, final int second, final long cpu) {
    return ("{\"read\":\"2026-01-01T00:%02d:%02dZ\",\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":%d},"
            + "\"system_cpu_usage\":%d,\"online_cpus\":2},\"name\":\"/%s\",\"id\":\"%s\"}\n")
        .formatted(second / 60, second % 60, cpu, second * 2_000_000_000L, name, id);
  }

  /** The same in ns since 1970. */
  static long nanos(final int second) {
    return 1_767_225_600_000_000_000L + second * 1_000_000_000L;
  }

  static String zeroFrame(final String id, final String name) {
    return ("{\"read\":\"0001-01-01T00:00:00Z\",\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":0}},"
            + "\"name\":\"/%s\",\"id\":\"%s\"}\n")
        .formatted(name, id);
  }

  /**
   * Sends a frame on a container's stream, once there is one. Behind a blank one, as once a second,
   * come further ones, until the client closes; what comes then is for its next stream.
   */
  synchronized void frame(final String id, final String text) {
    final Connection stream = streaming.get(id);
    if (stream == null) {
      frames.computeIfAbsent(id, any -> new ArrayDeque<>()).add(text);
      return;
    }
    final boolean isBlank = text.contains("\"0001-");
    if (isBlank) {
      streaming.remove(id);
      thread(
          () -> {
            while (true) {
              LockSupport.parkNanos(50_000_000);
              stream.chunk(text);
            }
          });
    }
    try {
      stream.chunk(text);
    } catch (final IOException e) {
      // The client has closed it, which the connection's thread has yet to see.
    }
  }

  /** Sends a chunk to whoever waits for such a response. */
  void send(final String path, final String text) {
    send(path, connection -> connection.chunk(text));
  }

  void send(final String path, final Answer what) {
    for (final Connection connection : streams(path)) {
      try {
        what.write(connection);
      } catch (final IOException e) {
        // The client has closed it, which the connection's thread has yet to see.
      }
    }
  }

  /** Ends streams as a daemon that lives does. */
  void end(final String path) {
    send(
        path,
        connection -> {
          connection.send("0\r\n\r\n");
          connection.channel().close();
        });
  }

  /** Breaks streams off. */
  void cut(final String path) {
    send(path, connection -> connection.channel().close());
  }

  private List<Connection> streams(final String path) {
    return open.stream().filter(c -> c.target().split("\\?")[0].equals(path)).toList();
  }

  /** How many connections have asked for that and are still there. */
  int openCount(final String path) {
    return streams(path).size();
  }

  synchronized int openStats(final String id) {
    return streaming.containsKey(id) ? 1 : 0;
  }

  /** How many connections are there, busy or not. */
  int openConnections() {
    return channels.size();
  }

  /** What was asked for, in order, unescaped. */
  List<String> asked() {
    return asked;
  }

  long askedFor(final String start) {
    return asked.stream().filter(target -> target.startsWith(start)).count();
  }

  /** Ends as a daemon that is killed does; a Unix socket's file stays, as it does then. */
  void kill() throws IOException {
    server.close();
    for (final SocketChannel channel : channels) {
      channel.close();
    }
  }

  /** Ends as a daemon that is stopped does. */
  void stop() throws IOException {
    kill();
    if (wanted instanceof final UnixDomainSocketAddress unix) {
      Files.deleteIfExists(unix.getPath());
    }
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      stop();
    }
  }
}
