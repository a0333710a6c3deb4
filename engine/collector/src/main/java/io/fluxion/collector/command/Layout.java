package io.fluxion.collector.command;

import io.fluxion.collector.codec.RowOptions;
import io.fluxion.derivative.DerivativeSchema;

/**
 * What the rows of a run are.
 *
 * @param rows what their columns mean
 * @param schema what the store keeps of them
 * @param frames whether they are Docker's stats frames
 * @param nanoseconds whether x is a time in ns
 */
record Layout(RowOptions rows, DerivativeSchema schema, boolean frames, boolean nanoseconds) {}
