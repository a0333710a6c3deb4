// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.benchmarks.result.JmhResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of figures in this project's texts, and the results that they are of. */
final class Figures {
  static final Path ROOT = Path.of(System.getProperty("fluxion.root"));

  private Figures() {}

  /** The rows of the table whose header begins so, the header first, cells trimmed. */
  static List<List<String>> table(final String file, final String header) throws IOException {
    final List<List<String>> rows = new ArrayList<>();
    for (final String line : Files.readAllLines(ROOT.resolve(file))) {
      if (rows.isEmpty() ? line.startsWith(header) : line.startsWith("|")) {
        rows.add(Arrays.stream(line.substring(1).split("\\|")).map(String::trim).toList());
      } else if (!rows.isEmpty()) {
        break;
      }
    }
    assertThat(rows).as("a table that begins with " + header).hasSizeGreaterThan(2);
    // The line between header and body.
    rows.remove(1);
    return rows;
  }

  /** A cell's parameters, as "keys=1000, order=scan". */
  static Map<String, String> params(final String cell) {
    return Arrays.stream(cell.split(", "))
        .map(param -> param.split("="))
        .collect(Collectors.toMap(param -> param[0], param -> param[1]));
  }

  /** The one result of a method that has these parameters. */
  static JmhResult result(
      final List<JmhResult> results, final String name, final Map<String, String> params) {
    final List<JmhResult> found =
        results.stream()
            .filter(result -> result.shortName().equals(name))
            .filter(result -> result.params().entrySet().containsAll(params.entrySet()))
            .toList();
    assertThat(found).as("%s %s", name, params).hasSize(1);
    return found.get(0);
  }

  /** The suite's name and the point behind it. */
  static String suite(final String subject) {
    return subject.substring(0, subject.indexOf('.') + 1);
  }

  /** A ratio as the tables have it, with so many places. */
  static String ratio(final double ratio, final int places) {
    return String.format(Locale.ROOT, "%." + places + "f ×", ratio);
  }
}
