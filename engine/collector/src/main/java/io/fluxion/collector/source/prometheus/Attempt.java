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

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One request and what comes back. The client's threads fill it; once its end is in the queue of
 * attempts that have ended, which hands everything over, it is the source's.
 */
final class Attempt implements HttpResponse.BodySubscriber<Attempt> {
  private static final int OK = 200;

  private final Target target;
  private final Answer answer;
  private final long begun;
  private final boolean isCold;
  private final CompletableFuture<Attempt> body = new CompletableFuture<>();
  private final AtomicInteger threads = new AtomicInteger();
  private CompletableFuture<HttpResponse<Attempt>> exchange;
  private Flow.Subscription subscription;
  private int status;
  private HttpHeaders headers;
  private long answered;
  private Throwable failure;

  /**
   * A request that is about to be made.
   *
   * @param target of whom
   * @param answer takes the bytes
   * @param begun by the monotonic clock
   * @param isCold whether the client has yet to load its classes, so that the request goes out late
   */
  Attempt(final Target target, final Answer answer, final long begun, final boolean isCold) {
    this.target = target;
    this.answer = answer;
    this.begun = begun;
    this.isCold = isCold;
    answer.clear();
  }

  Target target() {
    return target;
  }

  Answer answer() {
    return answer;
  }

  long begun() {
    return begun;
  }

  /**
   * The time that the answer's values get, by the monotonic clock: that of the request, as with
   * Prometheus. An exporter reads most of what it exposes soon after that, and is done at some time
   * or other: on a busy machine the beginnings of the answers jitter more than twice as much.
   */
  long time() {
    return isCold ? answered : begun;
  }

  int status() {
    return status;
  }

  /** The value of a header, empty where there is none. */
  String header(final String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Why there is no answer; null where there is one. */
  Throwable failure() {
    return failure;
  }

  /** Makes the request; the attempt goes to the queue once it has ended, well or not. */
  void begin(final ScrapeClient client, final HttpRequest request, final Queue<Attempt> ended) {
    exchange = client.send(this, request, this::head);
    exchange.whenComplete(
        (response, error) -> {
          failure = error;
          // Whoever takes it from there sees all that was written before.
          ended.add(this);
        });
  }

  /** A thread is to begin the request. */
  void takeThread() {
    threads.incrementAndGet();
  }

  /** That thread has begun it and is free again. */
  void letThreadGo() {
    threads.decrementAndGet();
  }

  /** Whether a thread is still at the beginning: a name that is looked up ends when it likes. */
  boolean holdsThread() {
    return threads.get() > 0;
  }

  /** Ends it, whatever it is about; nobody looks at it any more. */
  void cancel() {
    exchange.cancel(true);
  }

  /** Takes the head of the final answer, behind all redirections. */
  private HttpResponse.BodySubscriber<Attempt> head(final HttpResponse.ResponseInfo head) {
    answered = System.nanoTime();
    status = head.statusCode();
    headers = head.headers();
    return this;
  }

  @Override
  public CompletionStage<Attempt> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(final Flow.Subscription newSubscription) {
    subscription = newSubscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(final List<ByteBuffer> buffers) {
    for (final ByteBuffer buffer : buffers) {
      // What is no answer is read, so that the connection can be used again, but not kept.
      if (status == OK && !answer.add(buffer)) {
        subscription.cancel();
        body.completeExceptionally(new TooLongException());
        return;
      }
    }
  }

  @Override
  public void onError(final Throwable error) {
    body.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    body.complete(this);
  }

  boolean isOk() {
    return status == OK;
  }

  /** An answer beyond its bound. */
  static final class TooLongException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
