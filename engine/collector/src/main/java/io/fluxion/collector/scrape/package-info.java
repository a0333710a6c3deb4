/**
 * Scrapes targets that expose metrics as Prometheus does: series are keys.
 *
 * <pre>
 *   ScrapeSource ─► Target (one per URL) ─► Attempt (the JDK's HTTP client) ─► Answer
 *                                                                                │
 *                                Sample ◄─ ExpositionReader (MetricFamily, SeriesKey)
 * </pre>
 *
 * <p>The client's threads only collect bytes; everything else is on the source's thread. What an
 * answer costs in allocation does not grow with its series.
 */
package io.fluxion.collector.scrape;
