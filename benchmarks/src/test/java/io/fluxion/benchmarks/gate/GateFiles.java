// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import io.fluxion.benchmarks.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Result files as JMH would write them, and the gate's command called on them. */
final class GateFiles {
  private final Path folder;
  private final List<String> results = new ArrayList<>();

  GateFiles(final Path folder) {
    this.folder = folder;
  }

  /** A method's forks, of one iteration each; throughput. */
  GateFiles method(final String name, final double... forks) {
    return method(name, "{}", 0.001, forks);
  }

  GateFiles method(
      final String name, final String params, final double bytes, final double... forks) {
    return result(
        name,
        "thrpt",
        params,
        "\"gc.alloc.rate.norm\": {\"score\": 0, \"scoreUnit\": \"B/op\", \"rawData\": [["
            + bytes
            + "]]}",
        forks);
  }

  GateFiles result(
      final String name,
      final String mode,
      final String params,
      final String secondary,
      final double... forks) {
    results.add(
        String.format(
            "{\"benchmark\": \"com.example.Suite.%s\", \"mode\": \"%s\", \"params\": %s, "
                + "\"vmName\": \"VM\", \"vmVersion\": \"17\", \"jvmArgs\": [\"-Xmx1g\"], "
                + "\"primaryMetric\": {\"score\": 1, \"scoreUnit\": \"ops/us\", \"rawData\": [%s]},"
                + " \"secondaryMetrics\": {%s}}",
            name,
            mode,
            params,
            Arrays.stream(forks)
                .mapToObj(fork -> "[" + fork + "]")
                .collect(Collectors.joining(",")),
            secondary));
    return this;
  }

  /** Writes the results so far, and forgets them. */
  Path write(final String name) throws IOException {
    final Path file = text(name, "[" + String.join(",", results) + "]");
    results.clear();
    return file;
  }

  Path text(final String name, final String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** What the command said and ended with. */
  record Outcome(int status, String out, String err) {}

  static Outcome gate(final Object... arguments) {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final List<String> words = new ArrayList<>(List.of("gate"));
    Arrays.stream(arguments).map(Object::toString).forEach(words::add);
    final int status =
        Main.commands()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words.toArray(new String[0]));
    return new Outcome(status, out.toString(), err.toString());
  }
}
