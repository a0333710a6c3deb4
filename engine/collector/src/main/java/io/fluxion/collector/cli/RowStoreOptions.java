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
package io.fluxion.collector.cli;

import picocli.CommandLine.Option;

/** The same for rows, whose fields all have one unit. */
class RowStoreOptions extends StoreOptions {
  @Option(
      names = "--max-rate",
      paramLabel = "R",
      converter = Converters.PositiveReal.class,
      description =
          "The largest derivative there can be, in its own unit, such as the bytes per second of a"
              + " line. A larger one, up or down, is OUT_OF_RANGE. Not for frames.")
  double maxRate = Double.POSITIVE_INFINITY;

  @Override
  double maxRate() {
    return maxRate;
  }
}
