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
package io.fluxion.collector.input;

import io.fluxion.Sample;
import io.fluxion.collector.row.RowSchema;

/** How the numbers of a row are read, and how they reach a sample: one x for all fields. */
final class RowNumbers {
  final NumberReader x;
  final NumberReader y;
  private final int fields;

  RowNumbers(final RowSchema options) {
    x = NumberReader.ofX(options.xType(), options.xUnit());
    y = NumberReader.ofY(options.yType());
    fields = options.yColumns().size();
  }

  /** Gives all fields the x that was read last. */
  void setX(final Sample sample) {
    final long bits = x.bits();
    for (int i = 0; i < fields; i++) {
      sample.setXBits(i, bits);
    }
  }

  /** Gives a field the y that was read last. */
  void setY(final Sample sample, final int field) {
    sample.setYBits(field, y.bits());
  }
}
