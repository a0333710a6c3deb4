// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
