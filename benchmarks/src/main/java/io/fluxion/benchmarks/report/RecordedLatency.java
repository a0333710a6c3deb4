// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.latency.LatencyLog;
import io.fluxion.benchmarks.result.ResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The logs of a latency run that the report shows. */
final class RecordedLatency {
  private static final String[] NAMES = {"engine", "naive", "idle"};

  private RecordedLatency() {}

  /**
   * Reads the logs of a directory.
   *
   * @param directory with engine.hlog, naive.hlog and idle.hlog, or some of them
   * @return by name, those that are there
   * @throws ResultException where none is, or one cannot be read
   */
  static Map<String, LatencyLog> read(final Path directory) throws ResultException {
    final Map<String, LatencyLog> read = new LinkedHashMap<>();
    for (final String name : NAMES) {
      final Path file = directory.resolve(name + ".hlog");
      if (Files.exists(file)) {
        read.put(name, readLog(file));
      }
    }
    if (read.isEmpty()) {
      throw new ResultException(directory + ": no engine.hlog, naive.hlog or idle.hlog there");
    }
    return read;
  }

  private static LatencyLog readLog(final Path file) throws ResultException {
    try {
      return LatencyLog.read(file);
    } catch (IOException unreadable) {
      throw new ResultException(file + ": cannot be used: " + unreadable.getMessage());
    }
  }
}
