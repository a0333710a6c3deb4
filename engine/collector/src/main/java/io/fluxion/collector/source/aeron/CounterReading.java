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
package io.fluxion.collector.source.aeron;

import io.fluxion.Sample;
import io.fluxion.collector.input.Utf8;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * Reads one counter, label and value, while its owner may free it and give its number to another:
 * either both are the same counter's, or nothing is read.
 *
 * <p>An owner who takes a number again first sets its state to RECLAIMED, then its value to 0, then
 * writes the label, and at last sets the state to ALLOCATED. So a value of the next counter, or the
 * 0 before it, can only be seen by somebody who then sees another state or label than before.
 *
 * <p>Not thread-safe. Nothing allocates.
 */
final class CounterReading {
  private static final int ATTEMPTS = 3;
  private static final int RADIX = 10;

  private final byte[] label = new byte[CountersReader.MAX_LABEL_LENGTH];
  private final byte[] labelAfter = new byte[CountersReader.MAX_LABEL_LENGTH];
  private int id;
  private int labelLength;
  private long value;

  CounterReading() {}

  /** Reads a counter; false where it is not in use, or changes all the time. */
  boolean read(final CountersReader counters, final int newId) {
    id = newId;
    for (int i = 0; i < ATTEMPTS; i++) {
      if (counters.getCounterState(id) != CountersReader.RECORD_ALLOCATED) {
        return false;
      }
      if (readOnce(counters)) {
        return true;
      }
    }
    return false;
  }

  private boolean readOnce(final CountersReader counters) {
    final long registration = counters.getCounterRegistrationId(id);
    labelLength = readLabel(counters, label);
    // The label's bytes are plain reads, which the volatile one behind them would not hold back.
    VarHandle.loadLoadFence();
    value = counters.getCounterValue(id);
    // Behind a volatile read nothing is read too early.
    return counters.getCounterState(id) == CountersReader.RECORD_ALLOCATED
        && counters.getCounterRegistrationId(id) == registration
        && labelLength >= 0
        && readLabel(counters, labelAfter) == labelLength
        && Arrays.equals(label, 0, labelLength, labelAfter, 0, labelLength);
  }

  private int readLabel(final CountersReader counters, final byte[] target) {
    final AtomicBuffer metadata = counters.metaDataBuffer();
    final int offset = CountersReader.metaDataOffset(id) + CountersReader.LABEL_OFFSET;
    final int length = metadata.getIntVolatile(offset);
    if (length < 0 || length > CountersReader.MAX_LABEL_LENGTH) {
      return -1;
    }
    metadata.getBytes(offset + Integer.BYTES, target, 0, length);
    return length;
  }

  long value() {
    return value;
  }

  /** How long the key is. */
  int keyLength() {
    int digits = 1;
    for (int rest = id / RADIX; rest > 0; rest /= RADIX) {
      digits++;
    }
    return labelLength == 0 ? digits : digits + 1 + labelLength;
  }

  /**
   * Writes the key: the number, a space, the label. Owners cut long labels at a byte, so that what
   * is no UTF-8 becomes question marks.
   *
   * @param sample has room for {@link #keyLength}
   */
  void writeKey(final Sample sample) {
    final byte[] key = sample.key();
    final int length = keyLength();
    int at = length;
    if (labelLength > 0) {
      at -= labelLength;
      System.arraycopy(label, 0, key, at, labelLength);
      int invalid = Utf8.findInvalid(key, at, length);
      while (invalid >= 0) {
        key[invalid] = '?';
        invalid = Utf8.findInvalid(key, invalid, length);
      }
      key[--at] = ' ';
    }
    int rest = id;
    do {
      key[--at] = (byte) ('0' + rest % RADIX);
      rest /= RADIX;
    } while (at > 0);
    sample.keyLength(length);
  }
}
