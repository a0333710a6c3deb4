// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import io.fluxion.collector.input.Bytes;
import io.fluxion.collector.input.Excerpt;
import io.fluxion.collector.input.GzipInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.util.Locale;

/**
 * The answer to one request: an exposition, or why it is none.
 *
 * @param problem why it is none: one clause; null where it is one
 * @param bytes the exposition and at least {@link Bytes#PADDING} more; to be released in the end
 * @param length of the exposition
 * @param isOpenMetrics whether it is in the format of OpenMetrics
 * @param begun when its head came, by the monotonic clock
 */
record Answer(String problem, byte[] bytes, int length, boolean isOpenMetrics, long begun) {
  private static final int OK = 200;
  private static final String OPEN_METRICS = "application/openmetrics-text";

  /**
   * Reads an answer, whose head has just come.
   *
   * @throws IOException where its body cannot be read or is too much
   */
  static Answer read(final HttpResponse<InputStream> response, final AnswerMemory memory)
      throws IOException {
    final long begun = System.nanoTime();
    final String type = header(response, "Content-Type");
    final String encoding = header(response, "Content-Encoding");
    final String problem = problem(response, type, encoding);
    if (problem != null) {
      // The connection can be used again once all is read.
      response.body().transferTo(OutputStream.nullOutputStream());
      return new Answer(problem, new byte[0], 0, false, begun);
    }
    byte[] bytes = {};
    int length = 0;
    try (InputStream in = isGzip(encoding) ? new GzipInput(response.body()) : response.body()) {
      int count = 0;
      while (count >= 0) {
        length += count;
        if (length + Bytes.PADDING >= bytes.length) {
          bytes = memory.grow(bytes);
        }
        count = read(in, bytes, length);
      }
    } catch (final IOException | RuntimeException | Error e) {
      memory.release(bytes);
      throw e;
    }
    return new Answer(null, bytes, length, type.startsWith(OPEN_METRICS), begun);
  }

  private static int read(final InputStream in, final byte[] bytes, final int length)
      throws IOException {
    try {
      return in.read(bytes, length, bytes.length - Bytes.PADDING - length);
    } catch (final IOException e) {
      // What the connection did is the cause of what the client throws.
      throw !(in instanceof GzipInput) || e.getCause() instanceof IOException
          ? e
          : new IOException("its answer should be gzip and is not: " + e.getMessage());
    }
  }

  private static String problem(
      final HttpResponse<?> head, final String type, final String encoding) {
    if (head.statusCode() != OK) {
      return "it answers with status " + head.statusCode();
    }
    if (!isText(type)) {
      final String path = head.request().uri().getPath();
      return "it answers with '"
          + Excerpt.of(type)
          + "', not with metrics as text"
          + (path.length() <= 1 ? "; its path may be /metrics" : "");
    }
    return encoding.isEmpty() || encoding.equals("identity") || isGzip(encoding)
        ? null
        : "it answers in the encoding '" + Excerpt.of(encoding) + "', which nobody asked for";
  }

  private static String header(final HttpResponse<?> head, final String name) {
    return head.headers().firstValue(name).orElse("").toLowerCase(Locale.ROOT).trim();
  }

  private static boolean isGzip(final String encoding) {
    return encoding.equals("gzip") || encoding.equals("x-gzip");
  }

  /** A page for people is text too, but means that the address is wrong. */
  private static boolean isText(final String type) {
    return type.isEmpty()
        || type.startsWith(OPEN_METRICS)
        || type.startsWith("text/") && !type.startsWith("text/html");
  }
}
