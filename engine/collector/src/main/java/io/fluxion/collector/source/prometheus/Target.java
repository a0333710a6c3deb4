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
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Queue;

/**
 * What is scraped at one address: at most one attempt at a time, and what became of the last ones.
 *
 * <p>Not thread-safe.
 */
final class Target {
  private static final String ACCEPT = "text/plain;version=0.0.4";
  private static final String OPEN_METRICS = "application/openmetrics-text";

  private final String url;
  private final SeriesKind wanted;
  private final int maxAnswerBytes;
  private final HttpRequest request;
  private final ExpositionReader reader;
  private final Outage outage;
  private Answer answer;
  private Answer unzipped;
  private Attempt attempt;
  private Attempt givenUp;
  private boolean hasAnswered;

  /**
   * A target.
   *
   * @param url as a person gave it
   * @param uri the same
   * @param key writes the keys of its series
   * @param wanted which series are handed on
   * @param maxAnswerBytes the longest answer, with and without its compression
   */
  Target(
      final String url,
      final URI uri,
      final SeriesKey key,
      final SeriesKind wanted,
      final int maxAnswerBytes) {
    this.url = url;
    this.wanted = wanted;
    this.maxAnswerBytes = maxAnswerBytes;
    request =
        HttpRequest.newBuilder(uri)
            .header("Accept", ACCEPT)
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "fluxion")
            .GET()
            .build();
    reader = new ExpositionReader(key, wanted);
    outage = new Outage(url);
    answer = new Answer(maxAnswerBytes);
    unzipped = new Answer(maxAnswerBytes);
  }

  boolean isBusy() {
    return attempt != null;
  }

  /** Whether a thread of the client is still at the beginning of an attempt, given up or not. */
  boolean holdsThread() {
    return attempt != null && attempt.holdsThread() || givenUp != null && givenUp.holdsThread();
  }

  /** When the attempt that is under way began. */
  long begun() {
    return attempt.begun();
  }

  /** Whether this is the attempt that is under way, not one that was given up. */
  boolean isAt(final Attempt ended) {
    return attempt == ended;
  }

  /** Asks; the attempt goes to the queue when it has ended, well or not. */
  void ask(final ScrapeClient client, final Queue<Attempt> ended, final boolean isCold) {
    final Attempt begun = new Attempt(this, answer, System.nanoTime(), isCold);
    attempt = begun;
    begun.begin(client, request, ended);
  }

  /** Stops waiting for the answer. */
  void giveUp(final SampleOutput out, final String reason) {
    cancel();
    outage.say(out, reason);
  }

  /** Ends the attempt that is under way, if there is one. */
  void cancel() {
    if (attempt != null) {
      attempt.cancel();
      givenUp = attempt;
      attempt = null;
      // Somebody may still be writing to this one.
      answer = new Answer(maxAnswerBytes);
    }
  }

  /**
   * Takes the answer to the attempt that was under way.
   *
   * @param x the attempt's time in ns since 1970, for all series without their own
   * @param out takes the samples
   * @param sample of one field
   */
  void end(final long x, final SampleOutput out, final Sample sample) {
    final Attempt ended = attempt;
    attempt = null;
    if (ended.failure() != null) {
      outage.say(out, FailureText.of(ended.failure(), maxAnswerBytes));
      return;
    }
    final String type = ended.header("Content-Type").toLowerCase(Locale.ROOT).trim();
    final String encoding = ended.header("Content-Encoding").toLowerCase(Locale.ROOT).trim();
    if (!ended.isOk()) {
      outage.say(out, "it answers with status " + ended.status());
    } else if (!isText(type)) {
      outage.say(out, "it answers with '" + type + "', not with metrics as text" + hint());
    } else if (encoding.isEmpty() || encoding.equals("identity")) {
      read(ended.answer(), type, x, out, sample);
    } else if (encoding.equals("gzip") || encoding.equals("x-gzip")) {
      unzip(ended.answer(), type, x, out, sample);
    } else {
      outage.say(out, "it answers in the encoding '" + encoding + "', which nobody asked for");
    }
  }

  /** A page for people is text too, but means that the address is wrong. */
  private static boolean isText(final String type) {
    return type.isEmpty()
        || type.startsWith(OPEN_METRICS)
        || type.startsWith("text/") && !type.startsWith("text/html");
  }

  private String hint() {
    final String path = request.uri().getPath();
    return path.isEmpty() || path.equals("/") ? "; its path may be /metrics" : "";
  }

  private void unzip(
      final Answer zipped,
      final String type,
      final long x,
      final SampleOutput out,
      final Sample sample) {
    try {
      if (unzipped.unzip(zipped)) {
        read(unzipped, type, x, out, sample);
      } else {
        outage.say(out, FailureText.tooLong(maxAnswerBytes));
      }
    } catch (final IOException e) {
      outage.say(out, "its answer should be gzip and is not: " + e.getMessage());
    }
  }

  private void read(
      final Answer text,
      final String type,
      final long x,
      final SampleOutput out,
      final Sample sample) {
    outage.end(out);
    reader.begin(text.bytes(), text.length(), type.startsWith(OPEN_METRICS), x);
    int taken = 0;
    int untyped = 0;
    int others = 0;
    int outcome = reader.next(sample);
    while (outcome != ExpositionReader.END) {
      if (outcome == ExpositionReader.MALFORMED) {
        out.malformed(url + ":" + reader.line(), reader.why());
      } else if (reader.kind() == wanted) {
        sample.setX(0, reader.hasTime() ? reader.time() : x);
        sample.setYBits(0, reader.valueBits());
        out.sample(sample);
        taken++;
      } else if (reader.kind() == SeriesKind.UNTYPED) {
        untyped++;
      } else {
        others++;
      }
      outcome = reader.next(sample);
    }
    if (!hasAnswered && taken + untyped + others > 0) {
      hasAnswered = true;
      sayWhatIsLeftOut(out, taken, untyped, others);
    }
  }

  private void sayWhatIsLeftOut(
      final SampleOutput out, final int taken, final int untyped, final int others) {
    if (untyped > 0) {
      out.say(url + ": " + untyped + " series without a type are left out");
    }
    if (taken == 0 && others > 0) {
      final boolean isCounter = wanted == SeriesKind.COUNTER;
      out.say(
          url
              + ": none of its "
              + others
              + (isCounter
                  ? " series with a type is a counter; --y-kind gauge takes gauges"
                  : " series with a type is a gauge; --y-kind counter takes counters"));
    }
  }
}
