package io.fluxion.state;

import java.util.ArrayList;
import java.util.List;

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
 * store.doubles(derivative)[store.ring(history).push(slot)] = 0.5;
 * }</pre>
 *
 * <p>Immutable once built.
 */
public final class StateLayout {
  enum Kind {
    LONG,
    DOUBLE,
    INT
  }

  /** A column; {@code ring} is negative for a field, or the ring whose lane it is. */
  record Column(String name, Kind kind, int ring) {}

  /** A ring and its length. */
  record RingSpec(String name, int planes) {}

  private final List<Column> columns;
  private final List<RingSpec> rings;

  private StateLayout(final Builder builder) {
    columns = List.copyOf(builder.columns);
    rings = List.copyOf(builder.rings);
  }

  /**
   * An empty layout to add to.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  List<Column> columns() {
    return columns;
  }

  List<RingSpec> rings() {
    return rings;
  }

  /** What the columns and rings take on the heap for this many keys. */
  long footprintBytes(final int capacity) {
    long bytes = columns.size() * (long) Footprint.OBJECTS_PER_COLUMN;
    for (final RingSpec ring : rings) {
      bytes += Ring.footprintBytes(ring.planes(), capacity);
    }
    for (final Column column : columns) {
      final long length =
          column.ring() < 0
              ? capacity
              : Ring.laneLength(rings.get(column.ring()).planes(), capacity);
      bytes += column.kind() == Kind.INT ? Footprint.ofInts(capacity) : Footprint.ofLongs(length);
    }
    return bytes;
  }

  /** Collects fields and rings; each call returns the number by which the store names them. */
  public static final class Builder {
    private final List<Column> columns = new ArrayList<>();
    private final List<RingSpec> rings = new ArrayList<>();

    private Builder() {}

    /**
     * One long per key, 0 at first.
     *
     * @param name for error messages
     * @return the column's number, for {@link StateStore#longs}
     */
    public int longField(final String name) {
      return add(new Column(name, Kind.LONG, -1));
    }

    /**
     * One double per key, 0.0 at first.
     *
     * @param name for error messages
     * @return the column's number, for {@link StateStore#doubles}
     */
    public int doubleField(final String name) {
      return add(new Column(name, Kind.DOUBLE, -1));
    }

    /**
     * One int per key, 0 at first.
     *
     * @param name for error messages
     * @return the column's number, for {@link StateStore#ints}
     */
    public int intField(final String name) {
      return add(new Column(name, Kind.INT, -1));
    }

    /**
     * A ring, empty at first, that takes its values in lanes.
     *
     * @param name for error messages
     * @param length entries per key, 1 or more
     * @return the ring's number, for {@link StateStore#ring} and for its lanes
     */
    public int ring(final String name, final int length) {
      if (length < 1) {
        throw new IllegalArgumentException(
            "ring " + name + " must keep 1 entry or more: " + length);
      }
      rings.add(new RingSpec(name, length));
      return rings.size() - 1;
    }

    /**
     * A long in each entry of a ring.
     *
     * @param ring what {@link #ring} returned
     * @param name for error messages
     * @return the column's number, for {@link StateStore#longs}
     */
    public int longLane(final int ring, final String name) {
      return add(new Column(name, Kind.LONG, checkedRing(ring)));
    }

    /**
     * A double in each entry of a ring.
     *
     * @param ring what {@link #ring} returned
     * @param name for error messages
     * @return the column's number, for {@link StateStore#doubles}
     */
    public int doubleLane(final int ring, final String name) {
      return add(new Column(name, Kind.DOUBLE, checkedRing(ring)));
    }

    /**
     * The layout so far.
     *
     * @return an immutable layout
     */
    public StateLayout build() {
      return new StateLayout(this);
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
