/** Holds measured ratios against floors, so that a build can fail on them. */
package io.fluxion.benchmarks.gate;
