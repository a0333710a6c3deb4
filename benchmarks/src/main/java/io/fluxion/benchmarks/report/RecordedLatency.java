/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
