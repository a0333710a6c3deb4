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

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The words of {@code fluxion record} as they were given; null where they were not. */
public final class RecordOptions extends InputOptions {
  @Mixin FileOptions input = new FileOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The recording. A file that is there already is written over.")
  String out;

  @Option(
      names = "--max-keys",
      paramLabel = "N",
      description = {
        "How many keys the dictionary of the recording has before it begins anew and names are"
            + " written again; bounds the memory of whoever writes and reads it.",
        "Default: 131072, or fewer where keys may be very long."
      })
  String maxKeys;

  RecordOptions() {}
}
