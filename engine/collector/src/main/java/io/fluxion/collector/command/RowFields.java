package io.fluxion.collector.command;

import io.fluxion.collector.codec.RowOptions;
import io.fluxion.collector.codec.XUnit;
import io.fluxion.collector.sink.Metric;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.DerivativeSchema;
import io.fluxion.derivative.FieldSchema;
import io.fluxion.derivative.NumberType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From options to fields for csv and ndjson, whose columns are named by the options. */
final class RowFields {
  private static final double NANOS_PER_SECOND = 1e9;

  private final ReplayOptions options;
  private final FieldOptions common;
  private final XUnit unit;
  private final NumberType xType;
  private final NumberType yType;
  private final boolean xCounter;

  private RowFields(final ReplayOptions options, final List<Metric> metrics) throws UsageException {
    this.options = options;
    common = new FieldOptions(options, metrics);
    unit = enumOf(Words.choice("--x-unit", options.xUnit, "none", "s", "ms", "us", "ns"));
    xCounter = Words.choice("--x-kind", options.xKind, "time", "counter").equals("counter");
    xType = typeOf(Words.choice("--x-type", options.xType, "long", "double"));
    final String ofReset = common.reset().needsUnsigned() ? "ulong" : "long";
    yType = typeOf(yWord(ofReset));
  }

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
    return new RowFields(options, metrics).layout(maxKeyBytes, window);
  }

  private static XUnit enumOf(final String word) {
    return XUnit.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static NumberType typeOf(final String word) {
    return NumberType.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private String yWord(final String fallback) throws UsageException {
    final String word = Words.choice("--y-type", options.yType, "long", "ulong", "double");
    if (options.yType == null) {
      return fallback;
    }
    if (fallback.equals("ulong") && word.equals("long")) {
      throw new UsageException(
          "--reset " + common.reset() + " takes --y-type ulong or double, not long");
    }
    return word;
  }

  private Layout layout(final int maxKeyBytes, final int window) throws UsageException {
    requireColumns();
    if (hasUnit() && xType == NumberType.DOUBLE) {
      throw new UsageException(
          "--x-unit "
              + options.xUnit
              + " reads x into whole ns: leave out --x-type double, or --x-unit");
    }
    if (xCounter && options.idleTimeout != null) {
      throw new UsageException(
          "--idle-timeout needs an x that is a time: leave it out, or --x-kind counter");
    }
    final RowOptions rows =
        new RowOptions(
            Words.names("--key", options.key),
            oneColumn(options.x),
            Words.names("--y", options.y),
            xType,
            yType,
            unit,
            maxKeyBytes);
    final List<FieldSchema> fields = new ArrayList<>();
    for (final String column : rows.yColumns()) {
      fields.add(field(column));
    }
    return new Layout(rows, schema(fields, window), false, hasUnit());
  }

  private boolean hasUnit() {
    return unit != XUnit.NONE;
  }

  private void requireColumns() throws UsageException {
    final List<String> absent = new ArrayList<>(List.of("--key", "--x", "--y"));
    absent.removeAll(options.columnOptions().keySet());
    if (!absent.isEmpty()) {
      throw new UsageException(
          "csv and ndjson need --key, --x and --y to name the columns; missing: "
              + String.join(", ", absent));
    }
  }

  private static String oneColumn(final String word) throws UsageException {
    if (word.isEmpty()) {
      throw new UsageException("--x has an empty name");
    }
    return word;
  }

  private FieldSchema field(final String name) throws UsageException {
    final String kind = Words.choice("--y-kind", options.yKind, "counter", "gauge");
    final boolean gauge = options.yKind == null ? yType == NumberType.DOUBLE : kind.equals("gauge");
    FieldSchema field =
        (gauge ? FieldSchema.gauge(name) : FieldSchema.counter(name))
            .yType(yType)
            .xType(xType)
            .scale(scale());
    if (xCounter) {
      field = field.overCounter();
    }
    if (options.maxGap != null) {
      field =
          xType == NumberType.DOUBLE
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
        xType == NumberType.DOUBLE
            ? Distance.real("--tau", options.tau)
            : distance("--tau", options.tau));
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
    return xType == NumberType.DOUBLE
        ? schema.idleTimeout(Distance.real("--idle-timeout", options.idleTimeout))
        : schema.idleTimeout(distance("--idle-timeout", options.idleTimeout));
  }

  private long distance(final String option, final String given) throws UsageException {
    return hasUnit() ? Distance.nanos(option, given, unit) : Distance.whole(option, given);
  }
}
