/** Runs suites at the length of a plan, fork after fork in turn, into JMH's own result file. */
package io.fluxion.benchmarks.measure;
