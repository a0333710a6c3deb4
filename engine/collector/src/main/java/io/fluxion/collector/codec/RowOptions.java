package io.fluxion.collector.codec;

import io.fluxion.derivative.NumberType;
import java.util.List;

/**
 * What a row's columns mean. The format docker has columns of its own and takes only {@code
 * maxKeyBytes} of this.
 *
 * @param keyColumns the parts of the key, one or more; csv: names of the header row, ndjson: JSON
 *     pointers (RFC 6901)
 * @param xColumn the column of x
 * @param yColumns the columns of y, one or more: one field each, in this order
 * @param xType LONG or DOUBLE; LONG is meant where {@code xUnit} is not NONE
 * @param yType the type of every y
 * @param xUnit the unit in which x is written
 * @param maxKeyBytes the longest key, in bytes; 1 or more
 */
public record RowOptions(
    List<String> keyColumns,
    String xColumn,
    List<String> yColumns,
    NumberType xType,
    NumberType yType,
    XUnit xUnit,
    int maxKeyBytes) {}
