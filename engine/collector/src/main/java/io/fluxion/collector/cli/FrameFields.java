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
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.input.XUnit;
import java.util.List;

/** From options to fields for frames, whose fields are fixed. */
final class FrameFields {
  // Also the largest scale that a field has of its own: of bytes per nanosecond to bytes per
  // second.
  private static final double NANOS_PER_SECOND = 1e9;

  private FrameFields() {}

  /**
   * Checks the options against one another.
   *
   * @param window samples per key
   */
  static Layout layout(
      final Columns columns,
      final StoreOptions options,
      final FieldOptions common,
      final int window)
      throws UsageException {
    if (options.maxRate != null) {
      throw new UsageException(
          "--max-rate has one unit, and the fields of frames have several: leave it out, or name"
              + " the columns of rows with --key, --x and --y");
    }
    final double scale = Words.real("--scale", options.scale, 1);
    if (Double.isInfinite(scale * NANOS_PER_SECOND)) {
      throw new UsageException("--scale " + options.scale + " is too large for docker's fields");
    }
    final double tau =
        options.tau == null
            ? Double.NaN
            : Distance.above0("--tau", options.tau, nanos("--tau", options.tau));
    final long maxGap = nanos("--max-gap", options.maxGap);
    final List<FieldSchema> fields =
        columns
            .kind()
            .schemas(
                field -> {
                  final FieldSchema changed =
                      common.applyTo(field, tau, NANOS_PER_SECOND).scale(field.scale() * scale);
                  // A gap is one of time; the other x is CPU time.
                  return maxGap < 0 || field.isXCounter() ? changed : changed.maxGap(maxGap);
                });
    final DerivativeSchema schema = DerivativeSchema.of(fields).window(window).framed();
    final long idleTimeout = nanos("--idle-timeout", options.idleTimeout);
    return new Layout(
        columns.rows(),
        idleTimeout < 0 ? schema : schema.idleTimeout(idleTimeout),
        columns.kind(),
        true);
  }

  /** A duration in ns, -1 where none is given. */
  private static long nanos(final String option, final String given) throws UsageException {
    return given == null ? -1 : Distance.nanos(option, given, XUnit.NS);
  }
}
