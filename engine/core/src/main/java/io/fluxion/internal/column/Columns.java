// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.column;

import java.util.List;

/**
 * The arrays of a {@link ColumnLayout} for a fixed number of slots. All memory is taken at
 * construction. A column of one value a slot is indexed by slot, a lane by what its ring returns.
 *
 * <p>Not thread-safe: one writer.
 */
public final class Columns {
  private final List<ColumnLayout.Column> specs;
  private final Object[] arrays;
  private final Ring[] rings;

  public Columns(final ColumnLayout layout, final int capacity) {
    layout.check(capacity);
    specs = layout.columns();
    rings = new Ring[layout.rings().size()];
    for (int i = 0; i < rings.length; i++) {
      rings[i] = new Ring(layout.rings().get(i), capacity);
    }
    arrays = new Object[specs.size()];
    for (int i = 0; i < arrays.length; i++) {
      final ColumnLayout.Column spec = specs.get(i);
      final int length =
          spec.ring() < 0 ? capacity : rings[spec.ring()].planes() * rings[spec.ring()].stride();
      arrays[i] =
          switch (spec.kind()) {
            case LONG -> new long[length];
            case DOUBLE -> new double[length];
            case INT -> new int[length];
          };
    }
  }

  public long[] longs(final int column) {
    return (long[]) array(column, ColumnLayout.Kind.LONG);
  }

  public double[] doubles(final int column) {
    return (double[]) array(column, ColumnLayout.Kind.DOUBLE);
  }

  public int[] ints(final int column) {
    return (int[]) array(column, ColumnLayout.Kind.INT);
  }

  private Object array(final int column, final ColumnLayout.Kind kind) {
    final ColumnLayout.Column spec = specs.get(column);
    if (spec.kind() != kind) {
      throw new IllegalArgumentException(
          "column " + spec.name() + " is " + spec.kind() + ", not " + kind);
    }
    return arrays[column];
  }

  public Ring ring(final int ring) {
    return rings[ring];
  }

  /** Makes a slot's columns 0 and its rings empty. */
  public void clear(final int slot) {
    for (int i = 0; i < arrays.length; i++) {
      if (specs.get(i).ring() < 0) {
        clear(arrays[i], slot);
      }
    }
    for (final Ring ring : rings) {
      ring.reset(slot);
    }
  }

  private static void clear(final Object array, final int slot) {
    if (array instanceof final long[] longs) {
      longs[slot] = 0;
    } else if (array instanceof final double[] doubles) {
      doubles[slot] = 0;
    } else {
      ((int[]) array)[slot] = 0;
    }
  }

  /**
   * Copies the first slots to others of the same layout.
   *
   * @param target has room for that many slots or more
   */
  public void copyTo(final Columns target, final int slots) {
    for (int i = 0; i < arrays.length; i++) {
      final int ring = specs.get(i).ring();
      if (ring < 0) {
        System.arraycopy(arrays[i], 0, target.arrays[i], 0, slots);
      } else {
        rings[ring].copyLane(arrays[i], target.arrays[i], target.rings[ring], slots);
      }
    }
    for (int i = 0; i < rings.length; i++) {
      rings[i].copyTo(target.rings[i], slots);
    }
  }
}
