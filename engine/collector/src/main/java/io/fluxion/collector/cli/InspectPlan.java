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
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.input.XUnit;
import io.fluxion.collector.recording.Inspection;
import io.fluxion.collector.recording.RecordingSchema;
import java.util.List;

/**
 * The options of {@code fluxion inspect}, checked as far as no recording has to tell.
 *
 * @param files what to look into, one or more
 * @param table whether a table is printed, otherwise lines of JSON
 * @param maxGap the largest step of x that is no gap, as it was given, or null: what it means, the
 *     x of a recording tells
 */
public record InspectPlan(List<String> files, boolean table, String maxGap) {
  /**
   * Checks the words.
   *
   * @param options the words
   * @return the plan
   * @throws UsageException which word is off, and what would be right
   */
  public static InspectPlan of(final InspectOptions options) throws UsageException {
    return new InspectPlan(
        InputWords.files(options.files),
        Words.choice("--out", options.out, "table", "ndjson").equals("table"),
        options.maxGap);
  }

  /**
   * What is found out of a recording, nothing so far.
   *
   * @param schema what the recording's header says
   * @return to be given its blocks
   * @throws UsageException where the largest step does not fit its x
   */
  public Inspection inspection(final RecordingSchema schema) throws UsageException {
    if (maxGap == null) {
      return Inspection.of(schema);
    }
    if (schema.nanoseconds()) {
      final XUnit unit = XUnit.valueOf(Columns.upper(schema.xUnit()));
      return Inspection.of(schema, Distance.nanos("--max-gap", maxGap, unit));
    }
    return schema.xType() == NumberType.DOUBLE
        ? Inspection.of(schema, Distance.real("--max-gap", maxGap))
        : Inspection.of(schema, Distance.whole("--max-gap", maxGap));
  }
}
