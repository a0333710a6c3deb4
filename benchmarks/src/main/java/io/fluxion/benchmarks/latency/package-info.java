/** How long a single update takes to complete when updates come at a fixed rate. */
package io.fluxion.benchmarks.latency;
