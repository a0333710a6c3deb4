// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import io.fluxion.Sample;
import io.fluxion.collector.input.Excerpt;
import io.fluxion.collector.input.Utf8;
import java.util.Arrays;

/**
 * Writes a series as a key, which {@link io.fluxion.collector.row.SeriesKey} takes apart again: its
 * name and labels as exposed, in their order, without blanks, and no braces where there is no
 * label. Where there are several targets, each has its own label {@code instance} at the end, and
 * one of that name that the series brings along becomes {@code exported_instance}, as Prometheus
 * has it.
 *
 * <p>Not thread-safe. Nothing allocates but {@link #why}.
 */
final class SeriesKeyWriter {
  private static final int MAX_LABELS = 128;
  private static final byte[] INSTANCE = MetricType.ascii("instance");
  private static final byte[] EXPORTED = MetricType.ascii("exported_");

  private final byte[] instance;
  private final int[] nameFrom = new int[MAX_LABELS];
  private final int[] nameTo = new int[MAX_LABELS];
  private final int[] valueFrom = new int[MAX_LABELS];
  private final int[] valueTo = new int[MAX_LABELS];
  private byte[] bytes;
  private int metricFrom;
  private int metricTo;
  private int labels;
  private byte[] key;
  private int length;

  /** A writer of keys that end with a label such as {@code instance="host:80"}; null for none. */
  SeriesKeyWriter(final byte[] instance) {
    this.instance = instance;
  }

  /** Begins a series with the metric's name. */
  void begin(final byte[] newBytes, final int from, final int to) {
    bytes = newBytes;
    metricFrom = from;
    metricTo = to;
    labels = 0;
  }

  /** Adds a label; its value comes with its quotes. */
  void label(final int newNameFrom, final int newNameTo, final int from, final int to) {
    if (labels < MAX_LABELS) {
      nameFrom[labels] = newNameFrom;
      nameTo[labels] = newNameTo;
      valueFrom[labels] = from;
      valueTo[labels] = to;
    }
    labels++;
  }

  /** Gives the series' key to a sample; false where it cannot be one. */
  boolean write(final Sample sample) {
    key = sample.key();
    length = 0;
    if (labels > MAX_LABELS || findRepeated() >= 0) {
      return false;
    }
    add(bytes, metricFrom, metricTo);
    for (int i = 0; i < labels; i++) {
      add(i == 0 ? '{' : ',');
      if (instance != null && prefixes(i) == 0) {
        addPrefixes();
      }
      add(bytes, nameFrom[i], nameTo[i]);
      add('=');
      add(bytes, valueFrom[i], valueTo[i]);
    }
    if (instance != null) {
      add(labels == 0 ? '{' : ',');
      add(instance, 0, instance.length);
    }
    if (instance != null || labels > 0) {
      add('}');
    }
    if (length > key.length || Utf8.findInvalid(key, 0, length) >= 0) {
      return false;
    }
    sample.keyLength(length);
    return true;
  }

  /** Why {@link #write} answered false. */
  String why() {
    if (labels > MAX_LABELS) {
      return "it has " + labels + " labels, more than " + MAX_LABELS;
    }
    final int repeated = findRepeated();
    if (repeated >= 0) {
      return "the label '"
          + Excerpt.of(bytes, nameFrom[repeated], nameTo[repeated])
          + "' comes twice";
    }
    return length > key.length
        ? "the key is " + length + " bytes long, more than --max-key-bytes " + key.length
        : "the key '" + Excerpt.of(key, 0, length) + "' is not valid UTF-8";
  }

  private int findRepeated() {
    for (int i = 1; i < labels; i++) {
      for (int j = 0; j < i; j++) {
        if (Arrays.equals(bytes, nameFrom[i], nameTo[i], bytes, nameFrom[j], nameTo[j])) {
          return i;
        }
      }
    }
    return -1;
  }

  /** As many times {@code exported_} as make a name of {@code instance} that is not taken yet. */
  private void addPrefixes() {
    int prefixes = 0;
    int i = 0;
    while (i < labels) {
      if (prefixes(i) == prefixes) {
        prefixes++;
        add(EXPORTED, 0, EXPORTED.length);
        i = 0;
      } else {
        i++;
      }
    }
  }

  /** How many times a label's name is {@code exported_} before {@code instance}; or -1. */
  private int prefixes(final int label) {
    final int to = nameTo[label];
    int from = nameFrom[label];
    int prefixes = 0;
    while (to - from > EXPORTED.length
        && MetricType.is(EXPORTED, bytes, from, from + EXPORTED.length)) {
      from += EXPORTED.length;
      prefixes++;
    }
    return MetricType.is(INSTANCE, bytes, from, to) ? prefixes : -1;
  }

  private void add(final char one) {
    if (length < key.length) {
      key[length] = (byte) one;
    }
    length++;
  }

  private void add(final byte[] from, final int start, final int end) {
    final int room = Math.max(0, Math.min(end - start, key.length - length));
    System.arraycopy(from, start, key, Math.min(length, key.length), room);
    length += end - start;
  }
}
