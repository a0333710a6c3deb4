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
package io.fluxion.collector.source.docker;

import io.fluxion.collector.input.UsageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a Docker daemon listens: a Unix socket, or a port of TCP. */
public final class DockerAddress {
  /** Where Docker listens unless told otherwise. */
  public static final String DEFAULT = "unix:///var/run/docker.sock";

  private static final String UNIX = "unix://";

  /** What a {@code sockaddr_un} has room for, less the zero at its end. */
  private static final int LONGEST_PATH = 107;

  private static final Pattern TCP =
      Pattern.compile("tcp://(\\[[^\\]/]+\\]|[^:/\\[\\]]+):(\\d+)/?");
  private static final int LARGEST_PORT = 65_535;

  private final String text;
  private final UnixDomainSocketAddress socket;
  private final String host;
  private final int port;

  private DockerAddress(
      final String text, final UnixDomainSocketAddress socket, final String host, final int port) {
    this.text = text;
    this.socket = socket;
    this.host = host;
    this.port = port;
  }

  /**
   * Reads the word of {@code --host}.
   *
   * @param given such as {@code unix:///var/run/docker.sock} or {@code tcp://127.0.0.1:2375}
   * @return an address; nobody has looked whether anybody listens there
   * @throws UsageException where it is none; says what would be right
   */
  public static DockerAddress parse(final String given) throws UsageException {
    if (given.startsWith(UNIX + "/")) {
      return unix(given, given.substring(UNIX.length()));
    }
    final Matcher tcp = TCP.matcher(given);
    if (tcp.matches() && tcp.group(2).length() <= 5) {
      final int port = Integer.parseInt(tcp.group(2));
      if (port > 0 && port <= LARGEST_PORT) {
        return new DockerAddress(given, null, unbracketed(tcp.group(1)), port);
      }
    }
    throw new UsageException(
        "--host takes unix:///PATH or tcp://HOST:PORT, such as "
            + DEFAULT
            + " or tcp://127.0.0.1:2375, not '"
            + given
            + "'");
  }

  private static DockerAddress unix(final String given, final String path) throws UsageException {
    if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      throw new UsageException(
          "--host takes a socket's path of at most " + LONGEST_PATH + " bytes, not '" + path + "'");
    }
    try {
      return new DockerAddress(given, UnixDomainSocketAddress.of(path), null, 0);
    } catch (final InvalidPathException e) {
      throw new UsageException("--host takes a path, not '" + path + "': " + e.getReason());
    }
  }

  private static String unbracketed(final String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Whether it is a Unix socket, which has rights and may not be there. */
  boolean isUnix() {
    return socket != null;
  }

  /** The path of the Unix socket. */
  String path() {
    return socket.toString();
  }

  /** What the header Host says. */
  String authority() {
    if (isUnix()) {
      return "docker";
    }
    return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
  }

  /**
   * Opens a channel that does not block and begins to connect it.
   *
   * @return open and maybe connected, to be closed by who called
   * @throws IOException where that is known to fail at once; nothing stays open
   */
  SocketChannel connect() throws IOException {
    final SocketAddress address = isUnix() ? socket : resolve();
    final SocketChannel channel =
        isUnix() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    try {
      channel.configureBlocking(false);
      if (!isUnix()) {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // A host that vanished without a word is noticed in the end.
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      }
      channel.connect(address);
      return channel;
    } catch (final IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The host is looked up each time: it may move. */
  private InetSocketAddress resolve() throws UnknownHostException {
    final InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException("no such host");
    }
    return address;
  }

  /**
   * The address.
   *
   * @return as it was given
   */
  @Override
  public String toString() {
    return text;
  }
}
