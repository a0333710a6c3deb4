// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

import io.fluxion.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a live source hands on; of samples, the first field. */
public final class CollectedSamples extends KeptLog {
  private final List<Row> rows = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();

  /** Keeps everything. */
  public CollectedSamples() {}

  /**
   * A sample.
   *
   * @param key as text
   * @param x of the first field
   * @param y its bits
   */
  public record Row(String key, long x, long y) {
    /** Y as a double. */
    public double number() {
      return Double.longBitsToDouble(y);
    }
  }

  @Override
  public void sample(final Sample sample, final byte[] label, final int labelLength) {
    if (!sample.hasX(0) || !sample.hasY(0)) {
      throw new AssertionError("a sample without x or y");
    }
    final String key = new String(sample.key(), 0, sample.keyLength(), StandardCharsets.UTF_8);
    rows.add(new Row(key, sample.xBits(0), sample.yBits(0)));
  }

  @Override
  public void gone(final byte[] key, final int length) {
    gone.add(new String(key, 0, length, StandardCharsets.UTF_8));
  }

  /** The keys that have ended, in order. */
  public List<String> gone() {
    return gone;
  }

  /** All samples, in order. */
  public List<Row> rows() {
    return rows;
  }

  /** The keys of all samples, in order. */
  public List<String> keys() {
    return rows.stream().map(Row::key).toList();
  }

  /** The samples of a key. */
  public List<Row> rowsOf(final String key) {
    return rows.stream().filter(row -> row.key().equals(key)).toList();
  }

  /** Forgets everything. */
  public void clear() {
    rows.clear();
    gone.clear();
    clearLog();
  }
}
