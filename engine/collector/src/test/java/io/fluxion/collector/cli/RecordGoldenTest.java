// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden pairs by way of a recording: the same output, byte for byte. */
class RecordGoldenTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("fluxion.root", "../..")).resolve("replay-data/golden");
  private static final int FEWEST = 99;

  /** The words that say what the columns are, which record takes. */
  private static final Set<String> OF_COLUMNS =
      Set.of(
          "--format",
          "--key",
          "--x",
          "--y",
          "--x-kind",
          "--x-type",
          "--y-type",
          "--x-unit",
          "--y-kind",
          "--max-key-bytes");

  @TempDir Path folder;

  @Test
  void shouldGiveTheGoldenOutputByWayOfARecording() throws IOException {
    final List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(GOLDEN)) {
      all.filter(file -> file.toString().endsWith(".args")).sorted().forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(FEWEST);
    for (final Path file : files) {
      shouldGive(file.toString().replace(".args", ""));
    }
  }

  private void shouldGive(final String name) throws IOException {
    final String recording = folder.resolve("golden.fluxion").toString();
    final List<String> record = new ArrayList<>(List.of("record", "--record", recording));
    final List<String> replay = new ArrayList<>(List.of("replay"));
    final List<String> words =
        List.of(Files.readString(Path.of(name + ".args")).strip().split(" "));
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("--strict")) {
        record.add(words.get(i));
      } else {
        (OF_COLUMNS.contains(words.get(i)) ? record : replay).addAll(words.subList(i, i + 2));
        i++;
      }
    }
    if (words.contains("wrap64") && !words.contains("--y-type")) {
      record.addAll(List.of("--y-type", "ulong"));
    }
    if (!words.contains("--out")) {
      replay.addAll(List.of("--out", "csv"));
    }
    if (!words.contains("--max-keys")) {
      replay.addAll(List.of("--max-keys", "1000"));
    }
    final Path csv = Path.of(name + ".csv");
    record.add((Files.exists(csv) ? csv : Path.of(name + ".ndjson")).toString());
    replay.add(recording);
    final CommandRun recorded = new CommandRun().run(record.toArray(String[]::new));
    final CommandRun replayed = new CommandRun().run(replay.toArray(String[]::new));
    assertThat(replayed.out())
        .as("%s: %s%n%s", name, recorded, replayed)
        .isEqualTo(Files.readString(Path.of(name + ".out")));
    if (replayed.out().contains("REJECTED")) {
      assertThat(replayed.err().lines()).hasSize(2).allMatch(line -> line.contains("--max-keys"));
    } else {
      assertThat(replayed.err()).isEmpty();
    }
  }
}
