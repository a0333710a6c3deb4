// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary: what came, what became of it, how long it took, how large the store was. */
class SummaryJsonIT {
  private static final String ROWS =
      """
      k,x,y
      a,1,1
      a,2,3
      a,2,4
      b,2,1
      a,1,9
      a,three,9
      a,3,
      a,4,2
      c,4,2
      a,5,4
      a,6,6
      """;

  @TempDir Path directory;

  @Test
  void shouldRefuseToWriteOverWhatItReads() throws IOException {
    final Path rows = Files.writeString(directory.resolve("rows.csv"), ROWS);
    final FluxionProcess.Outcome outcome =
        FluxionProcess.replay("--key", "k", "--x", "x", "--y", "y")
            .and("--out", "none", "--summary-json", rows.toString())
            .and(rows)
            .run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--summary-json " + rows + " is the input");
    assertThat(rows).hasContent(ROWS);
  }

  @Test
  void shouldCountEverySample() throws IOException {
    final Path rows = Files.writeString(directory.resolve("rows.csv"), ROWS);
    final Path file = directory.resolve("summary.json");
    final FluxionProcess.Outcome outcome =
        FluxionProcess.replay("--key", "k", "--x", "x", "--y", "y", "--max-keys", "2")
            .and("--out", "none", "--summary-json", file.toString())
            .and(rows)
            .run();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(Faults.lines(outcome)).hasSize(3);
    assertThat(outcome.errors().get(0)).contains("rows.csv").containsPattern("\\b7\\b");
    assertThat(outcome.errors().get(1)).contains("full with --max-keys 2");
    assertThat(outcome.errors().get(2)).contains("1 sample was REJECTED: --max-keys 2");
    final String json = Files.readString(file);
    assertThat(number(json, "samples")).isEqualTo(10);
    assertThat(number(json, "keys")).isEqualTo(2);
    assertThat(number(json, "malformed")).isEqualTo(1);
    assertThat(number(json, "seconds")).isBetween(0.0, 60.0);
    assertThat(number(json, "samples_per_second")).isPositive();
    assertThat(number(json, "store_bytes")).isPositive();
    assertThat(number(json, "FIRST")).isEqualTo(2);
    assertThat(number(json, "OK")).isEqualTo(3);
    assertThat(number(json, "DUPLICATE_X")).isEqualTo(1);
    assertThat(number(json, "OUT_OF_ORDER")).isEqualTo(1);
    assertThat(number(json, "MISSING")).isEqualTo(1);
    assertThat(number(json, "RESET")).isEqualTo(1);
    assertThat(number(json, "REJECTED")).isEqualTo(1);
    assertThat(number(json, "WRAP")).isZero();
    assertThat(number(json, "GAP")).isZero();
    assertThat(number(json, "NOT_A_NUMBER")).isZero();
    assertThat(number(json, "OUT_OF_RANGE")).isZero();
  }

  /** The store is as large as it was made, whatever comes in. */
  @Test
  void shouldReportABoundThatDoesNotDependOnTheInput() throws IOException {
    final Path small = Files.writeString(directory.resolve("small.csv"), "k,x,y\na,1,1\na,2,2\n");
    final StringBuilder text = new StringBuilder("k,x,y\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("key-").append(i).append(',').append(i).append(",1\n");
    }
    final Path large = Files.writeString(directory.resolve("large.csv"), text);
    assertThat(storeBytes(large)).isEqualTo(storeBytes(small));
  }

  private double storeBytes(final Path rows) throws IOException {
    final Path file = directory.resolve("bytes.json");
    final FluxionProcess.Outcome outcome =
        FluxionProcess.replay("--key", "k", "--x", "x", "--y", "y", "--max-keys", "1000")
            .and("--out", "none", "--summary-json", file.toString())
            .and(rows)
            .run();
    assertThat(outcome.exit()).isZero();
    return number(Files.readString(file), "store_bytes");
  }

  private static double number(final String json, final String name) {
    final Matcher matcher =
        Pattern.compile('"' + name + "\"\\s*:\\s*(-?[0-9.eE+-]+)").matcher(json);
    assertThat(matcher.find()).as("%s in %s", name, json).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
