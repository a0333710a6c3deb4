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
package io.fluxion.collector.source.prometheus;

import io.fluxion.Sample;
import io.fluxion.collector.input.Excerpt;
import io.fluxion.collector.input.Utf8;

/**
 * Writes a series as a key: its name and labels as exposed, in their order, without blanks, and no
 * braces where there is no label. Where there are several targets, each has its own label {@code
 * instance} at the end, and one of that name that the series brings along becomes {@code
 * exported_instance}, as Prometheus has it.
 *
 * <p>Not thread-safe. Nothing allocates but {@link #why}.
 */
final class SeriesKey {
  private static final byte[] INSTANCE = MetricFamily.ascii("instance");
  private static final byte[] EXPORTED = MetricFamily.ascii("exported_");

  private final byte[] instance;
  private byte[] target;
  private int length;
  private boolean hasLabels;

  /**
   * A writer of keys.
   *
   * @param instance the label at the end, with its name, such as {@code instance="host:80"}; null
   *     for none
   */
  SeriesKey(final byte[] instance) {
    this.instance = instance;
  }

  /** Begins a key with the metric's name; what goes beyond the longest key is counted only. */
  void begin(final byte[] newTarget, final byte[] bytes, final int from, final int to) {
    target = newTarget;
    length = 0;
    hasLabels = false;
    add(bytes, from, to);
  }

  /** Adds a label; its value comes with its quotes. */
  void label(
      final byte[] bytes,
      final int nameFrom,
      final int nameTo,
      final int valueFrom,
      final int valueTo) {
    add(hasLabels ? ',' : '{');
    hasLabels = true;
    if (instance != null && MetricFamily.is(INSTANCE, bytes, nameFrom, nameTo)) {
      add(EXPORTED, 0, EXPORTED.length);
    }
    add(bytes, nameFrom, nameTo);
    add('=');
    add(bytes, valueFrom, valueTo);
  }

  /** Ends the key. */
  void end() {
    if (instance != null) {
      add(hasLabels ? ',' : '{');
      hasLabels = true;
      add(instance, 0, instance.length);
    }
    if (hasLabels) {
      add('}');
    }
  }

  /** Gives the key to the sample in whose bytes it was written; false where it cannot be one. */
  boolean finish(final Sample sample) {
    if (length > target.length || Utf8.findInvalid(target, 0, length) >= 0) {
      return false;
    }
    sample.keyLength(length);
    return true;
  }

  /** Why {@link #finish} answered false. */
  String why() {
    return length > target.length
        ? "the key is " + length + " bytes long, more than --max-key-bytes " + target.length
        : "the key '" + Excerpt.of(target, 0, length) + "' is not valid UTF-8";
  }

  private void add(final char one) {
    if (length < target.length) {
      target[length] = (byte) one;
    }
    length++;
  }

  private void add(final byte[] bytes, final int from, final int to) {
    final int room = Math.max(0, Math.min(to - from, target.length - length));
    System.arraycopy(bytes, from, target, Math.min(length, target.length), room);
    length += to - from;
  }
}
