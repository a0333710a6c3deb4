// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import io.fluxion.collector.input.Excerpt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One response: its body goes to a {@link ResponseBody}, the beginning of an error's is kept. */
final class Response implements AsyncResponseConsumer<Void> {
  private static final int OK = 200;
  private static final int MAX_ERROR_BYTES = 4_096;
  private static final int MESSAGE_CHARACTERS = 200;

  private final ResponseBody body;
  private final ByteArrayOutputStream errorBody = new ByteArrayOutputStream(0);
  private FutureCallback<Void> whole;
  private int status;

  Response(final ResponseBody body) {
    this.body = body;
  }

  int status() {
    return status;
  }

  boolean isOk() {
    return status == OK;
  }

  /** What the daemon says where it does not do what it was asked for. */
  String error() {
    final String message = JsonReading.message(errorBody.toByteArray());
    return "the daemon answers "
        + status
        + (message == null || message.isEmpty()
            ? ""
            : ": " + Excerpt.of(message, MESSAGE_CHARACTERS));
  }

  @Override
  public void informationResponse(final HttpResponse response, final HttpContext context) {
    // The one that counts follows.
  }

  @Override
  public void consumeResponse(
      final HttpResponse response,
      final EntityDetails entity,
      final HttpContext context,
      final FutureCallback<Void> callback) {
    status = response.getCode();
    whole = callback;
    if (entity == null) {
      callback.completed(null);
    }
  }

  @Override
  public void updateCapacity(final CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(final ByteBuffer piece) throws IOException {
    final byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    if (!isOk()) {
      errorBody.write(bytes, 0, Math.min(bytes.length, MAX_ERROR_BYTES - errorBody.size()));
      return;
    }
    try {
      body.take(bytes);
    } catch (final RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // Whatever a response brings about, it costs itself alone.
      throw new IOException("its answer cannot be read: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public void streamEnd(final List<? extends Header> trailers) {
    whole.completed(null);
  }

  @Override
  public void failed(final Exception cause) {
    // The request's own callback hears of it, too.
  }

  @Override
  public void releaseResources() {
    // There are none.
  }
}
