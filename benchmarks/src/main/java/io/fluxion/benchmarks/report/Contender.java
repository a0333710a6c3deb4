// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a benchmark's method is called in pictures.
 *
 * @param method of the suite
 * @param name for people
 * @param look in pictures
 */
record Contender(String method, String name, Look look) {
  static final String NAIVE = "naiveExtend";
  static final String BY_KEY = "byKey";
  static final String LIMIT = "limit";

  private static final Map<String, Contender> KNOWN =
      List.of(
              new Contender("byHandle", "Fluxion by handle", Look.OURS_TOO),
              new Contender(BY_KEY, "Fluxion by key", Look.OURS),
              new Contender(LIMIT, "limit", Look.REFERENCE),
              new Contender(NAIVE, "naive, growing lists", Look.NAIVE),
              new Contender("boundedList", "bounded lists", Look.PEER),
              new Contender("jdkMap", "HashMap", Look.PEER),
              new Contender("fastutilMap", "fastutil", Look.PEER),
              new Contender("agronaMap", "Agrona", Look.PEER),
              new Contender("eclipseMap", "Eclipse Collections", Look.PEER),
              new Contender("chronicleMap", "Chronicle Map", Look.PEER),
              new Contender("engine", "Fluxion", Look.OURS),
              new Contender("engineEveryColumn", "Fluxion, every column", Look.OURS_TOO),
              new Contender("naive", "naive, growing lists", Look.NAIVE),
              new Contender("idle", "idle", Look.REFERENCE))
          .stream()
          .collect(Collectors.toMap(Contender::method, Function.identity()));

  /** A method that is not known here is called as it calls itself. */
  static Contender of(final String method) {
    return KNOWN.getOrDefault(method, new Contender(method, method, Look.PEER));
  }
}
