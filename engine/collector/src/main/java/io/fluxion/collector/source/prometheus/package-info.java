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
 * Scrapes targets that expose metrics as Prometheus does: series are keys.
 *
 * <pre>
 *   ScrapeSource ─► Target (one per URL) ─► Fetch (a thread, the JDK's HTTP client) ─► Answer
 *                                                                                      │
 *         Sample ◄─ SeriesLimit ◄─ ExpositionReader (MetricType, SeriesKeyWriter) ◄────┘
 * </pre>
 *
 * <p>Threads of requests collect bytes and decompress them, within {@link
 * io.fluxion.collector.source.prometheus.AnswerMemory}; everything else is on the source's thread,
 * in slices of 5 ms, one target after another. What an answer costs that thread in allocation does
 * not grow with its series. Whatever an answer makes throw is its target's outage.
 */
package io.fluxion.collector.source.prometheus;
