// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.Metric;
import io.fluxion.collector.row.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From options and what rows are to a store for them. */
final class StoreBuilder {
  // Also the largest scale that a field of frames has of its own: bytes per second of bytes per ns.
  private static final double NANOS_PER_SECOND = 1e9;

  private static final int DEFAULT_MAX_KEYS = 131_072;
  private static final int FEWEST_DEFAULT_KEYS = 64;

  /** What a store takes at most where nobody says how many keys it has. */
  private static final long DEFAULT_BYTES = 128L << 20;

  private final StoreOptions options;
  private final RowSchema rows;

  StoreBuilder(final StoreOptions options, final RowSchema rows) {
    this.options = options;
    this.rows = rows;
  }

  /** Checks the options against one another and against the rows. */
  DerivativeSchema schema() throws UsageException {
    if (metrics(Metric.EWMA) && options.tau == null) {
      throw new UsageException(
          "--emit ewma needs --tau DX: the average's time constant, in the unit of x");
    }
    if (rows.isFramed() && Double.isFinite(options.maxRate())) {
      throw new UsageException(
          "--max-rate has one unit, and the fields of frames have several: leave it out, or name"
              + " the columns of rows with --key, --x and --y");
    }
    if (rows.xCounter() && options.idleTimeout != null) {
      throw new UsageException(
          "--idle-timeout needs an x that is a time: leave it out, or --x-kind counter");
    }
    if (!Double.isFinite(options.scale * (rows.nanoseconds() ? NANOS_PER_SECOND : 1))) {
      throw Converters.invalid(
          "--scale",
          String.valueOf(options.scale),
          "is too large beside " + (rows.isFramed() ? "the fields of frames" : "--x-unit"));
    }
    final List<FieldSchema> fields = new ArrayList<>();
    if (rows.isFramed()) {
      for (final FieldSchema field : rows.frames().schemas(field -> field)) {
        // A gap is one of time; the other x is CPU time.
        final FieldSchema scaled = policies(field).scale(field.scale() * options.scale);
        fields.add(field.isXCounter() ? scaled : gap(scaled));
      }
    } else {
      for (final String name : rows.fields()) {
        fields.add(gap(policies(column(name))));
      }
    }
    final DerivativeSchema schema = DerivativeSchema.of(fields).window(options.window);
    return idleTimeout(rows.isFramed() ? schema.framed() : schema);
  }

  private boolean metrics(final Metric metric) {
    return options.metrics().contains(metric);
  }

  private FieldSchema column(final String name) {
    // x with a unit is in ns, and rates are to be per second.
    final double factor = rows.nanoseconds() ? NANOS_PER_SECOND : 1;
    final FieldSchema field =
        (rows.gauge() ? FieldSchema.gauge(name) : FieldSchema.counter(name))
            .yType(rows.yType())
            .xType(rows.xType())
            .scale(options.scale * factor);
    return rows.xCounter() ? field.overCounter() : field;
  }

  private FieldSchema policies(final FieldSchema of) throws UsageException {
    FieldSchema field = of.reset(options.reset);
    field = options.duplicate == StoreOptions.Duplicate.KEEP_LAST ? field.keepLast() : field;
    field = options.nan == StoreOptions.NanRule.PROPAGATE ? field.propagateNaN() : field;
    field = options.missing == StoreOptions.MissingRule.BREAK ? field.breakOnMissing() : field;
    field = metrics(Metric.CHANGES) ? field.countChanges() : field;
    field = Double.isFinite(options.maxRate()) ? field.maxRate(options.maxRate()) : field;
    if (options.tau != null) {
      final double tau = options.tau.doubleValue("--tau", rows);
      if (tau == 0) {
        throw Converters.invalid("--tau", options.tau.text(), "is not above 0");
      }
      field = metrics(Metric.EWMA) ? field.ewma(tau) : field;
    }
    return metrics(Metric.INTEGRAL)
        ? field.integral(options.integral).integralUnit(rows.nanoseconds() ? NANOS_PER_SECOND : 1)
        : field;
  }

  private FieldSchema gap(final FieldSchema field) throws UsageException {
    if (options.maxGap == null) {
      return field;
    }
    return rows.xType() == NumberType.DOUBLE
        ? field.maxGap(options.maxGap.doubleValue("--max-gap", rows))
        : field.maxGap(options.maxGap.longValue("--max-gap", rows));
  }

  private DerivativeSchema idleTimeout(final DerivativeSchema schema) throws UsageException {
    if (options.idleTimeout == null) {
      return schema;
    }
    return rows.xType() == NumberType.DOUBLE
        ? schema.idleTimeout(options.idleTimeout.doubleValue("--idle-timeout", rows))
        : schema.idleTimeout(options.idleTimeout.longValue("--idle-timeout", rows));
  }

  /** Takes the store's memory, or says why it cannot be had. */
  DerivativeStore build() throws FailureException, UsageException {
    final DerivativeSchema schema = schema();
    final long heap = Runtime.getRuntime().maxMemory();
    try {
      final int keys =
          options.maxKeys == null
              ? defaultKeys(schema, Math.min(DEFAULT_BYTES, heap / 2))
              : options.maxKeys;
      final DerivativeStore.Builder builder = builder(schema, keys);
      if (builder.footprintBytes() > heap) {
        throw tooLarge(keys, builder.footprintBytes());
      }
      try {
        return builder.build();
      } catch (final OutOfMemoryError e) {
        throw tooLarge(keys, builder.footprintBytes());
      }
    } catch (final IllegalArgumentException e) {
      // The options are right one by one; it is the store that they do not fit together in.
      throw new UsageException(e.getMessage());
    }
  }

  /** 131,072, or what of its halves fits some bytes first. */
  private int defaultKeys(final DerivativeSchema schema, final long bytes) {
    int keys = DEFAULT_MAX_KEYS;
    while (keys > FEWEST_DEFAULT_KEYS && footprint(schema, keys) > bytes) {
      keys /= 2;
    }
    return keys;
  }

  /** The bytes of a store, of which so many keys and samples may be more than there can be. */
  private long footprint(final DerivativeSchema schema, final int keys) {
    try {
      return builder(schema, keys).footprintBytes();
    } catch (final IllegalArgumentException e) {
      return Long.MAX_VALUE;
    }
  }

  private DerivativeStore.Builder builder(final DerivativeSchema schema, final int keys) {
    return DerivativeStore.builder(schema).maxKeys(keys).byteKeys(rows.maxKeyBytes());
  }

  private static FailureException tooLarge(final int keys, final long bytes) {
    return new FailureException(
        String.format(
            Locale.ROOT,
            "the store of %d keys needs %d bytes, the heap has at most %d:"
                + " give a lower --max-keys (or --window), or java -Xmx%dm",
            keys,
            bytes,
            Runtime.getRuntime().maxMemory(),
            (bytes >> 20) / 4 * 5 + 64));
  }
}
