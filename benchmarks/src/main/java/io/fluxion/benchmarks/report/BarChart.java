// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Amounts as bars from zero, each with its range and its figure. */
final class BarChart {
  private static final double NAMES = 140;
  private static final double VALUES = 44;
  private static final double ROW = 24;

  private final List<Bar> bars;
  private final String unit;
  private final double width;

  /**
   * A row.
   *
   * @param contender whose
   * @param low the least that was measured
   * @param high the most, which is the bar's length
   * @param figure beside it
   * @param reading in words
   */
  record Bar(Contender contender, double low, double high, String figure, String reading) {}

  BarChart(final List<Bar> bars, final String unit, final double width) {
    this.bars = List.copyOf(bars);
    this.unit = unit;
    this.width = width;
  }

  Tag picture(final String label) {
    final double most = bars.stream().mapToDouble(Bar::high).max().orElse(0);
    final double length = width - NAMES - VALUES;
    final double bottom = bars.size() * ROW;
    final List<Tag> parts = new ArrayList<>();
    double y = 0;
    for (final Bar bar : bars) {
      final double end = most > 0 ? length * Math.max(0, bar.high()) / most : 0;
      final double low = most > 0 ? length * Math.max(0, bar.low()) / most : 0;
      final Tag row =
          Svg.mark(bar.contender().look().styles(), bar.reading())
              .add(
                  Svg.rect("hit", 0, y, width, ROW),
                  Svg.name(NAMES - 12, y + 16, bar.contender().name()),
                  Svg.rect("bar at", NAMES, y + 6, end, ROW - 12),
                  Svg.text("value", NAMES + end + 6, y + 16, bar.figure()));
      if (end - low > 2) {
        row.add(Svg.line("least", NAMES + low, y + 6, NAMES + low, y + ROW - 6));
      }
      parts.add(row);
      y += ROW;
    }
    parts.add(Svg.line("axis", NAMES, 0, NAMES, bottom));
    parts.add(Svg.text("unit", NAMES, bottom + 18, unit));
    return Svg.picture(width, bottom + 24, label).addAll(parts);
  }
}
