// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.column;

import java.util.ArrayList;
import java.util.List;

/**
 * What is kept for a slot: columns of one long, double or int each, and rings of fixed length whose
 * lanes are long or double. Immutable once built.
 */
public final class ColumnLayout {
  /** The type of a column. */
  enum Kind {
    LONG,
    DOUBLE,
    INT
  }

  /** A column; {@code ring} is negative for one value a slot, or the ring whose lane it is. */
  record Column(String name, Kind kind, int ring) {}

  private final List<Column> columns;
  private final List<Integer> rings;

  private ColumnLayout(final Builder builder) {
    columns = List.copyOf(builder.columns);
    rings = List.copyOf(builder.rings);
  }

  /** An empty layout to add to. */
  public static Builder builder() {
    return new Builder();
  }

  List<Column> columns() {
    return columns;
  }

  List<Integer> rings() {
    return rings;
  }

  /** What the columns and rings take on the heap for this many slots. */
  public long footprintBytes(final int capacity) {
    long bytes = columns.size() * (long) Footprint.OBJECTS_PER_COLUMN;
    for (final int planes : rings) {
      bytes += Ring.footprintBytes(planes, capacity);
    }
    for (final Column column : columns) {
      final long length =
          column.ring() < 0 ? capacity : Ring.laneLength(rings.get(column.ring()), capacity);
      bytes += column.kind() == Kind.INT ? Footprint.ofInts(capacity) : Footprint.ofLongs(length);
    }
    return bytes;
  }

  /** Refuses a capacity at which a lane would pass the longest array. */
  public void check(final int capacity) {
    for (final int planes : rings) {
      Ring.checkLength(planes, capacity);
    }
  }

  /** Collects columns and rings; each call returns the number that names what was added. */
  public static final class Builder {
    private final List<Column> columns = new ArrayList<>();
    private final List<Integer> rings = new ArrayList<>();

    private Builder() {}

    public int longColumn(final String name) {
      return add(new Column(name, Kind.LONG, -1));
    }

    public int doubleColumn(final String name) {
      return add(new Column(name, Kind.DOUBLE, -1));
    }

    public int intColumn(final String name) {
      return add(new Column(name, Kind.INT, -1));
    }

    public int ring(final String name, final int length) {
      if (length < 1) {
        throw new IllegalArgumentException(
            "ring " + name + " must keep 1 entry or more, not " + length);
      }
      rings.add(length);
      return rings.size() - 1;
    }

    public int longLane(final int ring, final String name) {
      return add(new Column(name, Kind.LONG, checkedRing(ring)));
    }

    public int doubleLane(final int ring, final String name) {
      return add(new Column(name, Kind.DOUBLE, checkedRing(ring)));
    }

    public ColumnLayout build() {
      return new ColumnLayout(this);
    }

    private int checkedRing(final int ring) {
      if (ring < 0 || ring >= rings.size()) {
        throw new IllegalArgumentException("no ring " + ring + " in this layout");
      }
      return ring;
    }

    private int add(final Column column) {
      columns.add(column);
      return columns.size() - 1;
    }
  }
}
