// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A picture of several logs: latency over percentile, both logarithmic, the latter as 1 / (1 - p),
 * so that every further nine takes as much room as the last. One self-contained SVG, in the
 * reader's choice of light or dark.
 */
final class PercentileSvg {
  private static final int WIDTH = 880;
  private static final int HEIGHT = 460;
  private static final int LEFT = 108;
  private static final int RIGHT = WIDTH - 84;
  private static final int TOP = 44;
  private static final int BOTTOM = HEIGHT - 58;
  private static final int NINES = 6;
  private static final int POINTS_A_NINE = 60;
  private static final int LABEL_HEIGHT = 16;
  private static final double NANOS_A_MICRO = 1_000;

  private static final String STYLE =
      """
      <style>
      svg { background: #fff; font: 13px system-ui, sans-serif; }
      text { fill: #24292f; }
      .grid { stroke: #d0d7de; }
      .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
      .idle { stroke: #6e7781; stroke-dasharray: 5 4; }
      .engine { stroke: #0969da; }
      .naive { stroke: #bc4c00; }
      @media (prefers-color-scheme: dark) {
      svg { background: #0d1117; }
      text { fill: #e6edf3; }
      .grid { stroke: #30363d; }
      .idle { stroke: #9198a1; }
      .engine { stroke: #58a6ff; }
      .naive { stroke: #f0883e; }
      }
      </style>
      """;

  private record Label(String text, double y) {}

  private final List<LatencyLog> logs;
  private final int firstDecade;
  private final int lastDecade;
  private final StringBuilder out = new StringBuilder();

  private PercentileSvg(final List<LatencyLog> logs) {
    this.logs = logs;
    final long least = logs.stream().mapToLong(log -> log.valueAtPercentile(0)).min().orElse(1);
    final long most = logs.stream().mapToLong(LatencyLog::max).max().orElse(1);
    firstDecade = (int) Math.floor(decades(least));
    lastDecade = Math.max(firstDecade + 1, (int) Math.ceil(decades(most)));
  }

  /**
   * Draws.
   *
   * @param logs of updates at the same rate; their names are those of the lines
   * @param title above the picture
   */
  static String of(final List<LatencyLog> logs, final String title) {
    return new PercentileSvg(logs).draw(title);
  }

  private String draw(final String title) {
    print(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n",
        WIDTH, HEIGHT);
    print("<title>%s</title>\n%s", escaped(title), STYLE);
    text((LEFT + RIGHT) / 2, TOP - 20, "middle", title);
    drawGrid();
    text((LEFT + RIGHT) / 2, HEIGHT - 12, "middle", "percentile of updates");
    print(
        "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
        (TOP + BOTTOM) / 2, "latency in µs");
    final List<Label> labels = new ArrayList<>();
    for (final LatencyLog log : logs) {
      labels.add(new Label(log.name(), drawLine(log)));
    }
    drawLabels(labels);
    out.append("</svg>\n");
    return out.toString();
  }

  private void drawGrid() {
    for (int nines = 0; nines <= NINES; nines++) {
      final double x = x(nines);
      print("<path class=\"grid\" d=\"M%.1f %dV%d\"/>\n", x, TOP, BOTTOM);
      text(x, BOTTOM + 20, "middle", percentileName(nines) + " %");
    }
    for (int decade = firstDecade; decade <= lastDecade; decade++) {
      final double y = y(decade);
      print("<path class=\"grid\" d=\"M%d %.1fH%d\"/>\n", LEFT, y, RIGHT);
      text(LEFT - 8, y + 4, "end", decadeName(decade));
    }
  }

  private static String percentileName(final int nines) {
    return switch (nines) {
      case 0 -> "0";
      case 1 -> "90";
      case 2 -> "99";
      default -> "99." + "9".repeat(nines - 2);
    };
  }

  private static String decadeName(final int decade) {
    return decade < 0
        ? String.format(Locale.ROOT, "%." + -decade + "f", Math.pow(10, decade))
        : String.format(Locale.ROOT, "%,d", (long) Math.pow(10, decade));
  }

  /** The line, as far as there are updates enough; where it ends. */
  private double drawLine(final LatencyLog log) {
    final double end = Math.min(NINES, Math.log10(log.totalCount()));
    final int points = (int) (end * POINTS_A_NINE);
    final StringBuilder path = new StringBuilder();
    double y = BOTTOM;
    for (int i = 0; i <= points; i++) {
      final double nines = (double) i / POINTS_A_NINE;
      final double percentile = 100 - 100 * Math.pow(10, -nines);
      y = y(decades(log.valueAtPercentile(percentile)));
      path.append(String.format(Locale.ROOT, "%c%.1f %.1f", i == 0 ? 'M' : 'L', x(nines), y));
    }
    print("<path class=\"line %s\" d=\"%s\"/>\n", escaped(log.name()), path);
    return y;
  }

  /** Beside the lines' ends, the lower ones moved where they would cover each other. */
  private void drawLabels(final List<Label> labels) {
    labels.sort(Comparator.comparingDouble(Label::y));
    double free = TOP - LABEL_HEIGHT;
    for (final Label label : labels) {
      free = Math.max(free + LABEL_HEIGHT, label.y());
      text(RIGHT + 8, free + 4, "start", label.text());
    }
  }

  private static double decades(final long nanos) {
    return Math.log10(Math.max(1, nanos) / NANOS_A_MICRO);
  }

  private static double x(final double nines) {
    return LEFT + nines / NINES * (RIGHT - LEFT);
  }

  private double y(final double decade) {
    return BOTTOM - (decade - firstDecade) / (lastDecade - firstDecade) * (BOTTOM - TOP);
  }

  private void text(final double x, final double y, final String anchor, final String words) {
    print(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escaped(words));
  }

  private void print(final String format, final Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments));
  }

  private static String escaped(final String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
