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
import io.fluxion.collector.input.RowOptions;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.input.XUnit;
import io.fluxion.collector.recording.RunSettings;

/**
 * The limits of a live run that its recording has for its replay: those whose defaults differ from
 * {@code fluxion replay}'s, or which were given, and which decide what becomes of a row.
 */
final class ReplaySettings {
  private static final String IDLE_TIMEOUT = "--idle-timeout";
  private static final String MAX_GAP = "--max-gap";

  private ReplaySettings() {}

  /** Those of a run. */
  static RunSettings of(final LiveOptions options, final Columns columns, final int maxKeys)
      throws UsageException {
    return new RunSettings(
        bits(MAX_GAP, options.maxGap, columns.rows()),
        bits(IDLE_TIMEOUT, options.idleTimeout, columns.rows()),
        maxKeys);
  }

  private static long bits(final String option, final String text, final RowOptions rows)
      throws UsageException {
    if (text == null) {
      return RunSettings.NONE;
    }
    if (rows.xUnit() != XUnit.NONE) {
      return Distance.nanos(option, text, rows.xUnit());
    }
    return rows.xType() == NumberType.DOUBLE
        ? Double.doubleToRawLongBits(Distance.real(option, text))
        : Distance.whole(option, text);
  }

  /** Has options that were not given be what the recording says. */
  static void fillIn(final StoreOptions options, final Columns columns) {
    final RunSettings settings = columns.settings();
    if (options.idleTimeout == null && !columns.xCounter()) {
      options.idleTimeout = text(settings.idleTimeout(), columns.rows());
    }
    if (options.maxGap == null) {
      options.maxGap = text(settings.maxGap(), columns.rows());
    }
    if (options.maxKeys == null && settings.maxKeys() != RunSettings.NONE) {
      options.maxKeys = String.valueOf(settings.maxKeys());
    }
  }

  private static String text(final long bits, final RowOptions rows) {
    if (bits == RunSettings.NONE) {
      return null;
    }
    if (rows.xUnit() != XUnit.NONE) {
      return bits + "ns";
    }
    return rows.xType() == NumberType.DOUBLE
        ? String.valueOf(Double.longBitsToDouble(bits))
        : String.valueOf(bits);
  }
}
