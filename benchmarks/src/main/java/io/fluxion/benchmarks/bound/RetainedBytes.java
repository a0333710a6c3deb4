// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.bound;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.openjdk.jol.info.GraphStats;

/**
 * How many bytes of the heap an object keeps alive, measured in one of two ways. Neither knows what
 * the object is made of.
 *
 * <p>{@link #walked} follows every reference and asks the JVM for the size of every object. It is
 * exact, and needs some microseconds and dozens of bytes for each object. {@link #counted} is for
 * graphs of millions of objects: it takes the JVM's own histogram of live objects, which comes with
 * a full collection, with the object and without it, and subtracts. What else comes and goes in the
 * JVM meanwhile is in the difference, some kilobytes.
 *
 * <p>A full collection leaves the gaps between the objects of a region that is nearly full, up to
 * the share that -XX:MarkSweepDeadRatio gives, and the histogram counts what fills them. Newer JVMs
 * name the fillers, and they are left out here; older ones fill with int[], so the JVM has to run
 * with {@link #NO_GAPS}.
 */
final class RetainedBytes {
  /** What the JVM must be told so that a collection leaves nothing dead. */
  static final String NO_GAPS = "-XX:MarkSweepDeadRatio=0";

  private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);
  private static final Pattern FILLER =
      Pattern.compile(
          "^ *\\d+: +\\d+ +(\\d+) +\\S*jdk\\.internal\\.vm\\.Filler", Pattern.MULTILINE);
  private static final int ATTEMPTS = 5;

  private RetainedBytes() {}

  /**
   * Walks from an object along every reference.
   *
   * @param root what is measured, itself included
   * @return bytes
   */
  static long walked(final Object root) {
    return GraphStats.parseInstance(root).totalSize();
  }

  /**
   * Counts what is live while an object is, and once more without it.
   *
   * @param release gives up the object; afterwards nothing may refer to it
   * @return bytes
   */
  static long counted(final Runnable release) {
    final long with = settled();
    release.run();
    return with - settled();
  }

  /** The first histograms leave something behind themselves. */
  private static long settled() {
    long last = liveBytes();
    for (int i = 1; i < ATTEMPTS; i++) {
      final long next = liveBytes();
      if (next == last) {
        break;
      }
      last = next;
    }
    return last;
  }

  private static long liveBytes() {
    final String histogram = histogram();
    final Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IllegalStateException("the JVM's class histogram has no total");
    }
    final long fillers =
        FILLER
            .matcher(histogram)
            .results()
            .mapToLong(filler -> Long.parseLong(filler.group(1)))
            .sum();
    return Long.parseLong(total.group(1)) - fillers;
  }

  private static String histogram() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (final JMException e) {
      throw new IllegalStateException("this JVM gives no class histogram", e);
    }
  }
}
