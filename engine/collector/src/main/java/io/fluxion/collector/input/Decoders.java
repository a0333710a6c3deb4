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

import io.fluxion.collector.row.RowSchema;

/** Makes the decoder of a format. */
public final class Decoders {
  private Decoders() {}

  /**
   * A decoder at the beginning of an input. Reads nothing yet.
   *
   * @param format what the input holds; a text, since what a recording holds stands in its header
   *     (the recording package has one)
   * @param buffer over the input; the decoder is its only reader from now on
   * @param inputName what messages call the input
   * @param options what the columns mean
   * @return a new decoder
   * @throws UsageException where a column is not named as the format names columns
   */
  public static Decoder open(
      final Format format, final RowBuffer buffer, final String inputName, final RowSchema options)
      throws UsageException {
    return switch (format) {
      case DOCKER ->
          new JsonDecoder(buffer, inputName, new DockerFrameReader(options.maxKeyBytes()));
      case CSV -> new CsvDecoder(buffer, inputName, options);
      case NDJSON -> new JsonDecoder(buffer, inputName, new NdjsonRow(options));
      case FLUXION ->
          throw new IllegalArgumentException(inputName + " is a recording, which has no lines");
    };
  }
}
