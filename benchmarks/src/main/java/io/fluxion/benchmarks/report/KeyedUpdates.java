// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The results of KeyedUpdateBenchmark by cell and method. */
final class KeyedUpdates {
  private static final String SUITE = "KeyedUpdateBenchmark.";
  private static final Cell FOREMOST = new Cell("scan", "100000");

  private final Map<Cell, Map<String, JmhResult>> cells = new LinkedHashMap<>();

  /**
   * What all methods of a picture have in common.
   *
   * @param order in which keys come
   * @param keys how many
   */
  record Cell(String order, String keys) {
    String title() {
      return Figures.param(keys) + " keys, " + order;
    }

    private double size() {
      return keys.matches("[0-9]{1,15}") ? Double.parseDouble(keys) : Double.MAX_VALUE;
    }
  }

  KeyedUpdates(final List<JmhResult> results) {
    final List<JmhResult> own = results.stream().filter(KeyedUpdates::isOwn).toList();
    own.stream()
        .map(KeyedUpdates::cell)
        .distinct()
        .sorted(
            Comparator.comparing((final Cell cell) -> !cell.order().equals(FOREMOST.order()))
                .thenComparing(Cell::order)
                .thenComparingDouble(Cell::size)
                .thenComparing(Cell::keys))
        .forEach(cell -> cells.put(cell, new LinkedHashMap<>()));
    own.forEach(result -> cells.get(cell(result)).put(result.method(), result));
  }

  /** Whether a result belongs here; those that do not have a table of their own. */
  static boolean isOwn(final JmhResult result) {
    return result.shortName().startsWith(SUITE)
        && result.isThroughput()
        && result.params().keySet().equals(Set.of("keys", "order"));
  }

  private static Cell cell(final JmhResult result) {
    return new Cell(result.params().get("order"), result.params().get("keys"));
  }

  /** Scan first, fewer keys first. */
  List<Cell> cells() {
    return List.copyOf(cells.keySet());
  }

  List<String> orders() {
    return cells.keySet().stream().map(Cell::order).distinct().toList();
  }

  List<Cell> cells(final String order) {
    return cells.keySet().stream().filter(cell -> cell.order().equals(order)).toList();
  }

  /** 100,000 keys in scan order, or else the first; none where there is no result. */
  Optional<Cell> foremost() {
    return cells.containsKey(FOREMOST)
        ? Optional.of(FOREMOST)
        : cells.keySet().stream().findFirst();
  }

  /** All methods, the quickest in the foremost cell first, marks last. */
  List<String> methods() {
    final Set<String> methods = new LinkedHashSet<>();
    cells.values().forEach(cell -> methods.addAll(cell.keySet()));
    final List<String> sorted = new ArrayList<>(methods);
    foremost()
        .ifPresent(
            cell ->
                sorted.sort(
                    Comparator.comparing(KeyedUpdates::isReference)
                        .thenComparing(method -> -score(cell, method))));
    return sorted;
  }

  private static boolean isReference(final String method) {
    return Contender.of(method).look() == Look.REFERENCE;
  }

  List<JmhResult> results(final Cell cell) {
    return List.copyOf(cells.get(cell).values());
  }

  /** Million updates a second, or -1 where it was not measured. */
  double score(final Cell cell, final String method) {
    final double score = result(cell, method).map(found -> found.primary().score()).orElse(-1.0);
    return Double.isNaN(score) ? -1 : score;
  }

  Optional<JmhResult> result(final Cell cell, final String method) {
    return Optional.ofNullable(cells.get(cell).get(method));
  }

  /** Bytes that an update allocates. */
  Optional<Metric> allocation(final Cell cell, final String method) {
    return result(cell, method).map(found -> found.secondary().get(JmhResult.ALLOCATION));
  }

  String unit() {
    final Set<String> units = new LinkedHashSet<>();
    cells
        .values()
        .forEach(cell -> cell.values().forEach(result -> units.add(result.primary().unit())));
    return String.join(", ", units).replace("ops/us", "million updates a second");
  }
}
