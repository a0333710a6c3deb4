// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * One subject in a JVM of its own: {@link UpdateLatency} starts it. All histograms are there before
 * the first update, and are written after the last.
 */
final class LatencyRun {
  /** What is behind the name where the wait is not counted. */
  static final String SERVICE = "-service";

  private static final long MILLIS_A_SECOND = 1_000;

  private LatencyRun() {}

  /** Subject, rate, seconds, seconds of warm-up, keys, folder. */
  public static void main(final String[] words) {
    final Plan plan =
        new Plan(
            Integer.parseInt(words[1]),
            Integer.parseInt(words[2]),
            Integer.parseInt(words[3]),
            Integer.parseInt(words[4]));
    System.exit(
        run(
            words[0],
            Subject.named(words[0], plan.keys()),
            plan,
            Path.of(words[5]),
            System::nanoTime,
            System.err));
  }

  /**
   * Runs and writes {@code NAME.hlog} and {@code NAME-service.hlog}.
   *
   * @return 0, or 1 where a result was wrong or a file could not be written
   */
  static int run(
      final String name,
      final Subject subject,
      final Plan plan,
      final Path folder,
      final LongSupplier clock,
      final PrintStream err) {
    final Histogram[] latency = new Histogram[plan.seconds()];
    for (int i = 0; i < latency.length; i++) {
      latency[i] = PacedLoop.newHistogram();
    }
    final Histogram service = PacedLoop.newHistogram();
    final Histogram unused = PacedLoop.newHistogram();
    final double clockNanos = PacedLoop.clockNanos(clock);
    final PacedLoop loop = new PacedLoop(clock, subject, plan.rate());
    for (int i = 0; i < plan.warmup(); i++) {
      loop.second(unused, unused);
    }
    final long collections = collections(GarbageCollectorMXBean::getCollectionCount);
    final long collectionMillis = collections(GarbageCollectorMXBean::getCollectionTime);
    final long start = System.currentTimeMillis();
    for (final Histogram second : latency) {
      loop.second(second, service);
    }
    try {
      subject.verify();
      final List<String> comments =
          List.of(
              subject.description(),
              String.format(
                  Locale.ROOT,
                  "%d updates a second, %d keys, %d s after %d s of warm-up",
                  plan.rate(),
                  plan.keys(),
                  plan.seconds(),
                  plan.warmup()),
              machine(),
              jvm(),
              String.format(Locale.ROOT, "one reading of the clock: %.1f ns", clockNanos),
              String.format(
                  Locale.ROOT,
                  "collections while measured: %d, %d ms",
                  collections(GarbageCollectorMXBean::getCollectionCount) - collections,
                  collections(GarbageCollectorMXBean::getCollectionTime) - collectionMillis));
      write(folder, name, comments, start, 1, latency);
      write(folder, name + SERVICE, comments, start, plan.seconds(), service);
      return 0;
    } catch (final IllegalStateException | IOException e) {
      err.println(name + ": " + e.getMessage());
      return 1;
    }
  }

  private static long collections(final ToLongFunction<GarbageCollectorMXBean> figure) {
    return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(figure).sum();
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%s %s, %d processors%s",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        processor());
  }

  /** Where Linux says what it is. */
  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> ", " + line.substring(line.indexOf(':') + 1).strip())
          .orElse("");
    } catch (final IOException e) {
      return "";
    }
  }

  private static String jvm() {
    final StringBuilder collectors = new StringBuilder();
    for (final GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      collectors.append(", ").append(bean.getName());
    }
    return String.format(
        Locale.ROOT,
        "%s %s, heap %d MB%s",
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        Runtime.getRuntime().maxMemory() >> 20,
        collectors);
  }

  private static void write(
      final Path folder,
      final String name,
      final List<String> comments,
      final long start,
      final int intervalSeconds,
      final Histogram... histograms)
      throws IOException {
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(folder.resolve(name + ".hlog")), false, StandardCharsets.UTF_8)) {
      final HistogramLogWriter writer = new HistogramLogWriter(out);
      comments.forEach(comment -> writer.outputComment(" " + comment));
      writer.outputLogFormatVersion();
      writer.outputStartTime(start);
      writer.setBaseTime(start);
      writer.outputLegend();
      long begin = start;
      for (final Histogram histogram : histograms) {
        histogram.setTag(name);
        histogram.setStartTimeStamp(begin);
        begin += intervalSeconds * MILLIS_A_SECOND;
        histogram.setEndTimeStamp(begin);
        writer.outputIntervalHistogram(histogram);
      }
      if (out.checkError()) {
        throw new IOException(name + ".hlog could not be written");
      }
    }
  }
}
