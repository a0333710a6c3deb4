// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.benchmarks.latency.LatencyLog;
import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.JmhResults;
import io.fluxion.benchmarks.result.JsonFile;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
  private static final Pattern FIGURE = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");
  private static final Map<String, String> MACHINE = Map.of("Processor", "Abacus", "Cores", "2");

  @TempDir private Path directory;

  private static Document parse(final String markup) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(markup)));
  }

  private static List<Element> elements(final NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Set<String> figures(final String text) {
    return FIGURE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static List<JmhResult> results(final List<Object> results) throws Exception {
    return JmhResults.read(new JsonFile.Member("made up", results));
  }

  private static Report report(final List<Object> results) throws Exception {
    return new Report(results(results), Map.of(), Optional.empty(), MACHINE);
  }

  private static List<Object> all() {
    final List<Object> results = new ArrayList<>(MadeUp.keyedUpdates());
    results.addAll(MadeUp.memory());
    results.add(other("a.OtherBenchmark.quick", "4096"));
    return results;
  }

  private static Object other(final String benchmark, final String param) {
    return MadeUp.result(
        benchmark,
        "avgt",
        Map.of("size", param),
        "ns/op",
        List.of(List.of(12.5)),
        Map.of("hits", MadeUp.metric("#", List.of(List.of(77.7)))));
  }

  private String wholePage() throws Exception {
    final Map<String, LatencyLog> latencies =
        RecordedLatency.read(MadeUp.latency(directory.resolve("latency"), 20_000));
    return new Report(results(all()), latencies, Optional.of("# Gate: passed\n"), MACHINE).page();
  }

  @Test
  void shouldHoldASectionForEverythingThatWasMeasured() throws Exception {
    assertThat(
            elements(parse(wholePage()).getElementsByTagName("section")).stream()
                .map(section -> section.getAttribute("id")))
        .containsExactly(
            "verdict", "throughput", "memory", "latency", "allocation", "suites", "machine");
  }

  @Test
  void shouldNeedNothingBesidesItself() throws Exception {
    final String page = wholePage();
    assertThat(page.replaceAll("xmlns=\"[^\"]*\"", ""))
        .doesNotContain("http:", "https:", "//www", "@import", "url(", "src=", "<link");
    assertThat(
            elements(parse(page).getElementsByTagName("a")).stream()
                .map(link -> link.getAttribute("href")))
        .isNotEmpty()
        .allMatch(link -> link.startsWith("#"));
  }

  @Test
  void shouldSayEveryReadingOfAPictureInATableBelow() throws Exception {
    int readings = 0;
    for (final Element section : elements(parse(wholePage()).getElementsByTagName("section"))) {
      final Set<String> inTables = new HashSet<>();
      for (final String cell : List.of("td", "th", "small")) {
        elements(section.getElementsByTagName(cell)).stream()
            .map(element -> element.getFirstChild())
            .filter(text -> text != null)
            .map(Node::getTextContent)
            .forEach(text -> inTables.addAll(figures(text)));
      }
      for (final Element title : elements(section.getElementsByTagName("title"))) {
        assertThat(inTables)
            .as(title.getTextContent())
            .containsAll(figures(title.getTextContent()));
        readings++;
      }
    }
    assertThat(readings).isGreaterThan(60 + 18 + 18 + 8);
  }

  @Test
  void shouldSayWhatTheDataSay() throws Exception {
    final String page = wholePage();
    assertThat(page)
        .contains("By key is 71 × the naive updater at 100,000 keys, scan")
        .contains("After 1,000,000 samples a key retains 330 B, naive 40.0 MB")
        .contains("Fluxion by handle and Fluxion by key: 0 B an update")
        .contains("At 99.99 %: ")
        .containsOnlyOnce("<li>an abacus</li>")
        .contains("<li>engine: middle: 90.0</li>", "<li>naive: middle: 700.0</li>");
    assertThat(page).doesNotContain("Not measured");
  }

  @Test
  void shouldNotTakeOneForkThatAllocatesForNone() throws Exception {
    final List<List<Double>> forks = List.of(List.of(0.001), List.of(0.002), List.of(24.0));
    final String page =
        report(
                List.of(
                    MadeUp.result(
                        "a.KeyedUpdateBenchmark.byKey",
                        "thrpt",
                        Map.of("keys", "1000", "order", "scan"),
                        "ops/us",
                        List.of(List.of(1.0)),
                        Map.of("gc.alloc.rate.norm", MadeUp.metric("B/op", forks)))))
            .page();
    assertThat(page)
        .contains("Fluxion by key: at most 24.0 B an update", "<small>0 – 24.0</small>")
        .doesNotContain("by handle");
  }

  @Test
  void shouldHideNoOtherSuite() throws Exception {
    final Document page = parse(wholePage());
    final Element suites =
        elements(page.getElementsByTagName("section")).stream()
            .filter(section -> section.getAttribute("id").equals("suites"))
            .findFirst()
            .orElseThrow();
    assertThat(suites.getTextContent())
        .contains("OtherBenchmark", "quick", "4,096", "12.5", "ns/op", "1.0 ×", "hits", "77.7");
  }

  @Test
  void shouldSayWhatIsMissing() throws Exception {
    final String page = report(List.of(other("a.OtherBenchmark.quick", "1"))).page();
    assertThat(page)
        .contains(
            "Not measured, so not in this report: throughput, retained memory, latency,"
                + " allocation.");
    assertThat(elements(parse(page).getElementsByTagName("svg"))).isEmpty();
  }

  @Test
  void shouldShowAPartOfTheCells() throws Exception {
    final List<Object> some = MadeUp.keyedUpdates();
    final Report report = report(List.of(some.get(0), some.get(7), some.get(50)));
    final String page = report.page();
    assertThat(elements(parse(page).getElementsByTagName("svg"))).isNotEmpty();
    assertThat(page).contains("retained memory, latency.").contains("<td>–</td>");
    assertThat(report.image()).isPresent();
    parse(report.image().orElseThrow());
  }

  @Test
  void shouldShowMemoryWithoutTheEngine() throws Exception {
    final List<Object> naive = MadeUp.memory().subList(2, 3);
    final Report report = report(naive);
    assertThat(report.page()).contains("<h2>Retained memory</h2>").contains("520");
    parse(report.image().orElseThrow());
  }

  @Test
  void shouldHaveNoFindingWhereAScoreIsNoNumber() throws Exception {
    final List<Object> broken = new ArrayList<>();
    for (final String method : List.of("byKey", "naiveExtend")) {
      broken.add(
          MadeUp.result(
              "a.KeyedUpdateBenchmark." + method,
              "thrpt",
              Map.of("keys", "1000", "order", "scan"),
              "ops/us",
              List.of(List.of(method.equals("byKey") ? Double.NaN : 0.0)),
              Map.of()));
    }
    final String page = report(broken).page();
    assertThat(page).contains("<h2>Throughput</h2>").doesNotContain("NaN", "Infinity");
    parse(page);
  }

  @Test
  void shouldEscapeHostileNames() throws Exception {
    final String hostile = "</style><script>alert(1)</script>\"'&\u0000\ud800";
    final List<Object> results = new ArrayList<>();
    results.add(other("a." + hostile + ".quick", hostile));
    results.add(
        MadeUp.result(
            "a.KeyedUpdateBenchmark." + hostile,
            "thrpt",
            Map.of("keys", hostile, "order", hostile),
            hostile,
            List.of(List.of(1.0)),
            Map.of("gc.alloc.rate.norm", MadeUp.metric(hostile, List.of(List.of(1.0))))));
    final Report report =
        new Report(
            results(results), Map.of(), Optional.of("| " + hostile + " |\n\n" + hostile), MACHINE);
    final Document page = parse(report.page());
    assertThat(elements(page.getElementsByTagName("script"))).hasSize(1);
    assertThat(elements(page.getElementsByTagName("style"))).hasSize(1);
    final Document image = parse(report.image().orElseThrow());
    assertThat(elements(image.getElementsByTagName("script"))).isEmpty();
  }

  @Test
  void shouldNotSayWhereFilesAreKept() throws Exception {
    final Map<String, Object> result =
        MadeUp.result("a.B.c", "thrpt", Map.of(), "ops/s", List.of(List.of(1.0)), Map.of());
    result.put("jvmArgs", Arrays.asList("-Djava.io.tmpdir=/home/me/tmp", "-Xmx1g"));
    assertThat(report(List.of(result)).page())
        .contains("-Djava.io.tmpdir=… -Xmx1g")
        .doesNotContain("/home");
  }

  @Test
  void shouldDrawTheSmallImageForItself() throws Exception {
    final String image = report(all()).image().orElseThrow();
    final Element svg = parse(image).getDocumentElement();
    assertThat(svg.getTagName()).isEqualTo("svg");
    assertThat(svg.getAttribute("width")).isEqualTo("820");
    assertThat(image).contains("prefers-color-scheme: dark").contains("Retained memory");
    assertThat(report(List.of(other("a.B.c", "1"))).image()).isEmpty();
  }
}
