// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import io.fluxion.collector.input.Excerpt;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/**
 * One request and its answer, on a thread of its own: the client looks a name up on the thread that
 * calls it, for as long as the resolver likes, and nothing interrupts that.
 */
final class Fetch {
  private static final int LONGEST_MESSAGE = 200;

  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final Thread thread;
  private volatile InputStream body;

  /** Begins at once. */
  Fetch(final HttpClient client, final HttpRequest request, final AnswerMemory memory) {
    thread = new Thread(() -> run(client, request, memory), "fluxion-scrape");
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (final Error e) {
      // No more threads: the next interval may be better.
      answer.completeExceptionally(e);
    }
  }

  private void run(final HttpClient client, final HttpRequest request, final AnswerMemory memory) {
    try {
      final HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        body = in;
        if (!answer.isDone()) {
          final Answer read = Answer.read(response, memory);
          if (!answer.complete(read)) {
            memory.release(read.bytes());
          }
        }
      }
    } catch (final InterruptedException | IOException | RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  /** The answer, whose memory is released by whoever gets it. */
  CompletableFuture<Answer> answer() {
    return answer;
  }

  /** Whether its thread still lives, wanted or not. */
  boolean isRunning() {
    return thread.isAlive();
  }

  /** Ends what is under way: nobody waits for the answer any more. */
  void cancel() {
    answer.cancel(false);
    thread.interrupt();
    if (body != null) {
      try {
        // On JDK 17 an interrupt does not end the reading of a body.
        body.close();
      } catch (final IOException e) {
        // Nobody waits for it.
      }
    }
  }

  /** Why there is no answer: one clause. */
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
    // The JDK's client leaves out the message of the most frequent one.
    return failure instanceof ConnectException
            && (failure.getMessage() == null
                || failure.getCause() instanceof ClosedChannelException)
        ? "the connection is refused"
        : message(failure);
  }

  private static String message(final Throwable failure) {
    final String text = failure.getMessage();
    return text == null || text.isBlank()
        ? failure.getClass().getSimpleName()
        : Excerpt.of(text.lines().findFirst().orElse(text), LONGEST_MESSAGE);
  }
}
