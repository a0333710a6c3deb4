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

import io.fluxion.NumberType;
import io.fluxion.collector.generate.Fault;
import io.fluxion.collector.generate.GeneratedShape;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.input.XUnit;
import io.fluxion.collector.output.WrittenColumns;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The options of {@code fluxion generate}, checked.
 *
 * @param shape what to generate
 * @param columns how it is written
 * @param format csv, ndjson or fluxion
 * @param unit in which x is written
 * @param out where to, or null for standard output
 * @param summary where the summary goes, or null
 */
public record GeneratePlan(
    GeneratedShape shape,
    WrittenColumns columns,
    Format format,
    XUnit unit,
    String out,
    String summary) {
  private static final long SECOND = 1_000_000_000;
  private static final long JITTER_OF_INTERVAL = 1_000;

  /**
   * Checks the words.
   *
   * @param options the words
   * @return the plan
   * @throws UsageException which word is off, and what would be right
   */
  public static GeneratePlan of(final GenerateOptions options) throws UsageException {
    if (options.keys == null || options.rounds == null) {
      throw new UsageException(
          "give --keys N and --rounds M: how many keys, and how many samples of each");
    }
    final XUnit unit =
        XUnit.valueOf(
            Words.choice("--x-unit", options.xUnit, "ns", "s", "ms", "us")
                .toUpperCase(Locale.ROOT));
    final NumberType yType =
        NumberType.valueOf(
            Words.choice("--y-type", options.yType, "long", "ulong", "double")
                .toUpperCase(Locale.ROOT));
    final String format = Words.choice("--format", options.format, "csv", "ndjson", "fluxion");
    if (format.equals("fluxion") && options.out == null) {
      throw new UsageException("--format fluxion needs --out FILE: a recording goes to a file");
    }
    final int fields = Words.integer("--fields", options.fields, 1, 1, GeneratedShape.MOST_FIELDS);
    return new GeneratePlan(
        shape(options, unit, fields, yType),
        new WrittenColumns("key", "ts", unit.nanoDigits(), names(fields), yType),
        Format.valueOf(format.toUpperCase(Locale.ROOT)),
        unit,
        options.out,
        options.summaryJson);
  }

  private static GeneratedShape shape(
      final GenerateOptions options, final XUnit unit, final int fields, final NumberType yType)
      throws UsageException {
    final long interval = nanos("--interval", options.interval, unit, SECOND);
    try {
      return new GeneratedShape(
          Words.integer("--keys", options.keys, 0, 1, GeneratedShape.MOST_KEYS),
          Words.integer("--rounds", options.rounds, 0, 1, Integer.MAX_VALUE),
          fields,
          yType,
          Words.integer(
              "--key-bytes",
              options.keyBytes,
              0,
              GeneratedShape.SHORTEST_ID,
              GeneratedShape.LONGEST_KEY),
          Words.whole("--step", options.step, 1_000, 1, GeneratedShape.LARGEST_STEP),
          interval,
          nanos("--jitter", options.jitter, unit, interval / JITTER_OF_INTERVAL),
          Words.whole("--seed", options.seed, 0, Long.MIN_VALUE, Long.MAX_VALUE),
          rates(options));
    } catch (final IllegalArgumentException e) {
      // The words are right one by one; it is the recording that they do not fit together in.
      throw new UsageException(e.getMessage());
    }
  }

  private static long nanos(
      final String option, final String given, final XUnit unit, final long fallback)
      throws UsageException {
    return given == null ? fallback : Distance.nanos(option, given, unit);
  }

  private static Map<Fault, Double> rates(final GenerateOptions options) throws UsageException {
    final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    rates.put(Fault.RESETS, Words.probability("--resets", options.resets));
    rates.put(Fault.HOLES, Words.probability("--holes", options.holes));
    rates.put(Fault.LATE, Words.probability("--late", options.late));
    rates.put(Fault.DUPLICATES, Words.probability("--duplicates", options.duplicates));
    rates.put(Fault.CHURN, Words.probability("--churn", options.churn));
    return rates;
  }

  /** {@code value}, {@code value2}, {@code value3} and so on. */
  private static List<String> names(final int fields) {
    final List<String> names = new ArrayList<>();
    for (int i = 1; i <= fields; i++) {
      names.add(i == 1 ? "value" : "value" + i);
    }
    return names;
  }
}
