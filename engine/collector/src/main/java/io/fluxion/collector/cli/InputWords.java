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

import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.UsageException;
import java.util.List;
import java.util.Locale;

/** Checks the words for what is read, each by itself. */
final class InputWords {
  private static final int DEFAULT_MAX_KEY_BYTES = 256;
  private static final int LARGEST_MAX_KEY_BYTES = 65_535;

  private InputWords() {}

  /** What to read, one or more. */
  static List<String> files(final List<String> files) throws UsageException {
    if (files.isEmpty()) {
      throw new UsageException("give a FILE to read, or - for standard input");
    }
    if (files.indexOf(Input.STANDARD_INPUT) != files.lastIndexOf(Input.STANDARD_INPUT)) {
      throw new UsageException("- is given twice: standard input can be read only once");
    }
    return List.copyOf(files);
  }

  /** The format of all files, or null where each one's content tells. */
  static Format format(final InputOptions options) throws UsageException {
    final String format =
        Words.choice("--format", options.format, "auto", "docker", "csv", "ndjson", "fluxion");
    return format.equals("auto") ? null : Format.valueOf(format.toUpperCase(Locale.ROOT));
  }

  /** The longest key. */
  static int maxKeyBytes(final InputOptions options) throws UsageException {
    return Words.integer(
        "--max-key-bytes", options.maxKeyBytes, DEFAULT_MAX_KEY_BYTES, 1, LARGEST_MAX_KEY_BYTES);
  }
}
