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
import java.io.IOException;

/** Lines of ndjson. */
final class NdjsonDecoder extends JsonLineDecoder {
  private final NdjsonRow row;

  NdjsonDecoder(final RowBuffer buffer, final String inputName, final RowSchema options) {
    super(buffer, inputName);
    row = new NdjsonRow(options);
  }

  @Override
  JsonRow row() {
    return row;
  }

  @Override
  public int next(final Sample sample) throws IOException, InputException, UsageException {
    row.addPointers();
    return super.next(sample);
  }
}
