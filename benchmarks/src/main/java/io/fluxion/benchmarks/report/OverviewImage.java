// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two main pictures side by side, as a file of its own that reads on light and dark pages. */
final class OverviewImage {
  private static final double GAP = 40;
  private static final double TITLE = 34;
  private static final double HEIGHT = 320;

  private final KeyedUpdates updates;
  private final MemorySection memory;

  OverviewImage(final KeyedUpdates updates, final MemorySection memory) {
    this.updates = updates;
    this.memory = memory;
  }

  Optional<String> image() {
    final List<Tag> groups = new ArrayList<>();
    final List<String> titles = new ArrayList<>();
    final double width = 390;
    double height = HEIGHT;
    if (updates.foremost().isPresent()) {
      final KeyedUpdates.Cell cell = updates.foremost().get();
      final DotPlot plot = new ThroughputSection(updates).plot(cell, width, HEIGHT);
      height = Math.max(height, plot.height());
      titles.add("Throughput at " + cell.title());
      groups.add(Svg.group(0, TITLE).addAll(plot.parts()));
    }
    if (!memory.isEmpty()) {
      titles.add("Retained memory against stream length");
      groups.add(
          Svg.group(groups.size() * (width + GAP), TITLE)
              .addAll(memory.chart(width, height).parts()));
    }
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    final Tag picture =
        Svg.picture(
                groups.size() * (width + GAP) - GAP, height + TITLE + 4, String.join("; ", titles))
            .with("width", groups.size() * (width + GAP) - GAP)
            .with("height", height + TITLE + 4)
            .add(Tag.of("style").raw(Resource.read("palette.css")).raw(Resource.read("chart.css")));
    for (int i = 0; i < titles.size(); i++) {
      picture.add(Svg.text("title", i * (width + GAP), 16, titles.get(i)));
    }
    return Optional.of(picture.addAll(groups) + "\n");
  }
}
