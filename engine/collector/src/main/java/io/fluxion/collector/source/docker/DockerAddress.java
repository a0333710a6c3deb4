// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import io.fluxion.collector.input.Excerpt;
import io.fluxion.collector.input.UsageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Where a Docker daemon listens: a Unix socket, or a port of TCP with or without TLS.
 *
 * @param text as it was given, for messages
 * @param socket the path of the Unix socket; null for TCP
 * @param host a name or an address without brackets; null for a Unix socket
 * @param port 1 to 65535; 0 for a Unix socket
 * @param tls how to speak TLS; null where it is not spoken
 */
public record DockerAddress(String text, Path socket, String host, int port, SSLContext tls) {
  /** Where Docker listens unless told otherwise. */
  public static final String DEFAULT = "unix:///var/run/docker.sock";

  private static final String UNIX = "unix://";

  /** What a {@code sockaddr_un} has room for, less the zero at its end. */
  private static final int LONGEST_PATH = 107;

  private static final Pattern TCP =
      Pattern.compile("tcp://(\\[[^\\]/]+\\]|[^:/\\[\\]]+):(\\d{1,5})/?");
  private static final int LARGEST_PORT = 65_535;
  private static final int SHOWN_CHARACTERS = 120;

  /**
   * Reads an address.
   *
   * @param given such as {@code unix:///var/run/docker.sock} or {@code tcp://127.0.0.1:2375}
   * @param origin where it was given, as the messages of errors begin
   * @return without TLS; nobody has looked whether anybody listens there
   * @throws UsageException where it is no address, or one that is not supported; says what to do
   */
  static DockerAddress parse(final String given, final String origin) throws UsageException {
    if (given.startsWith(UNIX + "/")) {
      return unix(given, origin);
    }
    final Matcher tcp = TCP.matcher(given);
    if (tcp.matches()) {
      final int port = Integer.parseInt(tcp.group(2));
      if (port > 0 && port <= LARGEST_PORT) {
        final String host = tcp.group(1);
        final boolean isBracketed = host.startsWith("[");
        return new DockerAddress(
            given, null, isBracketed ? host.substring(1, host.length() - 1) : host, port, null);
      }
    }
    throw error(given, origin, advice(given));
  }

  private static String advice(final String given) {
    if (given.startsWith("ssh://")) {
      return "ssh is not supported; forward the socket (ssh -nNT -L"
          + " /tmp/docker.sock:/var/run/docker.sock USER@HOST) and use unix:///tmp/docker.sock";
    }
    if (given.startsWith("npipe://")) {
      return "Windows named pipes are not supported; have the daemon listen on TCP too, and use"
          + " tcp://HOST:PORT";
    }
    return "expected unix:///PATH or tcp://HOST:PORT, such as "
        + DEFAULT
        + " or tcp://127.0.0.1:2375";
  }

  private static DockerAddress unix(final String given, final String origin) throws UsageException {
    final String path = given.substring(UNIX.length());
    if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      throw error(given, origin, "the path of a socket has at most " + LONGEST_PATH + " bytes");
    }
    try {
      return new DockerAddress(given, Path.of(path), null, 0, null);
    } catch (final InvalidPathException e) {
      throw error(given, origin, e.getReason());
    }
  }

  private static UsageException error(
      final String given, final String origin, final String advice) {
    return new UsageException(
        origin + ": '" + Excerpt.of(given, SHOWN_CHARACTERS) + "': " + advice);
  }

  /** The same address with TLS; a Unix socket stays without. */
  DockerAddress with(final SSLContext context) {
    return socket == null ? new DockerAddress(text, null, host, port, context) : this;
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
