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
/**
 * From bytes to samples: csv, ndjson, the stats frames of the Docker Engine API, and recordings.
 *
 * <pre>
 *   RowBuffer ─► Format.detect ─► Decoders.open ─► Decoder ─► Sample
 *                                                    │
 *                                                    ├ CsvDecoder: allocates nothing per row
 *                                                    ├ JsonDecoder ┬► NdjsonRow
 *                                                    │             └► DockerFrameReader
 *   RecordingReader ─────────────────────────────────┴ RecordingDecoder: allocates nothing per row
 * </pre>
 *
 * <p>A cell of csv is found by {@code CsvScanner} and read by a {@code NumberReader}; doubles are
 * parsed by fastdoubleparser. JSON is jackson-core's streaming parser. A row that cannot be read is
 * named by line and reason and never costs another row.
 */
package io.fluxion.collector.input;
