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
import io.fluxion.collector.source.SampleOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What has one number in a file: another key whenever its label changes.
 *
 * <p>Not thread-safe. Nothing allocates while the label stays.
 */
final class Counter {
  private final int id;

  /** The label of what was handed on last, null where that has ended. */
  private byte[] label;

  /** The key that was handed on last; null where that has ended, or is too long. */
  private byte[] key;

  Counter(final int id) {
    this.id = id;
  }

  /**
   * Hands on its value.
   *
   * @param text has the label
   * @param sample its x is set
   * @param path the file's, for a person
   */
  void handOn(
      final byte[] text,
      final int length,
      final long value,
      final Sample sample,
      final String path,
      final SampleOutput out) {
    if (label == null || !Arrays.equals(label, 0, label.length, text, 0, length)) {
      end(out);
      label = Arrays.copyOf(text, length);
      makeKey(sample.key().length, path, out);
    }
    if (key != null) {
      System.arraycopy(key, 0, sample.key(), 0, key.length);
      sample.keyLength(key.length);
      sample.setY(0, value);
      out.sample(sample);
    }
  }

  /**
   * The number, a space, the label. Owners cut long labels at a byte, so that what is no UTF-8
   * becomes question marks.
   */
  private void makeKey(final int maxLength, final String path, final SampleOutput out) {
    final byte[] prefix =
        (label.length == 0 ? "" + id : id + " ").getBytes(StandardCharsets.US_ASCII);
    final byte[] made = Arrays.copyOf(prefix, prefix.length + label.length);
    if (made.length > maxLength) {
      out.malformed(
          path + ": counter " + id,
          "the key is " + made.length + " bytes long, more than --max-key-bytes " + maxLength);
      return;
    }
    System.arraycopy(label, 0, made, prefix.length, label.length);
    int invalid = Utf8.findInvalid(made, 0, made.length);
    while (invalid >= 0) {
      made[invalid] = '?';
      invalid = Utf8.findInvalid(made, invalid, made.length);
    }
    key = made;
  }

  /** What had the number is no more, if there was something. */
  void end(final SampleOutput out) {
    if (key != null) {
      out.gone(key, key.length);
    }
    key = null;
    label = null;
  }
}
