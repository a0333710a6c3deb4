/**
 * Fluxion's own recording: rows in columns, in blocks that stand each for themselves.
 *
 * <pre>
 *   Sample ─► RecordingWriter ─► file:  | header | block | block | block ...
 *                                          │         │
 *                                  FileHeader        BlockHeader, BlockBody
 *                                          │         │
 *   ByteFeed (mapped file, stream) ─► RecordingReader ─► Block ─┬► codec: rows as Samples
 *                                                               ├► BlockUpdate ─► DerivativeStore
 *                                                               └► Inspection
 * </pre>
 *
 * <p>Little-endian, everything at multiples of 8 bytes. The three descriptors have the byte
 * pictures. Nothing that comes from a file is believed before it was checked: not a length, a
 * count, an id, nor a name.
 *
 * <p>Imports run one way: {@code codec} and {@code sink} use this package, which uses {@code
 * source} and the core.
 */
package io.fluxion.collector.recording;
