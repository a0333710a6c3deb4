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

import java.util.Map;
import java.util.TreeMap;

/**
 * What a recording of a live run has for its replay: the options whose defaults differ from those
 * of {@code fluxion replay}, or which were given, and which decide what becomes of a row. By name,
 * each with its word.
 */
final class ReplaySettings {
  private static final String IDLE_TIMEOUT = "--idle-timeout";
  private static final String MAX_GAP = "--max-gap";
  private static final String MAX_KEYS = "--max-keys";

  private ReplaySettings() {}

  /** Those of a run. */
  static Map<String, String> of(final LiveOptions options, final int maxKeys) {
    final Map<String, String> settings = new TreeMap<>();
    settings.put(IDLE_TIMEOUT, options.idleTimeout);
    settings.put(MAX_GAP, options.maxGap);
    settings.put(MAX_KEYS, String.valueOf(maxKeys));
    settings.values().removeIf(word -> word == null);
    return settings;
  }

  /**
   * Has options that were not given say what the recording does; what else it has is passed over.
   */
  static void fillIn(final StoreOptions options, final Columns columns) {
    final Map<String, String> settings = columns.settings();
    if (options.idleTimeout == null && !columns.xCounter()) {
      options.idleTimeout = settings.get(IDLE_TIMEOUT);
    }
    if (options.maxGap == null) {
      options.maxGap = settings.get(MAX_GAP);
    }
    if (options.maxKeys == null) {
      options.maxKeys = settings.get(MAX_KEYS);
    }
  }
}
