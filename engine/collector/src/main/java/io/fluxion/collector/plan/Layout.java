package io.fluxion.collector.plan;

import io.fluxion.collector.codec.RowOptions;
import io.fluxion.collector.frame.FrameKind;
import io.fluxion.derivative.DerivativeSchema;

/**
 * What the rows of a run are.
 *
 * @param rows what their columns mean
 * @param schema what the store keeps of them
 * @param kind which frames they are, or null where they are rows
 * @param nanoseconds whether x is a time in ns
 */
public record Layout(
    RowOptions rows, DerivativeSchema schema, FrameKind kind, boolean nanoseconds) {}
