// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.JsonFile.Member;
import io.fluxion.benchmarks.result.ResultException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which results a rule is about.
 *
 * @param benchmark class and method, the package may be left out
 * @param params values that each parameter may have; those that are not named may have any
 */
record Selector(String benchmark, Map<String, List<String>> params) {
  /** A rule's members "benchmark" and, where it is there, "params". */
  static Selector of(final Member rule) throws ResultException {
    final Map<String, List<String>> params = new LinkedHashMap<>();
    for (final Map.Entry<String, Member> param : rule.at("params").map().entrySet()) {
      final List<String> values = new ArrayList<>();
      if (param.getValue().isList()) {
        for (final Member value : param.getValue().list()) {
          values.add(value.text());
        }
      } else {
        values.add(param.getValue().text());
      }
      params.put(param.getKey(), values);
    }
    return new Selector(rule.at("benchmark").text(), params);
  }

  /** The results that it means, in their order. */
  List<JmhResult> of(final List<JmhResult> results) {
    return results.stream().filter(this::matches).toList();
  }

  private boolean matches(final JmhResult result) {
    if (!result.benchmark().equals(benchmark) && !result.benchmark().endsWith("." + benchmark)) {
      return false;
    }
    return params.entrySet().stream()
        .allMatch(param -> param.getValue().contains(result.params().get(param.getKey())));
  }

  @Override
  public String toString() {
    return params.isEmpty() ? benchmark : benchmark + " " + params;
  }
}
