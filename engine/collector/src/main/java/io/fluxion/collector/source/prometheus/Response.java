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

import io.fluxion.collector.input.Excerpt;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLException;

/**
 * The response to one request: its text, or why it is none. The client's threads fill it; once it
 * is complete it is the source's. {@link #close} may come at any time.
 */
final class Response
    implements HttpResponse.BodyHandler<Response>,
        HttpResponse.BodySubscriber<Response>,
        AutoCloseable {
  private static final int OK = 200;
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final int LONGEST_MESSAGE = 200;

  private final AnswerBuffer body;
  private final AnswerBuffer decompressed;
  private final CompletableFuture<Response> complete = new CompletableFuture<>();
  private volatile Flow.Subscription subscription;
  private long begun;
  private String problem;
  private boolean isOtherText;
  private boolean isOpenMetrics;
  private boolean isGzip;

  Response(final AnswerMemory memory) {
    body = new AnswerBuffer(memory);
    decompressed = new AnswerBuffer(memory);
  }

  /** When its head came, by the monotonic clock. */
  long begun() {
    return begun;
  }

  /** Why it is no exposition; null where it is one. */
  String problem() {
    return problem;
  }

  /** Whether its head says that it is something else than metrics. */
  boolean isOtherText() {
    return isOtherText;
  }

  boolean isOpenMetrics() {
    return isOpenMetrics;
  }

  /** The exposition. */
  AnswerBuffer text() {
    return isGzip ? decompressed : body;
  }

  /** Takes the head of the final answer, behind all redirections. */
  @Override
  public HttpResponse.BodySubscriber<Response> apply(final HttpResponse.ResponseInfo head) {
    begun = System.nanoTime();
    final String type = header(head, "Content-Type");
    final String encoding = header(head, "Content-Encoding");
    isOpenMetrics = type.startsWith(OPEN_METRICS);
    isGzip = encoding.equals("gzip") || encoding.equals("x-gzip");
    if (head.statusCode() != OK) {
      problem = "it answers with status " + head.statusCode();
    } else if (!isText(type)) {
      isOtherText = true;
      problem = "it answers with '" + Excerpt.of(type) + "', not with metrics as text";
    } else if (!isGzip && !encoding.isEmpty() && !encoding.equals("identity")) {
      problem = "it answers in the encoding '" + Excerpt.of(encoding) + "', which nobody asked for";
    }
    return this;
  }

  private static String header(final HttpResponse.ResponseInfo head, final String name) {
    return head.headers().firstValue(name).orElse("").toLowerCase(Locale.ROOT).trim();
  }

  /** A page for people is text too, but means that the address is wrong. */
  private boolean isText(final String type) {
    return type.isEmpty()
        || isOpenMetrics
        || type.startsWith("text/") && !type.startsWith("text/html");
  }

  @Override
  public CompletionStage<Response> getBody() {
    return complete;
  }

  @Override
  public void onSubscribe(final Flow.Subscription newSubscription) {
    subscription = newSubscription;
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(final List<ByteBuffer> buffers) {
    try {
      for (final ByteBuffer buffer : buffers) {
        // What is no exposition is read, so that the connection can be used again, but not kept.
        if (problem == null) {
          body.add(buffer);
        }
      }
    } catch (final IOException | RuntimeException | Error e) {
      subscription.cancel();
      complete.completeExceptionally(e);
    }
  }

  @Override
  public void onError(final Throwable error) {
    complete.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    try {
      if (isGzip && problem == null) {
        Gzip.decompress(body, decompressed);
        body.close();
      }
      complete.complete(this);
    } catch (final IOException | RuntimeException | Error e) {
      complete.completeExceptionally(e);
    }
  }

  /** Lets go of the memory, and ends what is still coming. */
  @Override
  public void close() {
    if (subscription != null) {
      subscription.cancel();
    }
    body.close();
    decompressed.close();
  }

  /** Why there is no response: one clause. */
  static String reason(final Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "its host name is not known";
      }
      if (cause instanceof EOFException) {
        return "it closes the connection before its answer ends";
      }
      if (cause instanceof SSLException) {
        return "TLS fails: " + message(cause);
      }
    }
    final Throwable first =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    // The JDK's client leaves out the message of the most frequent one.
    return first instanceof ConnectException
            && (first.getMessage() == null || first.getCause() instanceof ClosedChannelException)
        ? "the connection is refused"
        : message(first);
  }

  private static String message(final Throwable failure) {
    final String text = failure.getMessage();
    return text == null || text.isBlank()
        ? failure.getClass().getSimpleName()
        : Excerpt.of(text.lines().findFirst().orElse(text), LONGEST_MESSAGE);
  }
}
