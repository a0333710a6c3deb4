// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
