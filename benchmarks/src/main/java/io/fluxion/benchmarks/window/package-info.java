/** The same windows kept in several ways, and how each of them reads a metric of one. */
package io.fluxion.benchmarks.window;
