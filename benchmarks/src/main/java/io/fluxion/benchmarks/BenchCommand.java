// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything at once, as {@code mvn -Pbench} and CI call it: measure, judge, report. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what a plan says, judges it, and writes the report whatever the verdict is.",
      "Exit status as gate's; 1 too where a benchmark failed."
    })
public final class BenchCommand implements Callable<Integer> {
  // So many a second the growing lists keep up with on a busy machine too; where they do not, their
  // latencies say only that.
  private static final int LATENCY_RATE = 200_000;

  @Spec private CommandSpec spec;

  @Option(names = "--plan", required = true, paramLabel = "FILE", description = "as of measure")
  private List<Path> plans;

  @Option(names = "--floors", required = true, paramLabel = "FILE", description = "as of gate")
  private Path floors;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "as of gate; without it, floors only")
  private Path baseline;

  @Option(names = "--partial", description = "as of gate")
  private boolean partial;

  @Option(
      names = "--latency-seconds",
      paramLabel = "N",
      defaultValue = "0",
      description = "measure latencies for so long too, of each of its series; 0: do not")
  private int latencySeconds;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "gets results.json, latency/, gate.md, gate.xml and report/index.html")
  private Path out;

  /** Filled in by picocli. */
  public BenchCommand() {}

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    final Path results = out.resolve("results.json");
    final Path latency = out.resolve("latency");
    final Path verdict = out.resolve("gate.md");
    Files.deleteIfExists(verdict);
    final List<Object> measure = new ArrayList<>(List.of("measure", "--out", results));
    plans.forEach(plan -> measure.addAll(List.of("--plan", plan)));
    int status = run(measure.toArray());
    if (status == 0 && latencySeconds > 0) {
      status =
          run("latency", "--rate", LATENCY_RATE, "--seconds", latencySeconds, "--out", latency);
    }
    if (status != 0) {
      return status;
    }
    status = gate(results, verdict);
    final List<Object> report = new ArrayList<>(List.of("report", "--results", results));
    if (latencySeconds > 0) {
      report.addAll(List.of("--latency", latency));
    }
    if (Files.exists(verdict)) {
      report.addAll(List.of("--verdict", verdict));
    }
    report.addAll(List.of("--out", out.resolve("report")));
    return Math.max(status, run(report.toArray()));
  }

  private int gate(final Path results, final Path verdict) {
    final List<Object> words = new ArrayList<>(List.of("gate", "--results", results));
    words.addAll(List.of("--floors", floors));
    if (baseline != null) {
      words.addAll(List.of("--baseline", baseline));
    }
    if (partial) {
      words.add("--partial");
    }
    words.addAll(List.of("--markdown", verdict, "--junit", out.resolve("gate.xml")));
    return run(words.toArray());
  }

  private int run(final Object... words) {
    final CommandLine parent = spec.commandLine();
    final String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    return Main.commands().setOut(parent.getOut()).setErr(parent.getErr()).execute(arguments);
  }
}
