/**
 * The report: one page that works offline, made from JMH's result files, recorded latencies and the
 * gate's verdict. Sections hold the pictures and their tables; {@link
 * io.fluxion.benchmarks.report.Tag} is what both are made of.
 */
package io.fluxion.benchmarks.report;
