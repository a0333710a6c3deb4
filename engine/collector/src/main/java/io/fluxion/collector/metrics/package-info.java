/**
 * What is exposed for Prometheus: the derivatives of each key, and how the engine is.
 *
 * <pre>
 *   a scrape ─► HTTPServer ─► MetricsEndpoint ─► a task on the writer's thread ─► KeyMetrics,
 *                                                                                EngineMetrics
 * </pre>
 *
 * <p>The text format and the server are Prometheus' own libraries.
 */
package io.fluxion.collector.metrics;
