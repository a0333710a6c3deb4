// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.result.JsonFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Files such as JMH and the latency run write, with figures of no machine. */
final class MadeUp {
  private static final Map<String, double[]> SCORES = new LinkedHashMap<>();

  static {
    // In scan order of 1,000, 100,000 and 1,000,000 keys, then at random.
    SCORES.put("naiveExtend", new double[] {2.1, 0.924, 0.596, 2.06, 0.652, 0.549});
    SCORES.put("boundedList", new double[] {9.31, 2.4, 1.1, 7.7, 1.31, 0.87});
    SCORES.put("jdkMap", new double[] {56.5, 8.49, 2.05, 19.8, 2.92, 1.81});
    SCORES.put("fastutilMap", new double[] {71.2, 12.4, 3.9, 42.1, 6.8, 2.4});
    SCORES.put("agronaMap", new double[] {68.9, 11.1, 3.7, 39.8, 6.1, 2.3});
    SCORES.put("eclipseMap", new double[] {66.1, 10.2, 3.4, 37.0, 5.9, 2.2});
    SCORES.put("chronicleMap", new double[] {2.9, 2.1, 1.62, 2.7, 1.4, 0.81});
    SCORES.put("byKey", new double[] {80.1, 65.2, 76.9, 54.3, 19.3, 3.54});
    SCORES.put("byHandle", new double[] {95.6, 99.0, 91.4, 98.5, 33.4, 10.0});
    SCORES.put("limit", new double[] {412, 361, 322, 388, 71.3, 31.8});
  }

  private static final String[][] CELLS = {
    {"1000", "scan"}, {"100000", "scan"}, {"1000000", "scan"},
    {"1000", "random"}, {"100000", "random"}, {"1000000", "random"}
  };

  private MadeUp() {}

  static List<Object> keyedUpdates() {
    final Random random = new Random(1);
    final List<Object> results = new ArrayList<>();
    SCORES.forEach(
        (method, scores) -> {
          for (int i = 0; i < scores.length; i++) {
            final double score = scores[i];
            final double bytes =
                switch (method) {
                  case "naiveExtend" -> 144 + random.nextDouble() * 22;
                  case "boundedList" -> 104 + random.nextDouble();
                  case "jdkMap" -> i == 0 ? 0.0001 : 16.002;
                  default -> random.nextDouble() * 0.001;
                };
            results.add(
                result(
                    "io.fluxion.benchmarks.KeyedUpdateBenchmark." + method,
                    "thrpt",
                    Map.of("keys", CELLS[i][0], "order", CELLS[i][1]),
                    "ops/us",
                    List.of(
                        List.of(score * (0.86 + random.nextDouble() * 0.1)),
                        List.of(score),
                        List.of(score * (1.02 + random.nextDouble() * 0.1))),
                    Map.of("gc.alloc.rate.norm", metric("B/op", List.of(List.of(bytes))))));
          }
        });
    return results;
  }

  static List<Object> memory() {
    final List<Object> results = new ArrayList<>();
    for (int samples = 10; samples <= 1_000_000; samples *= 10) {
      memory(results, "engine", samples, 329.6);
      memory(results, "engineEveryColumn", samples, 464.2);
      memory(results, "naive", samples, 120 + 40.0 * samples);
    }
    return results;
  }

  private static void memory(
      final List<Object> results, final String method, final int samples, final double bytes) {
    results.add(
        result(
            "io.fluxion.benchmarks.MemoryBoundsBenchmark." + method,
            "ss",
            Map.of("samples", Integer.toString(samples)),
            "ms/op",
            List.of(List.of(samples / 1e3)),
            Map.of("bytesPerKey", metric("B", List.of(List.of(bytes))))));
  }

  static Map<String, Object> result(
      final String benchmark,
      final String mode,
      final Map<String, String> params,
      final String unit,
      final List<List<Double>> forks,
      final Map<String, Object> secondary) {
    final Map<String, Object> result = new LinkedHashMap<>();
    result.put("benchmark", benchmark);
    result.put("mode", mode);
    result.put("vmName", "OpenJDK 64-Bit Server VM");
    result.put("vmVersion", "17.0.15+6");
    result.put("jvmArgs", List.of("-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"));
    result.put("params", params);
    result.put("primaryMetric", metric(unit, forks));
    result.put("secondaryMetrics", secondary);
    return result;
  }

  static Map<String, Object> metric(final String unit, final List<List<Double>> forks) {
    return Map.of("scoreUnit", unit, "rawData", forks);
  }

  static Path write(final Path file, final List<Object> results) throws IOException {
    JsonFile.write(file, results);
    return file;
  }

  /** Logs of two intervals each. */
  static Path latency(final Path directory, final int samples) throws IOException {
    Files.createDirectories(directory);
    log(directory.resolve("engine.hlog"), 90, samples, 2e5);
    log(directory.resolve("naive.hlog"), 700, samples, 6e7);
    log(directory.resolve("idle.hlog"), 24, samples, 1.4e5);
    return directory;
  }

  static void log(final Path file, final double middle, final int samples, final double worst)
      throws IOException {
    final Random random = new Random(samples);
    try (PrintStream stream = new PrintStream(Files.newOutputStream(file))) {
      final HistogramLogWriter writer = new HistogramLogWriter(stream);
      writer.outputLogFormatVersion();
      writer.outputComment(" an abacus");
      writer.outputComment(" middle: " + middle);
      writer.outputLegend();
      for (int interval = 0; interval < 2; interval++) {
        final Histogram histogram = new Histogram(3);
        histogram.setStartTimeStamp(interval * 1_000L);
        histogram.setEndTimeStamp(interval * 1_000L + 1_000);
        for (int i = 0; i < samples / 2; i++) {
          final double tail = Math.pow(random.nextDouble(), -0.55);
          histogram.recordValue(
              (long) Math.min(worst, middle * (0.8 + random.nextDouble() * 0.4) * tail));
        }
        writer.outputIntervalHistogram(histogram);
      }
    }
  }
}
