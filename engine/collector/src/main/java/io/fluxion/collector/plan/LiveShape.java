package io.fluxion.collector.plan;

/**
 * What the rows of a live run are.
 *
 * @param columns what a recording of them says
 * @param layout what the store makes of them
 */
public record LiveShape(Columns columns, Layout layout) {}
