/** The published naive way, on plain JDK collections: state that grows with every value. */
package io.fluxion.benchmarks.naive;
