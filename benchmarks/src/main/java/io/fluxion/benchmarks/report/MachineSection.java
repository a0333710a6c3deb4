// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.result.JmhResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** On what it was measured. */
final class MachineSection {
  private MachineSection() {}

  static Section section(final Map<String, String> machine, final List<JmhResult> results) {
    final Tag facts = Tag.of("dl");
    machine.forEach((name, fact) -> fact(facts, name, fact));
    final Map<String, Set<String>> jvms = new LinkedHashMap<>();
    for (final JmhResult result : results) {
      final String method = result.shortName();
      jvms.computeIfAbsent(jvm(result), jvm -> new LinkedHashSet<>())
          .add(method.substring(0, method.lastIndexOf('.')));
    }
    jvms.forEach(
        (jvm, suites) ->
            fact(
                facts,
                jvms.size() == 1 ? "JVM of the forks" : "JVM of " + String.join(", ", suites),
                jvm));
    return new Section(
        "machine",
        "Machine and JVM",
        "Machine and JVM",
        List.of(),
        List.of(
            Section.note(
                "The JVMs are those of the results; the machine is the one that wrote this page."
                    + " Times belong to the machine; ratios within one run carry further."),
            facts));
  }

  private static void fact(final Tag facts, final String name, final String fact) {
    facts.add(Tag.of("div").add(Tag.of("dt").text(name), Tag.of("dd").text(fact)));
  }

  private static String jvm(final JmhResult result) {
    final String arguments =
        Arrays.stream(result.jvmArgs().split(" "))
            .map(MachineSection::withoutPath)
            .collect(Collectors.joining(" "));
    return arguments.isBlank() ? result.jvm() : result.jvm() + ", " + arguments;
  }

  /** Where somebody keeps his files is nobody's business. */
  private static String withoutPath(final String argument) {
    final int path = argument.replace('\\', '/').indexOf('/');
    if (path < 0) {
      return argument;
    }
    final String before = argument.substring(0, path);
    final int end = Math.max(before.lastIndexOf('='), before.lastIndexOf(':'));
    return before.substring(0, end + 1) + "…";
  }
}
