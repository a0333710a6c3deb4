// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.metrics;

import io.fluxion.FieldSchema;
import java.util.HashSet;
import java.util.Set;

/**
 * What a field's derivative is called as a metric, by the conventions of Prometheus: a prefix of
 * its own, base units at the end, ratios instead of percent. Only the fields of frames are known to
 * be percent or CPU cores; what a user calls so is a column like others. A user's scale is divided
 * out, or the units would not be true.
 */
final class FieldNames {
  private static final String PREFIX = "fluxion_";
  private static final String PERCENT = "_percent";
  private static final String CORES = "_cores";
  private static final double TO_RATIO = 0.01;
  private static final double SECONDS = 1e-9;

  /** Endings that say what a metric is, which a gauge is not. */
  private static final String[] RESERVED = {"_total", "_created", "_bucket", "_info"};

  private final Set<String> taken = new HashSet<>(EngineMetrics.NAMES);
  private final boolean nanoseconds;
  private final boolean frames;
  private final double scale;

  /**
   * No names given yet but those of the engine's own metrics.
   *
   * @param frames whether the fields are those of frames, in which a scale of 1 is one of ns to ns
   * @param nanoseconds whether rates are per second
   * @param scale of the user: a part of every field's scale
   */
  FieldNames(final boolean frames, final boolean nanoseconds, final double scale) {
    this.frames = frames;
    this.nanoseconds = nanoseconds;
    this.scale = scale;
  }

  /**
   * By how much a derivative is multiplied to be in the unit of its name; what that makes of a
   * scale of 0 is NaN, not known.
   */
  double factor(final FieldSchema field) {
    return (isPercent(field) ? TO_RATIO : 1) / scale;
  }

  private boolean isPercent(final FieldSchema field) {
    return frames && field.name().endsWith(PERCENT);
  }

  /** The name of the last derivative. */
  String derivative(final FieldSchema field) {
    return own(stem(field) + unit(field));
  }

  /** The name of the rate over the window. */
  String rate(final FieldSchema field) {
    return own(stem(field) + "_window" + unit(field));
  }

  /** The name of the value itself, of a gauge. */
  String value(final FieldSchema field) {
    return own(stem(field));
  }

  /** Whether a counter is exposed as it is; CPU percent is of the counter of CPU cores. */
  boolean hasTotal(final FieldSchema field) {
    return !isPercent(field);
  }

  /** The name of a counter as it is, without the ending {@code _total}. */
  String total(final FieldSchema field) {
    final String stem = stem(field);
    return own(isTime(field) ? without(CORES, stem) + "_seconds" : stem);
  }

  /** By how much a counter is multiplied to be in the unit of its name. */
  double base(final FieldSchema field) {
    return isTime(field) ? SECONDS : 1;
  }

  /** Whether a frame's field is a time in ns: its derivative over ns has no factor. */
  private boolean isTime(final FieldSchema field) {
    return frames && !isPercent(field) && field.scale() == scale;
  }

  private String stem(final FieldSchema field) {
    String name = PREFIX + field.name().replaceAll("[^a-zA-Z0-9_]", "_");
    name = isPercent(field) ? without(PERCENT, name) : name;
    String longer;
    do {
      longer = name;
      for (final String ending : RESERVED) {
        name = without(ending, name);
      }
    } while (name.length() < longer.length());
    return name;
  }

  private static String without(final String ending, final String name) {
    return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
  }

  private String unit(final FieldSchema field) {
    if (isPercent(field)) {
      return "_ratio";
    }
    if (isTime(field)) {
      return field.name().endsWith(CORES) ? "" : "_seconds_per_second";
    }
    return nanoseconds ? "_per_second" : "_per_x";
  }

  /** Two fields whose names differ in their punctuation only are still two. */
  private String own(final String name) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + '_' + i;
    }
    return free;
  }
}
