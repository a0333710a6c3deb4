// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.update;

import io.fluxion.internal.column.ColumnLayout;

/**
 * What is kept for a key: fields of one long, double or int each, and rings of fixed length whose
 * lanes are long or double.
 *
 * <pre>{@code
 * StateLayout.Builder layout = StateLayout.builder();
 * int lastX = layout.longField("lastX");
 * int history = layout.ring("history", 16);
 * int derivative = layout.doubleLane(history, "derivative");
 * StateStore store = StateStore.builder(layout.build()).maxKeys(10_000).build();
 * store.longs(lastX)[slot] = 42;
 * store.doubles(derivative)[store.push(history, slot)] = 0.5;
 * }</pre>
 *
 * <p>Immutable once built.
 */
public final class StateLayout {
  final ColumnLayout columns;

  private StateLayout(final ColumnLayout columns) {
    this.columns = columns;
  }

  /**
   * An empty layout to add to.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects fields and rings; each call returns the number by which the store names them. */
  public static final class Builder {
    private final ColumnLayout.Builder columns = ColumnLayout.builder();

    private Builder() {}

    /**
     * One long per key, 0 at first.
     *
     * @param name for error messages
     * @return the column's number, for {@link StateStore#longs}
     */
    public int longField(final String name) {
      return columns.longColumn(name);
    }

    /**
     * One double per key, 0.0 at first.
     *
     * @param name for error messages
     * @return the column's number, for {@link StateStore#doubles}
     */
    public int doubleField(final String name) {
      return columns.doubleColumn(name);
    }

    /**
     * One int per key, 0 at first.
     *
     * @param name for error messages
     * @return the column's number, for {@link StateStore#ints}
     */
    public int intField(final String name) {
      return columns.intColumn(name);
    }

    /**
     * A ring, empty at first, that takes its values in lanes.
     *
     * @param name for error messages
     * @param length entries per key, 1 or more
     * @return the ring's number, for {@link StateStore#push} and for its lanes
     */
    public int ring(final String name, final int length) {
      return columns.ring(name, length);
    }

    /**
     * A long in each entry of a ring.
     *
     * @param ring what {@link #ring} returned
     * @param name for error messages
     * @return the column's number, for {@link StateStore#longs}
     */
    public int longLane(final int ring, final String name) {
      return columns.longLane(ring, name);
    }

    /**
     * A double in each entry of a ring.
     *
     * @param ring what {@link #ring} returned
     * @param name for error messages
     * @return the column's number, for {@link StateStore#doubles}
     */
    public int doubleLane(final int ring, final String name) {
      return columns.doubleLane(ring, name);
    }

    /**
     * The layout so far.
     *
     * @return an immutable layout
     */
    public StateLayout build() {
      return new StateLayout(columns.build());
    }
  }
}
