package io.fluxion.collector;

import io.fluxion.derivative.DerivativeField;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.SampleStatus;
import io.fluxion.state.KeyDictionary;
import java.nio.charset.StandardCharsets;
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
    final KeyDictionary keys = store.state().byteKeys();
    for (int slot = keys.first(); slot >= 0; slot = keys.next(slot)) {
      final byte[] key = new byte[keys.keyLength(slot)];
      keys.copyKey(slot, key, 0);
      final StringBuilder text = new StringBuilder(new String(key, StandardCharsets.UTF_8));
      for (int i = 0; i < store.fieldCount(); i++) {
        add(text, store.field(i), slot);
      }
      readings.add(text.toString());
    }
    return readings;
  }

  private static void add(final StringBuilder text, final DerivativeField field, final int slot) {
    final int length = field.windowLength(slot);
    text.append(" | ").append(length).append(' ').append(field.resets(slot));
    if (length == 0) {
      return;
    }
    text.append(' ').append(field.valueBits(slot));
    text.append(' ').append(field.increaseHigh(slot)).append(' ').append(field.increaseLow(slot));
    for (int age = 0; age < length - 1; age++) {
      add(text, field.derivative(slot, age));
    }
    add(text, field.rate(slot));
    add(text, field.slope(slot));
    add(text, field.intercept(slot));
    add(text, field.yMin(slot));
    add(text, field.yMax(slot));
    add(text, field.yMean(slot));
  }

  private static void add(final StringBuilder text, final double value) {
    text.append(' ').append(Long.toHexString(Double.doubleToRawLongBits(value)));
  }
}
