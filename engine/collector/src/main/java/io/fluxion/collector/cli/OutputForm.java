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

/** The forms of what a run writes. */
enum OutputForm {
  /** For a person: the keys as they are at the end, or now. */
  TABLE,
  /** A line for each field of each row, behind a header. */
  CSV,
  /** An object of JSON a line for each field of each row. */
  NDJSON,
  /** Counts of the keys at the end: samples, span, gaps and falls. */
  SUMMARY,
  /** Nothing. */
  NONE
}
