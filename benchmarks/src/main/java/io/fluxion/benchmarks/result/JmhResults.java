// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.result;

import io.fluxion.benchmarks.result.JsonFile.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what JMH writes with {@code -rf json}, in any version since 1.10. */
public final class JmhResults {
  private JmhResults() {}

  /**
   * Reads files of results. Where more than one has the same method with the same parameters, their
   * forks are put one behind the other.
   *
   * @param files at least one
   * @return all results, in the order of the files
   * @throws ResultException where one cannot be read or holds nothing
   */
  public static List<JmhResult> read(final Collection<Path> files) throws ResultException {
    final Map<String, JmhResult> results = new LinkedHashMap<>();
    for (final Path file : files) {
      for (final JmhResult result : read(JsonFile.read(file))) {
        final String name = result.benchmark() + " " + result.params() + " " + result.mode();
        results.merge(name, result, JmhResult::and);
      }
    }
    return List.copyOf(results.values());
  }

  /**
   * Reads an array of results.
   *
   * @param root of a file
   * @return in their order
   * @throws ResultException where it is something else, or empty
   */
  public static List<JmhResult> read(final Member root) throws ResultException {
    if (!root.isList()) {
      throw new ResultException(root.where() + ": no results of JMH (an array of objects)");
    }
    final List<JmhResult> results = new ArrayList<>();
    for (final Member member : root.list()) {
      results.add(result(member));
    }
    if (results.isEmpty()) {
      throw new ResultException(root.where() + ": no results in it: did a benchmark fail?");
    }
    return results;
  }

  private static JmhResult result(final Member member) throws ResultException {
    final Map<String, Metric> secondary = new LinkedHashMap<>();
    for (final Map.Entry<String, Member> metric : member.at("secondaryMetrics").map().entrySet()) {
      // Older versions of JMH put a mark before a profiler's names.
      secondary.put(metric.getKey().replace("·", ""), metric(metric.getValue()));
    }
    return new JmhResult(
        member.at("benchmark").text(),
        member.at("mode").text(),
        member.at("params").texts(),
        textOr(member.at("vmName"), "JVM") + " " + textOr(member.at("vmVersion"), "?"),
        member.at("jvmArgs").list().stream()
            .map(argument -> String.valueOf(argument.value()))
            .collect(Collectors.joining(" ")),
        metric(member.at("primaryMetric")),
        secondary);
  }

  private static String textOr(final Member member, final String otherwise) throws ResultException {
    return member.isPresent() ? member.text() : otherwise;
  }

  private static Metric metric(final Member member) throws ResultException {
    final List<double[]> forks = new ArrayList<>();
    for (final Member fork : member.at("rawData").list()) {
      forks.add(fork.numbers());
    }
    // Samples of times come as histograms, of which the mean is enough here.
    if (forks.isEmpty()) {
      forks.add(new double[] {member.at("score").number()});
    }
    return new Metric(member.at("scoreUnit").text(), forks.toArray(new double[0][]));
  }
}
