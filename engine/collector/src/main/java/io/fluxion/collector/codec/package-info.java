/**
 * From bytes to samples: csv, ndjson, the stats frames of the Docker Engine API, and recordings.
 *
 * <pre>
 *   RowBuffer ─► Format.detect ─► Decoders.open ─► Decoder ─► Sample
 *                                                    │
 *                                                    ├ CsvDecoder: allocates nothing per row
 *                                                    ├ NdjsonDecoder
 *                                                    ├ DockerDecoder ─► DockerFrameReader
 *   RecordingReader ─────────────────────────────────┴ RecordingDecoder: allocates nothing per row
 * </pre>
 *
 * <p>Decimal parsing is own code ({@code NumberReader} and its kin): it is on the path that must
 * not allocate. JSON is jackson-core's streaming parser. A row that cannot be read is named by line
 * and reason and never costs another row.
 */
package io.fluxion.collector.codec;
