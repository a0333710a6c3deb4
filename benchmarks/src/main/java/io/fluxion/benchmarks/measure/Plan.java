// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.measure;

import io.fluxion.benchmarks.result.JsonFile;
import io.fluxion.benchmarks.result.JsonFile.Member;
import io.fluxion.benchmarks.result.ResultException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which suites are run, and for how long: a list of {@link Part}s from a JSON file.
 *
 * <pre>{@code
 * {"parts": [{
 *   "suite": "io.fluxion.benchmarks.KeyedUpdateBenchmark",
 *   "methods": ["byKey", "limit"],
 *   "params": {"keys": ["1000", "100000"], "order": ["scan"]},
 *   "forks": 12,
 *   "inTurn": true,
 *   "warmup": {"iterations": 1, "millis": 800},
 *   "measurement": {"iterations": 8, "millis": 100}
 * }]}
 * }</pre>
 *
 * @param parts at least one
 */
public record Plan(List<Part> parts) {
  /**
   * Some methods of one suite with some of its parameters.
   *
   * @param suite full name of the class
   * @param methods names, those that are compared with each other side by side
   * @param cells sets of parameters
   * @param forks of each method and set
   * @param inTurn whether the forks of a round run at the same time and take their iterations in
   *     turn; otherwise they run one after the other
   * @param warmup of each fork
   * @param measurement of each fork
   */
  public record Part(
      String suite,
      List<String> methods,
      List<Map<String, String>> cells,
      int forks,
      boolean inTurn,
      Length warmup,
      Length measurement) {
    /** The methods in the order of a round: every other one backwards, so that neither is first. */
    List<String> order(final int round) {
      if (round % 2 == 0) {
        return methods;
      }
      final List<String> backwards = new ArrayList<>();
      methods.forEach(method -> backwards.add(0, method));
      return backwards;
    }
  }

  /**
   * Iterations of a fork.
   *
   * @param iterations 0 for none
   * @param millis of one, at least 1; nothing to an iteration that is a single shot
   */
  public record Length(int iterations, int millis) {}

  /**
   * A plan.
   *
   * @param parts at least one
   */
  public Plan {
    parts = List.copyOf(parts);
  }

  /**
   * Reads plans.
   *
   * @param files JSON
   * @return their parts, in the order of the files
   * @throws ResultException where a file is something else
   */
  public static Plan read(final List<Path> files) throws ResultException {
    final List<Part> parts = new ArrayList<>();
    for (final Path file : files) {
      parts.addAll(read(file));
    }
    return new Plan(parts);
  }

  private static List<Part> read(final Path file) throws ResultException {
    final List<Part> parts = new ArrayList<>();
    for (final Member part : JsonFile.read(file).at("parts").list()) {
      parts.add(
          new Part(
              part.at("suite").text(),
              texts(part.at("methods")),
              cells(part.at("params").map()),
              count(part.at("forks"), 1),
              Boolean.TRUE.equals(part.at("inTurn").value()),
              length(part.at("warmup")),
              length(part.at("measurement"))));
    }
    if (parts.isEmpty()) {
      throw new ResultException(file + ": parts: there are none");
    }
    return parts;
  }

  /** How many forks that makes in all. */
  int forks() {
    return parts.stream()
        .mapToInt(part -> part.forks() * part.methods().size() * part.cells().size())
        .sum();
  }

  /** How many rounds: as many as the part with the most forks has. */
  int rounds() {
    return parts.stream().mapToInt(Part::forks).max().orElse(0);
  }

  private static Length length(final Member member) throws ResultException {
    return new Length(count(member.at("iterations"), 0), count(member.at("millis"), 1));
  }

  private static int count(final Member member, final int least) throws ResultException {
    final double number = member.number();
    if (number != (int) number || number < least) {
      throw new ResultException(member.where() + ": not a whole number from " + least + " on");
    }
    return (int) number;
  }

  private static List<String> texts(final Member member) throws ResultException {
    final List<String> texts = new ArrayList<>();
    for (final Member text : member.list()) {
      texts.add(text.text());
    }
    if (texts.isEmpty()) {
      throw new ResultException(member.where() + ": there are none");
    }
    return texts;
  }

  /** Every combination of the parameters' values. */
  private static List<Map<String, String>> cells(final Map<String, Member> params)
      throws ResultException {
    List<Map<String, String>> cells = List.of(Map.of());
    for (final Map.Entry<String, Member> param : params.entrySet()) {
      final List<Map<String, String>> extended = new ArrayList<>();
      for (final Map<String, String> cell : cells) {
        for (final String value : texts(param.getValue())) {
          final Map<String, String> more = new LinkedHashMap<>(cell);
          more.put(param.getKey(), value);
          extended.add(more);
        }
      }
      cells = extended;
    }
    return cells;
  }
}
