// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.SampleStatus;
import java.util.ArrayList;
import java.util.List;

/** All that a store of byte-string keys can be asked, bit for bit, as text. */
public final class StoreReadings {
  private StoreReadings() {}

  /** The counts of every status, then a line for each key, in order of arrival. */
  public static List<String> of(final DerivativeStore store) {
    final List<String> readings = new ArrayList<>();
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      for (int i = 0; i < store.fieldCount(); i++) {
        readings.add(SampleStatus.name(status) + ' ' + i + ' ' + store.field(i).count(status));
      }
    }
    for (int handle = store.first(); handle != DerivativeStore.NONE; handle = store.next(handle)) {
      final StringBuilder text = new StringBuilder(store.name(handle));
      if (store.schema().isExpiring()) {
        text.append(' ').append(store.lastHeard(handle));
      }
      for (int i = 0; i < store.fieldCount(); i++) {
        add(text, store.field(i), handle);
      }
      readings.add(text.toString());
    }
    return readings;
  }

  private static void add(final StringBuilder text, final DerivativeField field, final int handle) {
    final int length = field.windowLength(handle);
    text.append(" | ").append(length).append(' ').append(field.resets(handle));
    if (length == 0) {
      return;
    }
    text.append(' ').append(field.valueBits(handle));
    text.append(' ')
        .append(field.increaseHigh(handle))
        .append(' ')
        .append(field.increaseLow(handle));
    for (int age = 0; age < length - 1; age++) {
      add(text, field.derivative(handle, age));
    }
    add(text, field.rate(handle));
    add(text, field.slope(handle));
    add(text, field.intercept(handle));
    add(text, field.yMin(handle));
    add(text, field.yMax(handle));
    add(text, field.yMean(handle));
  }

  private static void add(final StringBuilder text, final double value) {
    text.append(' ').append(Long.toHexString(Double.doubleToRawLongBits(value)));
  }
}
