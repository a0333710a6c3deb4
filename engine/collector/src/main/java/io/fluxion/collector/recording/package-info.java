// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Fluxion's own recording: rows in columns, in blocks that stand each for themselves.
 *
 * <pre>
 *   Sample ─► RecordingWriter ─► file:  | header | block | block | ... | end mark |
 *                                          │         │
 *                                  FileHeader        BlockHeader, BlockBody
 *                                          │         │
 *   RowBuffer (file, stream)      ─► RecordingReader ─► Block ─► RecordingDecoder ─► Sample
 * </pre>
 *
 * <p>Little-endian, everything at multiples of 8 bytes. The three descriptors have the byte
 * pictures. Nothing that comes from a file is believed before it was checked: not a length, a
 * count, an id, nor a name.
 */
package io.fluxion.collector.recording;
