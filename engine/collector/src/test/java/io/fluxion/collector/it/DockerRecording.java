// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recording as the tests see it: with plain patterns, apart from the program's decoder. */
final class DockerRecording {
  static final Path DIRECTORY = FluxionProcess.RECORDING.getParent();

  /** A frame's fields, in the order of the contract. */
  static final List<String> FIELDS =
      List.of(
          "cpu_percent",
          "cpu_cores",
          "memory_bytes",
          "network_rx_bytes",
          "network_tx_bytes",
          "block_read_bytes",
          "block_write_bytes");

  private static final Pattern FRAME =
      Pattern.compile("^\\{\"read\":\"([^\"]*)\".*\"name\":\"/(\\w+)\",\"id\":\"([0-9a-f]{64})\"");
  private static final long BILLION = 1_000_000_000L;

  private DockerRecording() {}

  static List<Frame> frames() throws IOException {
    final List<Frame> frames = new ArrayList<>();
    for (final String line : Files.readAllLines(FluxionProcess.RECORDING)) {
      final Matcher matcher = FRAME.matcher(line);
      if (!matcher.find()) {
        throw new AssertionError("not a frame: " + line);
      }
      final Instant read = Instant.parse(matcher.group(1));
      frames.add(
          new Frame(
              matcher.group(3),
              matcher.group(2),
              read.getEpochSecond() < 0 ? -1 : read.getEpochSecond() * BILLION + read.getNano()));
    }
    return frames;
  }

  /** The id of the container of this name. */
  static String id(final String name) throws IOException {
    return frames().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow().id();
  }

  /** When this was done, in ns since 1970: begun ("action") or finished ("done"). */
  static long scenario(final String when, final String what) throws IOException {
    for (final String line : Files.readAllLines(DIRECTORY.resolve("scenario.ndjson"))) {
      if (line.contains('"' + when + "\":\"" + what)) {
        return number(line, "t_ns");
      }
    }
    throw new AssertionError("no " + when + " of " + what);
  }

  /** The kernel's own count of CPU nanoseconds by time, where the container was running. */
  static TreeMap<Long, Long> groundTruth(final String id) throws IOException {
    final TreeMap<Long, Long> truth = new TreeMap<>();
    final String name = id.substring(0, 12);
    for (final String line : Files.readAllLines(DIRECTORY.resolve("groundtruth.ndjson"))) {
      if (line.contains('"' + name + '"')) {
        truth.put(number(line, "t_ns"), number(line, name));
      }
    }
    return truth;
  }

  private static long number(final String line, final String name) {
    final Matcher matcher = Pattern.compile('"' + name + "\":([0-9]+)").matcher(line);
    if (!matcher.find()) {
      throw new AssertionError("no " + name + " in " + line);
    }
    return Long.parseLong(matcher.group(1));
  }

  /** A line of the recording; read is -1 in a stopped container's. */
  record Frame(String id, String name, long read) {
    boolean isBlank() {
      return read < 0;
    }
  }
}
