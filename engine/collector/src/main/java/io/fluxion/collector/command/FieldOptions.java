package io.fluxion.collector.command;

import io.fluxion.collector.sink.Metric;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.FieldSchema;
import io.fluxion.derivative.ResetPolicy;
import java.util.List;

/** The options that hold for every field, whatever the format. */
final class FieldOptions {
  private final ResetPolicy reset;
  private final boolean keepsLast;
  private final boolean propagatesNaN;
  private final boolean breaksOnMissing;
  private final boolean countsChanges;

  FieldOptions(final ReplayOptions options, final List<Metric> metrics) throws UsageException {
    reset = resetOf(options.reset);
    keepsLast =
        Words.choice("--duplicate", options.duplicate, "keep-first", "keep-last")
            .equals("keep-last");
    propagatesNaN = Words.choice("--nan", options.nan, "skip", "propagate").equals("propagate");
    breaksOnMissing = Words.choice("--missing", options.missing, "skip", "break").equals("break");
    countsChanges = metrics.contains(Metric.CHANGES);
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

  boolean keepsLast() {
    return keepsLast;
  }

  FieldSchema applyTo(final FieldSchema field) {
    FieldSchema changed = field.reset(reset);
    changed = keepsLast ? changed.keepLast() : changed;
    changed = propagatesNaN ? changed.propagateNaN() : changed;
    changed = breaksOnMissing ? changed.breakOnMissing() : changed;
    return countsChanges ? changed.countChanges() : changed;
  }
}
