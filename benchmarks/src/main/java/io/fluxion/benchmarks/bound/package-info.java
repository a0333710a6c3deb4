/** Runs that show the bound: memory that does not grow, whatever comes in. */
package io.fluxion.benchmarks.bound;
