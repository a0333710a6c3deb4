// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import io.fluxion.benchmarks.result.JsonFile;
import io.fluxion.benchmarks.result.JsonFile.Member;
import io.fluxion.benchmarks.result.ResultException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of a run by itself, and which of its ratios are held against a baseline: the
 * checked-in file that people write.
 *
 * <pre>{@code
 * {"floors":     [{"benchmark": "Suite.fast", "params": {"keys": ["1000"]}, "peer": "naive", "floor": 8}],
 *  "baselined":  [{"benchmark": "Suite.fast", "peer": "limit"}],
 *  "allocation": [{"benchmark": "Suite.fast", "below": 0.008}],
 *  "flat":       [{"benchmark": "Bounds.fast", "metric": "bytesPerKey", "over": "samples", "within": 0.01}],
 *  "promised":   [{"benchmark": "Bounds.fast", "metric": "bytesPerKey", "promise": "said", "within": 0.01}]}
 * }</pre>
 *
 * <p>A peer is a method of the same class, with the same parameters, in the same run.
 *
 * @param floors least ratios
 * @param baselined ratios that a baseline holds
 * @param allocation most bytes that an operation may allocate
 * @param flat metrics that must not grow along a parameter
 * @param promised metrics that must be what another one says
 */
record Floors(
    List<Floor> floors,
    List<Pair> baselined,
    List<Allocation> allocation,
    List<Flat> flat,
    List<Promise> promised) {
  /** Nothing has to hold. */
  static final Floors NONE = new Floors(List.of(), List.of(), List.of(), List.of(), List.of());

  /** The least ratio of a method to a peer. */
  record Floor(Selector subject, String peer, double floor) {}

  /** A method and the peer that is its yardstick. */
  record Pair(Selector subject, String peer) {}

  /** A method that must allocate less than that, in bytes an operation. */
  record Allocation(Selector subject, double below) {}

  /** A metric that at no value of a parameter may exceed that at its least value by more. */
  record Flat(Selector subject, String metric, String over, double within) {}

  /** A metric that may differ by that share from another metric, which promised it. */
  record Promise(Selector subject, String metric, String promise, double within) {}

  /** Reads a file. */
  static Floors read(final Path file) throws ResultException {
    final Member root = JsonFile.read(file);
    for (final String name : root.map().keySet()) {
      if (!List.of("about", "floors", "baselined", "allocation", "flat", "promised")
          .contains(name)) {
        throw new ResultException(file + ": unknown member " + name);
      }
    }
    final List<Floor> floors = new ArrayList<>();
    for (final Member rule : root.at("floors").list()) {
      floors.add(new Floor(Selector.of(rule), rule.at("peer").text(), positive(rule.at("floor"))));
    }
    final List<Pair> baselined = new ArrayList<>();
    for (final Member rule : root.at("baselined").list()) {
      baselined.add(new Pair(Selector.of(rule), rule.at("peer").text()));
    }
    final List<Allocation> allocation = new ArrayList<>();
    for (final Member rule : root.at("allocation").list()) {
      allocation.add(new Allocation(Selector.of(rule), positive(rule.at("below"))));
    }
    final List<Flat> flat = new ArrayList<>();
    for (final Member rule : root.at("flat").list()) {
      flat.add(
          new Flat(
              Selector.of(rule),
              rule.at("metric").text(),
              rule.at("over").text(),
              positive(rule.at("within"))));
    }
    final List<Promise> promised = new ArrayList<>();
    for (final Member rule : root.at("promised").list()) {
      promised.add(
          new Promise(
              Selector.of(rule),
              rule.at("metric").text(),
              rule.at("promise").text(),
              positive(rule.at("within"))));
    }
    return new Floors(floors, baselined, allocation, flat, promised);
  }

  private static double positive(final Member member) throws ResultException {
    final double number = member.number();
    if (!(number > 0)) {
      throw new ResultException(member.where() + ": must be above 0");
    }
    return number;
  }
}
