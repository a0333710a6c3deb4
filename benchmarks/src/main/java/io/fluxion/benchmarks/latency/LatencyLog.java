// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/**
 * A log of latencies as {@link UpdateLatency} writes it, all of its intervals together. Immutable.
 */
public final class LatencyLog {
  private static final int TICKS_A_HALF_DISTANCE = 5;
  private static final double NANOS_A_MICRO = 1_000;

  private final String name;
  private final Instant startTime;
  private final List<String> comments;
  private final Histogram histogram;

  private LatencyLog(
      final String name,
      final Instant startTime,
      final List<String> comments,
      final Histogram histogram) {
    this.name = name;
    this.startTime = startTime;
    this.comments = comments;
    this.histogram = histogram;
  }

  /**
   * Reads a log.
   *
   * @param file in HdrHistogram's log format, of values in ns
   * @return the log
   * @throws IOException where the file cannot be read, or there is no histogram in it
   */
  public static LatencyLog read(final Path file) throws IOException {
    final byte[] bytes = Files.readAllBytes(file);
    final Histogram sum = PacedLoop.newHistogram();
    String tag = null;
    final double start;
    try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(bytes))) {
      EncodableHistogram next = reader.nextIntervalHistogram();
      while (next != null) {
        if (next instanceof final Histogram interval) {
          sum.add(interval);
          tag = next.getTag();
        }
        next = reader.nextIntervalHistogram();
      }
      start = reader.getStartTimeSec();
    } catch (final RuntimeException e) {
      throw new IOException(file + " is no log of histograms: " + e.getMessage(), e);
    }
    if (sum.getTotalCount() == 0) {
      throw new IOException("there is no histogram in " + file);
    }
    final List<String> comments =
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("# "))
            .map(line -> line.substring(2))
            .toList();
    final String name =
        tag != null ? tag : file.getFileName().toString().replaceFirst("\\.hlog$", "");
    return new LatencyLog(name, Instant.ofEpochMilli(Math.round(start * 1_000)), comments, sum);
  }

  /**
   * Whose latencies these are.
   *
   * @return the tag of the intervals, or the file's name where they have none
   */
  public String name() {
    return name;
  }

  /**
   * When the first interval began.
   *
   * @return to the millisecond
   */
  public Instant startTime() {
    return startTime;
  }

  /**
   * What the log says of machine, JVM and run.
   *
   * @return lines, in the order of the file
   */
  public List<String> comments() {
    return comments;
  }

  /**
   * How many latencies were recorded.
   *
   * @return 1 or more
   */
  public long totalCount() {
    return histogram.getTotalCount();
  }

  /**
   * The latency that so many updates did not exceed.
   *
   * @param percentile 0 to 100
   * @return ns, to three digits
   */
  public long valueAtPercentile(final double percentile) {
    return histogram.getValueAtPercentile(percentile);
  }

  /**
   * The longest latency.
   *
   * @return ns, to three digits
   */
  public long max() {
    return histogram.getMaxValue();
  }

  /** HdrHistogram's own table, in µs. */
  void writePercentiles(final PrintStream out) {
    histogram.outputPercentileDistribution(out, TICKS_A_HALF_DISTANCE, NANOS_A_MICRO);
  }
}
