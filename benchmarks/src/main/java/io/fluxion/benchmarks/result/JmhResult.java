// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.result;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What JMH measured of one method with one set of parameters.
 *
 * @param benchmark full name of class and method
 * @param mode JMH's, as "thrpt"
 * @param params in the order of the file
 * @param jvm what the forks ran on, as "OpenJDK 64-Bit Server VM 17.0.15+6"
 * @param jvmArgs the forks' arguments, with blanks between
 * @param primary the score
 * @param secondary by name, as "gc.alloc.rate.norm"
 */
public record JmhResult(
    String benchmark,
    String mode,
    Map<String, String> params,
    String jvm,
    String jvmArgs,
    Metric primary,
    Map<String, Metric> secondary) {
  /** Bytes that one operation allocates; there where JMH ran with its profiler "gc". */
  public static final String ALLOCATION = "gc.alloc.rate.norm";

  /** The same benchmark in two runs: the forks of both; secondary metrics that both have. */
  JmhResult and(final JmhResult later) {
    final Map<String, Metric> both = new LinkedHashMap<>();
    secondary.forEach(
        (name, metric) -> {
          final Metric other = later.secondary.get(name);
          if (other != null) {
            both.put(name, metric.and(other));
          }
        });
    return new JmhResult(benchmark, mode, params, jvm, jvmArgs, primary.and(later.primary), both);
  }

  /**
   * The class.
   *
   * @return its full name
   */
  public String suite() {
    return benchmark.substring(0, Math.max(0, benchmark.lastIndexOf('.')));
  }

  /**
   * The method.
   *
   * @return its name
   */
  public String method() {
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  /**
   * Class and method, as people say it.
   *
   * @return the class's simple name, a point, the method's
   */
  public String shortName() {
    final String suite = suite();
    return suite.substring(suite.lastIndexOf('.') + 1) + "." + method();
  }

  /**
   * Whether more is better.
   *
   * @return true for throughput, false for times
   */
  public boolean isThroughput() {
    return mode.equals("thrpt");
  }
}
