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

import io.fluxion.DerivativeSchema;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.input.XUnit;
import java.util.ArrayList;
import java.util.List;

/** From columns and options to fields for rows: csv, ndjson, and recordings of them. */
final class RowFields {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Columns columns;
  private final StoreOptions options;
  private final FieldOptions common;

  private RowFields(final Columns columns, final StoreOptions options, final FieldOptions common) {
    this.columns = columns;
    this.options = options;
    this.common = common;
  }

  /**
   * Checks the options against one another.
   *
   * @param columns what the rows have
   * @param window samples per key
   */
  static Layout layout(
      final Columns columns,
      final StoreOptions options,
      final FieldOptions common,
      final int window)
      throws UsageException {
    return new RowFields(columns, options, common).layout(window);
  }

  private Layout layout(final int window) throws UsageException {
    if (columns.xCounter() && options.idleTimeout != null) {
      throw new UsageException(
          "--idle-timeout needs an x that is a time: leave it out, or --x-kind counter");
    }
    final List<FieldSchema> fields = new ArrayList<>();
    for (final String column : columns.names()) {
      fields.add(field(column));
    }
    return new Layout(columns.rows(), schema(fields, window), null, hasUnit());
  }

  private boolean hasUnit() {
    return columns.rows().xUnit() != XUnit.NONE;
  }

  private boolean isXDouble() {
    return columns.rows().xType() == NumberType.DOUBLE;
  }

  private FieldSchema field(final String name) throws UsageException {
    FieldSchema field =
        (columns.gauge() ? FieldSchema.gauge(name) : FieldSchema.counter(name))
            .yType(columns.rows().yType())
            .xType(columns.rows().xType())
            .scale(scale());
    if (columns.xCounter()) {
      field = field.overCounter();
    }
    if (options.maxGap != null) {
      field =
          isXDouble()
              ? field.maxGap(Distance.real("--max-gap", options.maxGap))
              : field.maxGap(distance("--max-gap", options.maxGap));
    }
    return common.applyTo(field, tau(), hasUnit() ? NANOS_PER_SECOND : 1);
  }

  /** NaN where none is given. */
  private double tau() throws UsageException {
    if (options.tau == null) {
      return Double.NaN;
    }
    return Distance.above0(
        "--tau",
        options.tau,
        isXDouble() ? Distance.real("--tau", options.tau) : distance("--tau", options.tau));
  }

  private double scale() throws UsageException {
    final double scale = Words.real("--scale", options.scale, 1);
    // x is in ns then, and rates are to be per second.
    final double factor = hasUnit() ? scale * NANOS_PER_SECOND : scale;
    if (!Double.isFinite(factor)) {
      throw new UsageException("--scale " + options.scale + " is too large beside --x-unit");
    }
    return factor;
  }

  private DerivativeSchema schema(final List<FieldSchema> fields, final int window)
      throws UsageException {
    final DerivativeSchema schema = DerivativeSchema.of(fields).window(window);
    if (options.idleTimeout == null) {
      return schema;
    }
    return isXDouble()
        ? schema.idleTimeout(Distance.real("--idle-timeout", options.idleTimeout))
        : schema.idleTimeout(distance("--idle-timeout", options.idleTimeout));
  }

  private long distance(final String option, final String given) throws UsageException {
    return hasUnit()
        ? Distance.nanos(option, given, columns.rows().xUnit())
        : Distance.whole(option, given);
  }
}
