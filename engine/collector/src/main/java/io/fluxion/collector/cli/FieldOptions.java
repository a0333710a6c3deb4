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

import io.fluxion.FieldSchema;
import io.fluxion.IntegralRule;
import io.fluxion.ResetPolicy;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Metric;
import java.util.List;
import java.util.Locale;

/** The options that hold for every field, whatever the format. */
final class FieldOptions {
  private final ResetPolicy reset;
  private final boolean keepsLast;
  private final boolean propagatesNaN;
  private final boolean breaksOnMissing;
  private final boolean countsChanges;
  private final boolean averages;
  private final IntegralRule integral;
  private final double maxRate;

  FieldOptions(final StoreOptions options, final List<Metric> metrics) throws UsageException {
    reset = resetOf(options.reset);
    keepsLast =
        Words.choice("--duplicate", options.duplicate, "keep-first", "keep-last")
            .equals("keep-last");
    propagatesNaN = Words.choice("--nan", options.nan, "skip", "propagate").equals("propagate");
    breaksOnMissing = Words.choice("--missing", options.missing, "skip", "break").equals("break");
    countsChanges = metrics.contains(Metric.CHANGES);
    averages = metrics.contains(Metric.EWMA);
    if (averages && options.tau == null) {
      throw new UsageException(
          "--emit ewma needs --tau DX: the average's time constant, in the unit of x");
    }
    final String rule = Words.choice("--integral", options.integral, "locf", "linear");
    integral =
        metrics.contains(Metric.INTEGRAL)
            ? IntegralRule.valueOf(rule.toUpperCase(Locale.ROOT))
            : null;
    maxRate =
        options.maxRate == null
            ? Double.POSITIVE_INFINITY
            : Words.above0("--max-rate", options.maxRate);
  }

  private static ResetPolicy resetOf(final String word) throws UsageException {
    try {
      return word == null ? ResetPolicy.DROP : ResetPolicy.parse(word);
    } catch (final IllegalArgumentException e) {
      throw new UsageException("--reset: " + e.getMessage());
    }
  }

  ResetPolicy reset() {
    return reset;
  }

  /**
   * The field with what the options say of it.
   *
   * @param tau the time constant in units of x, NaN where none is given
   * @param unitsOfX how many units of x the unit of rates and integrals is
   */
  FieldSchema applyTo(final FieldSchema field, final double tau, final double unitsOfX) {
    FieldSchema changed = field.reset(reset);
    changed = keepsLast ? changed.keepLast() : changed;
    changed = propagatesNaN ? changed.propagateNaN() : changed;
    changed = breaksOnMissing ? changed.breakOnMissing() : changed;
    changed = countsChanges ? changed.countChanges() : changed;
    changed = averages ? changed.ewma(tau) : changed;
    changed = Double.isFinite(maxRate) ? changed.maxRate(maxRate) : changed;
    return integral == null ? changed : changed.integral(integral).integralUnit(unitsOfX);
  }
}
