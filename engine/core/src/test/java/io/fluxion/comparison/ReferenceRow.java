// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import java.math.BigDecimal;
import java.util.List;

/**
 * A row, or a frame, on its way to store and model.
 *
 * @param frame the frame's time, null for a row or a blank frame
 * @param points one for each field
 * @param keyScales the key's factor for each field, NaN where none comes
 */
record ReferenceRow(Long frame, List<ReferencePoint> points, double[] keyScales) {

  /**
   * By what the row moves the store's time: its newest x, or its frame's time; null for nothing.
   */
  BigDecimal time(final ReferenceRules rules) {
    if (rules.framed()) {
      return frame == null ? null : BigDecimal.valueOf(frame);
    }
    BigDecimal newest = null;
    for (int i = 0; i < points.size(); i++) {
      final BigDecimal x = points.get(i).time(rules.fields().get(i));
      if (x != null) {
        newest = newest == null ? x : newest.max(x);
      }
    }
    return newest;
  }

  @Override
  public String toString() {
    final StringBuilder text = new StringBuilder();
    if (frame != null) {
      text.append("frame ").append(frame).append(' ');
    }
    text.append(points);
    for (int i = 0; i < keyScales.length; i++) {
      if (!Double.isNaN(keyScales[i])) {
        text.append(", field ").append(i).append(" × ").append(keyScales[i]);
      }
    }
    return text.toString();
  }
}
