// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.JmhResults;
import io.fluxion.benchmarks.result.ResultException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Judges results of JMH, of these suites or of any others. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Judges results of JMH by floors and by the ratios of an earlier run.",
      "Exit status 0 passed, 1 something falls short, 2 no verdict: a file or the words of the"
          + " call are off, or a rule met nothing that was measured."
    })
public final class GateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--results",
      required = true,
      paramLabel = "FILE",
      description =
          "what JMH wrote with -rf json; may be given again: forks of the same method add up")
  private List<Path> results;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "ratios of an earlier run, as --record wrote them; or its results, with --peer")
  private Path baseline;

  @Option(
      names = "--floors",
      paramLabel = "FILE",
      description = "least ratios, most bytes, what must not grow; and which ratios are baselined")
  private Path floors;

  @Option(
      names = "--peer",
      paramLabel = "METHOD",
      description = "every other method of its class is compared with this one")
  private String peer;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "a ratio so far below the baseline's is still as good; ${DEFAULT-VALUE}")
  private double tolerance;

  @Option(
      names = "--false-alarms",
      paramLabel = "RATE",
      defaultValue = "0.01",
      description =
          "how often the baseline may fail a run whose ratios all stand at the tolerance;"
              + " ${DEFAULT-VALUE}")
  private double falseAlarms;

  @Option(
      names = "--partial",
      description = "rules of which nothing was measured are named, and no reason to stop")
  private boolean partial;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "judge nothing; write the run's ratios as a baseline")
  private Path record;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "the verdict as Markdown, put behind what the file holds (as a job summary is)")
  private Path markdown;

  @Option(names = "--junit", paramLabel = "FILE", description = "the verdict as JUnit XML")
  private Path junit;

  /** Filled in by picocli. */
  public GateCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new ParameterException(spec.commandLine(), "--tolerance must be from 0 to below 1");
    }
    if (!(falseAlarms > 0 && falseAlarms < 1)) {
      throw new ParameterException(spec.commandLine(), "--false-alarms must be between 0 and 1");
    }
    if (baseline == null && floors == null && record == null) {
      throw new ParameterException(
          spec.commandLine(), "nothing to judge by: name a --baseline or --floors");
    }
    try {
      final List<JmhResult> measured = JmhResults.read(results);
      return record == null ? judge(measured) : record(measured);
    } catch (ResultException unusable) {
      spec.commandLine().getErr().println("gate: no verdict: " + unusable.getMessage());
      return 2;
    }
  }

  private int record(final List<JmhResult> measured) throws ResultException, IOException {
    final List<String> absent = new ArrayList<>();
    final List<Comparison> comparisons = comparisons(rules(), measured, absent);
    if (comparisons.isEmpty()) {
      throw new ResultException("no two methods to compare: name --floors or --peer");
    }
    Baseline.of(comparisons).write(record, measured.get(0).jvm());
    return 0;
  }

  private Floors rules() throws ResultException {
    return floors == null ? Floors.NONE : Floors.read(floors);
  }

  private List<Comparison> comparisons(
      final Floors rules, final List<JmhResult> measured, final List<String> absent)
      throws ResultException {
    final List<Comparison> comparisons =
        new ArrayList<>(Comparisons.of(rules.baselined(), measured, absent));
    if (peer != null) {
      final List<Comparison> more = Comparisons.with(peer, measured);
      if (more.isEmpty()) {
        throw new ResultException("no method " + peer + " beside others in the results");
      }
      more.stream().filter(one -> !comparisons.contains(one)).forEach(comparisons::add);
    }
    return comparisons;
  }

  private int judge(final List<JmhResult> measured) throws ResultException, IOException {
    final Floors rules = rules();
    final Judge judge = new Judge(measured);
    judge.judge(rules);
    final List<Finding> findings = new ArrayList<>(judge.findings());
    final List<String> absent = new ArrayList<>(judge.absent());
    if (baseline != null) {
      final Baseline was = Baseline.read(baseline, peer);
      final List<Comparison> comparisons =
          rules.baselined().isEmpty() && peer == null
              ? was.comparisons(measured, absent)
              : comparisons(rules, measured, absent);
      findings.addAll(new BaselineJudge(was, tolerance, falseAlarms).judge(comparisons, absent));
    }
    if (findings.isEmpty()) {
      throw new ResultException("nothing that was measured is in the floors or the baseline");
    }
    if (!absent.isEmpty() && !partial) {
      throw new ResultException("not measured (--partial lets it pass): " + absent);
    }
    show(findings, absent);
    return findings.stream().anyMatch(Finding::failed) ? 1 : 0;
  }

  private void show(final List<Finding> findings, final List<String> absent) throws IOException {
    final PrintWriter out = spec.commandLine().getOut();
    for (final Finding finding : findings) {
      if (!finding.failed()) {
        out.printf(
            "passed: %s %s, against %s%n", finding.subject(), finding.measured(), finding.limit());
      }
    }
    absent.forEach(name -> out.println("not measured: " + name));
    for (final Finding finding : findings) {
      if (finding.failed()) {
        out.printf(
            "FAILED, %s: %s %s%n", finding.rule().fault(), finding.subject(), finding.reason());
      }
    }
    final long failed = findings.stream().filter(Finding::failed).count();
    out.printf(
        "gate: %s, %d judged, %d failed%n",
        failed == 0 ? "passed" : "failed", findings.size(), failed);
    out.flush();
    if (markdown != null) {
      final String before = Files.exists(markdown) ? Files.readString(markdown) : "";
      Files.writeString(
          markdown, before + MarkdownSummary.of(findings, absent, note()), StandardCharsets.UTF_8);
    }
    if (junit != null) {
      Files.writeString(junit, JUnitXml.of(findings, absent), StandardCharsets.UTF_8);
    }
  }

  private String note() {
    return baseline == null
        ? "Floors only."
        : String.format(
            "Baseline: signed-rank test over pairs of forks, tolerance %s %%, false-alarm rate %s"
                + " in all.",
            Judge.percent(tolerance), falseAlarms);
  }
}
