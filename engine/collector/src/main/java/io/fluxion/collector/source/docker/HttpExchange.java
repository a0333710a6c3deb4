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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A connection of its own for one request and its response, which is read as it comes and may never
 * end. Nothing blocks, and what fails is told to the {@link Client}, never thrown.
 *
 * <p>May be opened again once it is closed.
 */
final class HttpExchange {
  private final Wiring wiring;
  private final Client client;
  private final HttpReader reader = new HttpReader();
  private final HttpReader.Body body = this::take;
  private SocketChannel channel;
  private SelectionKey key;
  private ByteBuffer request;
  private boolean knowsHead;
  private long heard;

  /** Whose exchange it is: hears of one end at most, after which the exchange is closed. */
  interface Client extends HttpReader.Body {
    /** The head has come, and {@link HttpExchange#status} is known. */
    void begun();

    /** The response is whole. */
    void whole();

    /**
     * There is no response, or no more of it.
     *
     * @param why one clause
     */
    void broken(String why);
  }

  HttpExchange(final Wiring wiring, final Client client) {
    this.wiring = wiring;
    this.client = client;
  }

  /**
   * Connects and sends a request.
   *
   * @param target with everything that must be escaped escaped
   */
  void open(final String target) {
    reader.clear();
    knowsHead = false;
    heard = System.nanoTime();
    request =
        ByteBuffer.wrap(
            ("GET "
                    + target
                    + " HTTP/1.1\r\nHost: "
                    + wiring.address().authority()
                    + "\r\nUser-Agent: fluxion\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    try {
      channel = wiring.address().connect();
      key = channel.register(wiring.selector(), SelectionKey.OP_CONNECT, this);
      if (channel.isConnected()) {
        send();
      }
    } catch (final IOException | RuntimeException e) {
      // Unchecked: an address that the system refuses, a security manager.
      fail(reason(e));
    }
  }

  boolean isOpen() {
    return channel != null;
  }

  /** The status of the response; meaningful once it has begun. */
  int status() {
    return reader.status();
  }

  /** When something was heard last, or the exchange was opened, by the monotonic clock. */
  long heard() {
    return heard;
  }

  /** Does what the channel is ready for. */
  void ready() {
    if (channel == null) {
      return;
    }
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        send();
      } else if (key.isWritable()) {
        send();
      } else if (key.isReadable()) {
        receive();
      }
    } catch (final IOException e) {
      fail(reason(e));
    }
  }

  private void send() throws IOException {
    channel.write(request);
    key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  private void receive() throws IOException {
    final ByteBuffer buffer = wiring.received();
    buffer.clear();
    final int count = channel.read(buffer);
    heard = System.nanoTime();
    final int outcome =
        count < 0 ? reader.end() : reader.read(buffer.array(), 0, buffer.position(), body);
    tellHead();
    if (channel == null || outcome == HttpReader.MORE) {
      return;
    }
    close();
    if (outcome == HttpReader.WHOLE) {
      client.whole();
    } else if (outcome == HttpReader.BAD) {
      client.broken(reader.why());
    }
  }

  /** The client hears of the head before it sees a body. */
  private boolean take(final byte[] bytes, final int from, final int to) {
    tellHead();
    return channel != null && client.take(bytes, from, to);
  }

  private void tellHead() {
    if (!knowsHead && channel != null && reader.hasHead()) {
      knowsHead = true;
      client.begun();
    }
  }

  private void fail(final String why) {
    close();
    client.broken(why);
  }

  /** Gives up whatever is under way; the client hears nothing of it. */
  void close() {
    final SocketChannel closing = channel;
    channel = null;
    key = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (final IOException e) {
        // It is given up anyway.
      }
    }
  }

  private String reason(final Exception e) {
    return reason(e, wiring.address());
  }

  /** Why a connection failed, for a person. */
  static String reason(final Exception e, final DockerAddress address) {
    final String message = e.getMessage() == null ? e.toString() : e.getMessage();
    if (message.startsWith("Permission denied") && address.isUnix()) {
      return "permission denied for "
          + address.path()
          + ": run as root, or as a member of the group docker";
    }
    return message.isEmpty()
        ? e.toString()
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
