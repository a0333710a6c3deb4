// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What is exposed for Prometheus: the derivatives of each key, and how the engine is.
 *
 * <pre>
 *   a scrape ─► MetricsEndpoint ─► ExposedSource (keys) ─► SourceLoop.read ─► store
 *                                └► EngineMetrics (the engine itself)
 * </pre>
 *
 * <p>The text format is of the library of Prometheus, the server is the JDK's.
 */
package io.fluxion.collector.metrics;
