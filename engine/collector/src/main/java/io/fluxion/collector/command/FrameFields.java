package io.fluxion.collector.command;

import io.fluxion.collector.codec.DockerFields;
import io.fluxion.collector.codec.RowOptions;
import io.fluxion.collector.codec.XUnit;
import io.fluxion.collector.sink.Metric;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.DerivativeSchema;
import io.fluxion.derivative.FieldSchema;
import io.fluxion.derivative.NumberType;
import java.util.List;
import java.util.Map;

/** From options to fields for Docker's stats frames, whose fields are fixed. */
final class FrameFields {
  // Also the largest scale that a field has of its own: of bytes per nanosecond to bytes per
  // second.
  private static final double NANOS_PER_SECOND = 1e9;

  private FrameFields() {}

  /**
   * Checks the options against one another.
   *
   * @param maxKeyBytes the longest key
   * @param window samples per key
   */
  static Layout layout(
      final ReplayOptions options,
      final List<Metric> metrics,
      final int maxKeyBytes,
      final int window)
      throws UsageException {
    final Map<String, String> columns = options.columnOptions();
    if (!columns.isEmpty()) {
      throw new UsageException(
          "the fields of --format docker are fixed: leave out "
              + String.join(", ", columns.keySet()));
    }
    final double scale = Words.real("--scale", options.scale, 1);
    if (Double.isInfinite(scale * NANOS_PER_SECOND)) {
      throw new UsageException("--scale " + options.scale + " is too large for docker's fields");
    }
    final FieldOptions common = new FieldOptions(options, metrics);
    final double tau =
        options.tau == null
            ? Double.NaN
            : Distance.above0("--tau", options.tau, nanos("--tau", options.tau));
    final long maxGap = nanos("--max-gap", options.maxGap);
    final List<FieldSchema> fields =
        DockerFields.schemas(
            field -> {
              final FieldSchema changed =
                  common.applyTo(field, tau, NANOS_PER_SECOND).scale(field.scale() * scale);
              // A gap is one of time; the other x is CPU time.
              return maxGap < 0 || field.isXCounter() ? changed : changed.maxGap(maxGap);
            });
    final DerivativeSchema schema = DerivativeSchema.of(fields).window(window).framed();
    final long idleTimeout = nanos("--idle-timeout", options.idleTimeout);
    return new Layout(
        new RowOptions(
            List.of(), null, List.of(), NumberType.LONG, NumberType.ULONG, XUnit.NS, maxKeyBytes),
        idleTimeout < 0 ? schema : schema.idleTimeout(idleTimeout),
        true,
        true);
  }

  /** A duration in ns, -1 where none is given. */
  private static long nanos(final String option, final String given) throws UsageException {
    return given == null ? -1 : Distance.nanos(option, given, XUnit.NS);
  }
}
