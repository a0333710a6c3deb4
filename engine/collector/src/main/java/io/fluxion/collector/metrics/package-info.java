/**
 * What is exposed for Prometheus: the derivatives of each key, and how the engine is.
 *
 * <pre>
 *   a scrape ─► HttpServer ─► MetricsEndpoint ─► a task on the writer's thread ─► KeyMetrics,
 *                                                                                EngineMetrics
 * </pre>
 *
 * <p>The text format is of Prometheus' own library, the server is the JDK's.
 */
package io.fluxion.collector.metrics;
