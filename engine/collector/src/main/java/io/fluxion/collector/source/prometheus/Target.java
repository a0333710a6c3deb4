// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import io.fluxion.Sample;
import io.fluxion.collector.source.Outage;
import io.fluxion.collector.source.SampleOutput;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is scraped at one address: at most one request at a time, whose answer is read in slices.
 *
 * <p>Not thread-safe.
 */
final class Target {
  private static final String ACCEPT = "text/plain;version=0.0.4";

  /** How long a slice takes: the others wait as long. */
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final int LINES_PER_LOOK = 256;

  private final String url;
  private final SeriesKind wanted;
  private final AnswerMemory memory;
  private final HttpRequest request;
  private final ExpositionReader reader;
  private final SeriesLimit limit;
  private final int maxSeries;
  private final Outage outage;
  private Fetch fetch;
  private long asked;
  private boolean isCold;
  private boolean isPending;
  private Answer answer;
  private Throwable failure;
  private int taken;
  private int untyped;
  private int others;
  private boolean hasSaidWhatIsLeftOut;
  private boolean hasSaidLimit;

  /**
   * A target.
   *
   * @param url as a person gave it
   * @param uri the same
   * @param instance the label that its keys end with, null for none
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
    maxSeries = options.maxSeriesPerTarget();
    limit = new SeriesLimit(maxSeries, options.idleNanos());
    outage = new Outage(url);
  }

  /**
   * Whether it can be asked. Not while the thread of an earlier request lives, given up or not:
   * each further one would come to hang in the same look-up of a name.
   */
  boolean isIdle() {
    return !isPending && (fetch == null || !fetch.isRunning());
  }

  /**
   * Asks; goes to the queue when the answer is there, or will not be.
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
    isPending = true;
    asked = System.nanoTime();
    fetch = new Fetch(client, request, memory);
    fetch
        .answer()
        .orTimeout(timeoutNanos, TimeUnit.NANOSECONDS)
        .whenComplete(
            (newAnswer, newFailure) -> {
              answer = newAnswer;
              failure = newFailure;
              // Whoever takes it from there sees all that was written before.
              ended.add(this);
            });
  }

  /**
   * Takes the end of the request.
   *
   * @param now in ns since 1970
   * @param timeoutNanos for a person
   * @return whether there is something to {@link #read}
   */
  boolean take(final long now, final long timeoutNanos, final SampleOutput out) {
    final String reason =
        failure == null
            ? answer.problem()
            : failure instanceof TimeoutException
                ? "no whole answer within " + TimeUnit.NANOSECONDS.toMillis(timeoutNanos) + " ms"
                : Fetch.reason(failure);
    if (reason != null) {
      outage.say(out, reason);
      cancel();
      return false;
    }
    // By the monotonic clock, so that a step of the wall clock is none between two answers. The
    // time is that of the request, as with Prometheus: an exporter reads most of what it exposes
    // soon after that, and the beginnings of the answers jitter more than twice as much.
    final long x = now - (System.nanoTime() - (isCold ? answer.begun() : asked));
    reader.begin(answer.bytes(), answer.length(), answer.isOpenMetrics(), x);
    limit.begin(System.nanoTime());
    taken = 0;
    untyped = 0;
    others = 0;
    return true;
  }

  /**
   * Reads some of the answer.
   *
   * @param sample of one field
   * @return whether there is more
   */
  boolean read(final SampleOutput out, final Sample sample) {
    final long begun = System.nanoTime();
    int unnamed = 0;
    int lines = 0;
    ExpositionReader.Line line;
    do {
      line = next(sample, out);
      lines++;
      if (line == ExpositionReader.Line.SERIES) {
        take(sample, out);
      } else if (line == ExpositionReader.Line.MALFORMED) {
        if (reader.why() == null) {
          unnamed++;
        } else {
          out.malformed(url + ":" + reader.line(), reader.why());
        }
      }
    } while (line != ExpositionReader.Line.END
        && (lines % LINES_PER_LOOK != 0 || System.nanoTime() - begun < SLICE_NANOS));
    if (unnamed > 0) {
      out.malformed(unnamed);
    }
    if (line == ExpositionReader.Line.END && isPending) {
      end(out);
    }
    return line != ExpositionReader.Line.END;
  }

  private ExpositionReader.Line next(final Sample sample, final SampleOutput out) {
    try {
      return reader.next(sample);
    } catch (final RuntimeException | Error e) {
      outage.say(out, "its answer cannot be read: " + Fetch.reason(e));
      cancel();
      return ExpositionReader.Line.END;
    }
  }

  private void take(final Sample sample, final SampleOutput out) {
    if (reader.kind() == SeriesKind.UNTYPED) {
      untyped++;
    } else if (reader.kind() != wanted) {
      others++;
    } else {
      taken++;
      if (limit.admits(sample)) {
        out.sample(sample);
      }
    }
  }

  private void end(final SampleOutput out) {
    if (reader.isPassedOver()) {
      outage.say(
          out,
          ExpositionReader.MAX_MALFORMED_LINES
              + " lines of its answer are malformed, the rest is passed over");
    } else {
      outage.end(out);
    }
    cancel();
    if (!hasSaidWhatIsLeftOut && taken + untyped + others > 0) {
      hasSaidWhatIsLeftOut = true;
      sayWhatIsLeftOut(out);
    }
    if (!hasSaidLimit && limit.refused() > 0) {
      hasSaidLimit = true;
      out.say(
          "%s: %d of its series are left out, they are more than --max-series-per-target %d"
              .formatted(url, limit.refused(), maxSeries));
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

  /** Lets go of the answer, and ends the request where it is under way. */
  void cancel() {
    if (isPending) {
      isPending = false;
      reader.end();
      if (answer == null) {
        fetch.cancel();
      } else {
        memory.release(answer.bytes());
        answer = null;
      }
    }
  }
}
