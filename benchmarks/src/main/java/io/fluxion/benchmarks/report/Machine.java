// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine that this runs on, without its name. */
final class Machine {
  private Machine() {}

  /** What there is to know, by name. */
  static Map<String, String> facts() {
    final Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "Processor",
        value(Path.of("/proc/cpuinfo"), "model name", ":")
            .orElseGet(() -> System.getProperty("os.arch")));
    facts.put("Cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    value(Path.of("/proc/meminfo"), "MemTotal", ":")
        .map(kibibytes -> kibibytes.replaceAll("[^0-9]", ""))
        .filter(kibibytes -> !kibibytes.isEmpty())
        .map(kibibytes -> String.format("%.1f GiB", Double.parseDouble(kibibytes) / (1 << 20)))
        .ifPresent(memory -> facts.put("Memory", memory));
    value(Path.of("/etc/os-release"), "PRETTY_NAME", "=")
        .map(name -> name.replace("\"", ""))
        .ifPresent(name -> facts.put("System", name));
    facts.put(
        "Kernel",
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")));
    return facts;
  }

  private static Optional<String> value(
      final Path file, final String name, final String separator) {
    try {
      final List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return lines.stream()
          .filter(line -> line.startsWith(name) && line.contains(separator))
          .map(line -> line.substring(line.indexOf(separator) + 1).trim())
          .filter(value -> !value.isEmpty())
          .findFirst();
    } catch (IOException elsewhere) {
      return Optional.empty();
    }
  }
}
