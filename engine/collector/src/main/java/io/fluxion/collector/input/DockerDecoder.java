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

import java.nio.charset.StandardCharsets;

/** Lines of stats frames as the Docker Engine API streams them. */
final class DockerDecoder extends JsonLineDecoder {
  private final DockerFrameReader row;

  DockerDecoder(final RowBuffer buffer, final String inputName, final int maxKeyBytes) {
    super(buffer, inputName);
    row = new DockerFrameReader(maxKeyBytes);
  }

  @Override
  JsonRow row() {
    return row;
  }

  @Override
  public String label() {
    return row.labelLength() == DockerFrameReader.NO_LABEL
        ? null
        : new String(row.label(), 0, row.labelLength(), StandardCharsets.UTF_8);
  }
}
