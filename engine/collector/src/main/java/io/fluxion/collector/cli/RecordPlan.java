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
package io.fluxion.collector.cli;

import io.fluxion.ResetPolicy;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.recording.RecordingWriter;
import java.util.List;

/**
 * The options of {@code fluxion record}, checked.
 *
 * @param files what to read, one or more
 * @param format of all files, or null where each one's content tells
 * @param columns what their rows have, once it is known what the first one holds
 * @param out the recording
 * @param maxKeys entries of its dictionary, or 0: as many as memory is meant for
 * @param strict whether the first malformed row is the end
 */
public record RecordPlan(
    List<String> files,
    Format format,
    ByInput<Columns> columns,
    String out,
    int maxKeys,
    boolean strict) {
  private static final int DEFAULT_MAX_KEYS = 131_072;

  /** What the keys of the dictionary may take where nobody says otherwise. */
  private static final int DEFAULT_BYTES = 1 << 26;

  /**
   * Checks the words.
   *
   * @param options the words
   * @return the plan
   * @throws UsageException which word is off, and what would be right
   */
  public static RecordPlan of(final RecordOptions options) throws UsageException {
    final List<String> files = InputWords.files(options.input.files);
    final Format format = InputWords.format(options);
    if (options.out.isEmpty() || options.out.equals(Input.STANDARD_INPUT)) {
      throw new UsageException("--out takes a file's name, not '" + options.out + "'");
    }
    for (final String file : files) {
      FileTarget.refuseInput("--out", options.out, file);
    }
    return new RecordPlan(
        files,
        format,
        new ByInput<>(options, format, ResetPolicy.DROP, columns -> columns),
        options.out,
        Words.integer("--max-keys", options.maxKeys, 0, 1, RecordingWriter.MOST_ENTRIES),
        options.input.strict);
  }

  /**
   * Entries of the dictionary for keys up to a length, where nobody says otherwise.
   *
   * @param maxKeyBytes the longest key, above 0
   * @return 131,072, or fewer where they would take more than 64 MiB
   */
  public static int defaultEntries(final int maxKeyBytes) {
    return Math.min(DEFAULT_MAX_KEYS, DEFAULT_BYTES / maxKeyBytes);
  }

  /**
   * Entries of the dictionary for keys up to a length.
   *
   * @param maxKeyBytes the longest key, above 0
   * @return above 0
   * @throws UsageException where so many as were asked for do not fit one dictionary
   */
  public int entries(final int maxKeyBytes) throws UsageException {
    if (maxKeys == 0) {
      return defaultEntries(maxKeyBytes);
    }
    if ((long) maxKeys * maxKeyBytes > Integer.MAX_VALUE - 8) {
      throw new UsageException(
          "--max-keys "
              + maxKeys
              + " of "
              + maxKeyBytes
              + " bytes do not fit one dictionary of 2 GiB: give a lower --max-keys or"
              + " --max-key-bytes");
    }
    return maxKeys;
  }
}
