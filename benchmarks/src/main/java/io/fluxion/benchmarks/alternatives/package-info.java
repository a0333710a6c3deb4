/**
 * Designs that lost against the engine's, or that it has taken up in another form: still compiled,
 * tested and measurable, so that they can be weighed again when something changes. What each cost
 * is in {@code PERFORMANCE.md} of the benchmarks.
 */
package io.fluxion.benchmarks.alternatives;
