package io.fluxion.collector.sink;

import java.util.List;

/**
 * What a table is about, and for whom.
 *
 * @param containers rows are frames of containers: one line each, of the first field, in percent
 * @param nanoseconds x is a time in ns, so that rates are per second
 * @param metrics those asked for; the ones that every table has anyway get no second column
 * @param ansi whether the reader is a terminal that obeys ANSI sequences
 */
public record TableStyle(
    boolean containers, boolean nanoseconds, List<Metric> metrics, boolean ansi) {}
