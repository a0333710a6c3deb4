// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.latency.LatencyLog;
import io.fluxion.benchmarks.result.JmhResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page and the small picture, from what was measured. */
final class Report {
  private static final String TITLE = "Fluxion, measured";

  private final List<JmhResult> results;
  private final Map<String, LatencyLog> latencies;
  private final Optional<String> verdict;
  private final Map<String, String> machine;
  private final KeyedUpdates updates;
  private final MemorySection memory;

  /**
   * A report of files that were read.
   *
   * @param results of JMH
   * @param latencies by name, or none
   * @param verdict the gate's, as it stands
   * @param machine facts by name
   */
  Report(
      final List<JmhResult> results,
      final Map<String, LatencyLog> latencies,
      final Optional<String> verdict,
      final Map<String, String> machine) {
    this.results = List.copyOf(results);
    this.latencies = latencies;
    this.verdict = verdict;
    this.machine = machine;
    updates = new KeyedUpdates(results);
    memory = new MemorySection(results);
  }

  /** The whole page, which needs nothing besides itself. */
  String page() {
    final List<Section> sections = new ArrayList<>();
    final List<String> missing = new ArrayList<>();
    addOr(new ThroughputSection(updates).section(), "throughput", sections, missing);
    addOr(memory.section(), "retained memory", sections, missing);
    addOr(new LatencySection(latencies).section(), "latency", sections, missing);
    addOr(new AllocationSection(updates).section(), "allocation", sections, missing);
    new SuiteSection(results).section().ifPresent(sections::add);
    sections.add(MachineSection.section(machine, results));

    final Tag body = Tag.of("main").add(header(sections, missing));
    verdict.ifPresent(text -> body.add(verdict(text)));
    sections.forEach(section -> body.add(section.tag()));
    return "<!DOCTYPE html>\n"
        + Tag.of("html")
            .with("xmlns", "http://www.w3.org/1999/xhtml")
            .with("lang", "en")
            .add(head(), Tag.of("body").add(body, Tag.of("script").raw(Resource.read("report.js"))))
        + "\n";
  }

  private static void addOr(
      final Optional<Section> section,
      final String name,
      final List<Section> sections,
      final List<String> missing) {
    section.ifPresentOrElse(sections::add, () -> missing.add(name));
  }

  private static Tag head() {
    return Tag.of("head")
        .add(
            Tag.of("meta").with("charset", "utf-8"),
            Tag.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Tag.of("meta").with("name", "color-scheme").with("content", "light dark"),
            Tag.of("title").text(TITLE),
            Tag.of("style")
                .raw(Resource.read("palette.css"))
                .raw(Resource.read("chart.css"))
                .raw(Resource.read("page.css")));
  }

  private Tag header(final List<Section> sections, final List<String> missing) {
    final Tag header = Tag.of("header").add(Tag.of("h1").text(TITLE));
    header.add(Tag.of("p", "kicker").text(measuredOn()));
    final Tag highlights = Tag.of("ul", "highlights");
    sections.forEach(
        section -> section.highlights().forEach(highlight -> highlights.add(highlight.tag())));
    if (sections.stream().anyMatch(section -> !section.highlights().isEmpty())) {
      header.add(highlights);
    }
    final Tag links = Tag.of("nav").with("aria-label", "Sections");
    sections.forEach(
        section -> links.add(Tag.of("a").with("href", "#" + section.id()).text(section.name())));
    header.add(links);
    if (!missing.isEmpty()) {
      header.add(
          Section.note("Not measured, so not in this report: " + String.join(", ", missing) + "."));
    }
    return header;
  }

  private String measuredOn() {
    final Set<String> words = new LinkedHashSet<>();
    words.add(machine.getOrDefault("Processor", ""));
    words.add(machine.containsKey("Cores") ? machine.get("Cores") + " cores" : "");
    results.forEach(result -> words.add(result.jvm()));
    words.remove("");
    return String.join(" · ", words);
  }

  private static Tag verdict(final String text) {
    return Tag.of("section")
        .with("id", "verdict")
        .add(Tag.of("h2").text("The gate’s verdict"))
        .addAll(Markdown.tags(text));
  }

  /** The two main pictures for the README, or nothing where neither was measured. */
  Optional<String> image() {
    return new OverviewImage(updates, memory).image();
  }
}
