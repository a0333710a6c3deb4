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
