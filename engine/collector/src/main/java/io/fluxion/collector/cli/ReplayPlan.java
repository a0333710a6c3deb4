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

import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.Metric;
import java.util.List;
import java.util.Locale;

/**
 * The options of {@code fluxion replay}, checked, each by itself and against the others.
 *
 * @param files what to read, one or more
 * @param format of all files, or null where each one's content tells
 * @param layouts what their rows are, once it is known what the first one holds
 * @param metrics what to emit
 * @param out the form of the output
 * @param options the words themselves
 * @param summary where the summary goes, or null
 * @param speed how much faster than x rows are handed on; infinity for as fast as can be
 * @param strict whether the first malformed row is the end
 */
public record ReplayPlan(
    List<String> files,
    Format format,
    ByInput<Layout> layouts,
    List<Metric> metrics,
    Out out,
    ReplayOptions options,
    String summary,
    double speed,
    boolean strict) {
  static final int DEFAULT_MAX_KEYS = 131_072;

  /** The forms of the output. */
  public enum Out {
    /** For a person: the keys as they are at the end, or now. */
    TABLE,
    /** A line for each field of each row, behind a header. */
    CSV,
    /** A line for each row, an object of JSON. */
    NDJSON,
    /** For a person: how many samples each key had, and what they were. */
    SUMMARY,
    /** Nothing. */
    NONE
  }

  /**
   * Checks the words.
   *
   * @param options the words; those that a recording may say are filled in once that is read
   * @param terminal whether the output goes to a person
   * @return the plan
   * @throws UsageException which word is off, and what would be right
   */
  public static ReplayPlan of(final ReplayOptions options, final boolean terminal)
      throws UsageException {
    final List<String> files = InputWords.files(options.input.files);
    if (options.summaryJson != null) {
      for (final String file : files) {
        FileTarget.refuseInput("--summary-json", options.summaryJson, file);
      }
    }
    final Format format = InputWords.format(options);
    final List<Metric> metrics = StoreWords.metrics(options.emit);
    final int window = StoreWords.window(options.window);
    final FieldOptions common = new FieldOptions(options, metrics);
    final double speed = Pace.speed(options.speed);
    StoreWords.maxKeys(options.maxKeys, DEFAULT_MAX_KEYS);
    return new ReplayPlan(
        files,
        format,
        new ByInput<>(
            options,
            format,
            common.reset(),
            columns -> {
              ReplaySettings.fillIn(options, columns);
              Pace.check(speed, options.speed, columns);
              return columns.kind() != null
                  ? FrameFields.layout(columns, options, common, window)
                  : RowFields.layout(columns, options, common, window);
            }),
        metrics,
        outOf(options.out, terminal),
        options,
        options.summaryJson,
        speed,
        options.input.strict);
  }

  /**
   * The most keys at once; once it is known what the first file holds, which may say it.
   *
   * @return 1 to 2^28
   * @throws UsageException where the first file says something else
   */
  public int maxKeys() throws UsageException {
    return StoreWords.maxKeys(options.maxKeys, DEFAULT_MAX_KEYS);
  }

  private static Out outOf(final String word, final boolean terminal) throws UsageException {
    if (word == null) {
      return terminal ? Out.TABLE : Out.CSV;
    }
    return Out.valueOf(
        Words.choice("--out", word, "table", "csv", "ndjson", "summary", "none")
            .toUpperCase(Locale.ROOT));
  }
}
