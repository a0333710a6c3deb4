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
package io.fluxion.collector.output;

import io.fluxion.collector.row.FrameKind;
import java.util.List;

/**
 * What a table is about, and for whom.
 *
 * @param kind which frames the rows are: one line each, of the first field, in percent; or null
 * @param nanoseconds x is a time in ns, so that rates are per second
 * @param metrics those asked for; the ones that every table has anyway get no second column
 * @param ansi whether the reader is a terminal that obeys ANSI sequences
 */
public record TableStyle(FrameKind kind, boolean nanoseconds, List<Metric> metrics, boolean ansi) {
  boolean isOfFrames() {
    return kind != null;
  }

  /** What a key is called. */
  String noun() {
    return kind == null ? "key" : kind.noun();
  }
}
