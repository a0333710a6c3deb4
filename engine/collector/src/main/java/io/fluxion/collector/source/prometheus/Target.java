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

import io.fluxion.Sample;
import io.fluxion.collector.source.Outage;
import io.fluxion.collector.source.SampleOutput;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is scraped at one address: at most one request at a time, whose response is read in slices.
 *
 * <p>Not thread-safe, but for {@link #counting}.
 */
final class Target {
  private static final String ACCEPT = "text/plain;version=0.0.4";

  /** How long a slice takes: the others wait as long. */
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final int LINES_PER_LOOK = 256;

  /** Of one answer: more are counted, even more end the reading of it. */
  private static final int NAMED_LINES = 100;

  private static final int MAX_MALFORMED_LINES = 1_000;

  private final String url;
  private final SeriesKind wanted;
  private final AnswerMemory memory;
  private final HttpRequest request;
  private final ExpositionReader reader;
  private final SeriesLimit limit;
  private final Outage outage;
  private final AtomicInteger beginnings = new AtomicInteger();
  private Response response;
  private long asked;
  private boolean isCold;
  // The client's own, which ends the exchange when it is cancelled, and what ends in time.
  private CompletableFuture<HttpResponse<Response>> exchange;
  private CompletableFuture<HttpResponse<Response>> inTime;
  private Throwable failure;
  private long x;
  private int taken;
  private int untyped;
  private int others;
  private int malformed;
  private boolean hasSaidWhatIsLeftOut;
  private boolean hasSaidLimit;

  /**
   * A target.
   *
   * @param url as a person gave it
   * @param uri the same
   * @param instance the label that its keys end with, null for none
   * @param options of the source
   * @param memory for its answers
   */
  Target(
      final String url,
      final URI uri,
      final byte[] instance,
      final ScrapeOptions options,
      final AnswerMemory memory) {
    this.url = url;
    this.memory = memory;
    wanted = options.kind();
    request =
        HttpRequest.newBuilder(uri)
            .header("Accept", ACCEPT)
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "fluxion")
            .GET()
            .build();
    reader = new ExpositionReader(new SeriesKeyWriter(instance), wanted);
    limit =
        options.maxSeriesPerTarget() == ScrapeOptions.NO_LIMIT
            ? null
            : new SeriesLimit(options.maxSeriesPerTarget(), options.idleNanos());
    outage = new Outage(url);
  }

  /**
   * Whether it can be asked. Not while a thread of the client is still at the beginning of an
   * earlier request, given up or not: a name is looked up as long as the resolver likes, nothing
   * interrupts that, and each further request would come to hold another thread.
   */
  boolean isIdle() {
    return response == null && !isBeginning();
  }

  /** Whether a thread of the client is, or will be, at the beginning of a request. */
  boolean isBeginning() {
    return beginnings.get() > 0;
  }

  /** Has a task counted while it waits for a thread, and while it holds one. */
  Runnable counting(final Runnable task) {
    beginnings.incrementAndGet();
    return () -> {
      try {
        task.run();
      } finally {
        beginnings.decrementAndGet();
      }
    };
  }

  /**
   * Asks; goes to the queue when the response is there, or will not be.
   *
   * @param newIsCold whether the client has yet to load its classes, so that the request goes out
   *     late
   */
  void ask(
      final HttpClient client,
      final long timeoutNanos,
      final boolean newIsCold,
      final Queue<Target> ended) {
    isCold = newIsCold;
    response = new Response(memory);
    asked = System.nanoTime();
    try {
      exchange = client.sendAsync(request, response);
    } catch (final RuntimeException | Error e) {
      // Such as no more threads: whatever it is, the next interval may be better.
      beginnings.set(0);
      exchange = CompletableFuture.failedFuture(e);
    }
    inTime = exchange.copy().orTimeout(timeoutNanos, TimeUnit.NANOSECONDS);
    inTime.whenComplete(
        (any, newFailure) -> {
          failure = newFailure;
          // Whoever takes it from there sees all that was written before.
          ended.add(this);
        });
  }

  /** Ends the waiting for a response that has been waited for so long. */
  void expire(final long nanos) {
    if (inTime != null && System.nanoTime() - asked >= nanos) {
      inTime.completeExceptionally(new TimeoutException());
    }
  }

  /**
   * Takes the end of the request.
   *
   * @param now in ns since 1970
   * @param timeoutNanos for a person
   * @return whether there is something to {@link #read}
   */
  boolean take(final long now, final long timeoutNanos, final SampleOutput out) {
    inTime = null;
    final String reason =
        failure == null
            ? response.problem()
            : failure instanceof TimeoutException
                ? "no whole answer within " + TimeUnit.NANOSECONDS.toMillis(timeoutNanos) + " ms"
                : Response.reason(failure);
    if (reason != null) {
      outage.say(out, reason + hint());
      cancel();
      return false;
    }
    // By the monotonic clock, so that a step of the wall clock is none between two answers. The
    // time is that of the request, as with Prometheus: an exporter reads most of what it exposes
    // soon after that, and the beginnings of the answers jitter more than twice as much.
    x = now - (System.nanoTime() - (isCold ? response.begun() : asked));
    final AnswerBuffer text = response.text();
    reader.begin(text.bytes(), text.length(), response.isOpenMetrics(), x);
    if (limit != null) {
      limit.begin(System.nanoTime());
    }
    taken = 0;
    untyped = 0;
    others = 0;
    malformed = 0;
    return true;
  }

  private String hint() {
    final String path = request.uri().getPath();
    final boolean isRoot = path.isEmpty() || path.equals("/");
    return isRoot && failure == null && response.isOtherText() ? "; its path may be /metrics" : "";
  }

  /**
   * Reads some of the response.
   *
   * @param sample of one field
   * @return whether there is more
   */
  boolean read(final SampleOutput out, final Sample sample) {
    final long begun = System.nanoTime();
    final int before = malformed;
    int outcome;
    int lines = 0;
    do {
      outcome = next(sample, out);
      lines++;
    } while (outcome != ExpositionReader.END
        && (lines % LINES_PER_LOOK != 0 || System.nanoTime() - begun < SLICE_NANOS));
    final int unnamed = malformed - Math.max(before, NAMED_LINES);
    if (unnamed > 0) {
      out.malformed(unnamed);
    }
    if (outcome == ExpositionReader.END && response != null) {
      end(out);
    }
    return outcome != ExpositionReader.END;
  }

  private int next(final Sample sample, final SampleOutput out) {
    final int outcome = nextLine(sample, out);
    if (outcome == ExpositionReader.MALFORMED) {
      malformed++;
      if (malformed <= NAMED_LINES) {
        out.malformed(url + ":" + reader.line(), reader.why());
      } else if (malformed == MAX_MALFORMED_LINES) {
        reader.passOverRest();
      }
    } else if (outcome == ExpositionReader.SERIES) {
      take(sample, out);
    }
    return outcome;
  }

  private int nextLine(final Sample sample, final SampleOutput out) {
    try {
      return reader.next(sample);
    } catch (final RuntimeException | Error e) {
      outage.say(out, "its answer cannot be read: " + Response.reason(e));
      cancel();
      return ExpositionReader.END;
    }
  }

  private void take(final Sample sample, final SampleOutput out) {
    if (reader.kind() == SeriesKind.UNTYPED) {
      untyped++;
    } else if (reader.kind() != wanted) {
      others++;
    } else {
      taken++;
      if (limit == null || limit.admits(sample)) {
        sample.setX(0, reader.hasTime() ? reader.time() : x);
        sample.setYBits(0, reader.valueBits());
        out.sample(sample);
      }
    }
  }

  private void end(final SampleOutput out) {
    cancel();
    if (malformed < MAX_MALFORMED_LINES) {
      outage.end(out);
    } else {
      outage.say(
          out, MAX_MALFORMED_LINES + " lines of its answer are malformed, the rest is passed over");
    }
    if (!hasSaidWhatIsLeftOut && taken + untyped + others > 0) {
      hasSaidWhatIsLeftOut = true;
      sayWhatIsLeftOut(out);
    }
    if (!hasSaidLimit && limit != null && limit.refused() > 0) {
      hasSaidLimit = true;
      out.say(
          "%s: %d of its series are left out, they are more than --max-series-per-target %d"
              .formatted(url, limit.refused(), limit.maxSeries()));
    }
  }

  private void sayWhatIsLeftOut(final SampleOutput out) {
    if (untyped > 0) {
      out.say(url + ": " + untyped + " series without a type are left out");
    }
    if (taken == 0 && others > 0) {
      out.say(
          url
              + ": none of its "
              + others
              + (wanted == SeriesKind.COUNTER
                  ? " series with a type is a counter; --y-kind gauge takes gauges"
                  : " series with a type is a gauge; --y-kind counter takes counters"));
    }
  }

  /** Lets go of the response, and ends the request where it is under way. */
  void cancel() {
    if (response != null) {
      exchange.cancel(true);
      response.close();
      reader.end();
      response = null;
      exchange = null;
      inTime = null;
    }
  }
}
