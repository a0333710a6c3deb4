// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** What every fault's message must be: a line for a person. */
final class Faults {
  private static final int LONGEST_LINE = 2000;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t]]");

  private Faults() {}

  /** No trace of a stack, nothing that would confuse a terminal, no empty and no endless line. */
  static List<String> lines(final FluxionProcess.Outcome outcome) {
    assertThat(outcome.err())
        .doesNotContain("\tat ")
        .doesNotContain("Exception")
        .doesNotContain("java.lang");
    for (final String line : outcome.errors()) {
      assertThat(line).isNotBlank().doesNotContainPattern(CONTROL);
      assertThat(line.length()).isLessThan(LONGEST_LINE);
    }
    return outcome.errors();
  }

  /** A line for each malformed row that is named, without the count that follows more than ten. */
  static List<String> rows(final FluxionProcess.Outcome outcome) {
    final List<String> lines = lines(outcome);
    final int rows = lines.size() - 1;
    final boolean counted = rows == 10 && lines.get(rows).contains(" malformed rows");
    return counted ? lines.subList(0, rows) : lines;
  }

  /** The one line of the one fault. */
  static String line(final FluxionProcess.Outcome outcome) {
    final List<String> lines = lines(outcome);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  /** The input could not be used: one line that names it. */
  static void unusable(final FluxionProcess.Outcome outcome, final String name) {
    assertThat(line(outcome)).contains(name);
    assertThat(outcome.exit()).isEqualTo(1);
  }

  /** The words of the call are off: one line with each of these in it, and nothing else done. */
  static void misused(final FluxionProcess.Outcome outcome, final String... names) {
    assertThat(line(outcome)).contains(names);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
  }

  /** Malformed rows, a line for each in the order of their numbers in this file. */
  static void malformed(
      final FluxionProcess.Outcome outcome, final String name, final int... numbers) {
    final List<String> lines = rows(outcome);
    assertThat(lines).hasSize(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      assertThat(lines.get(i)).contains(name).containsPattern("\\b" + numbers[i] + "\\b");
    }
    assertThat(outcome.exit()).isZero();
  }
}
