// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.benchmarks.alternatives.ColumnLayout;
import io.fluxion.benchmarks.alternatives.LayoutDesign;
import io.fluxion.benchmarks.alternatives.RingPerKeyLayout;
import io.fluxion.benchmarks.alternatives.RowLayout;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A {@link LayoutDesign}, alone in its fork, and the slots of the stream's keys. */
@State(Scope.Benchmark)
public class LayoutState {
  /** How a slot's state lies in memory. */
  @Param({"columns", "ringPerKey", "rows"})
  public String design;

  LayoutDesign layout;
  private int[] slots;
  private double[] latest;
  private long derivatives;

  /** Filled in by {@link #setUp}. */
  public LayoutState() {}

  /**
   * Gives each key a slot, in order of arrival, and its first sample.
   *
   * @param stream at its beginning
   */
  @Setup(Level.Trial)
  public void setUp(final KeyedStream stream) {
    layout = create(stream.keys);
    latest = new double[stream.keys];
    final Map<Long, Integer> slotsByKey = new HashMap<>(2 * stream.keys);
    stream.forEachKey(
        (key, x, y) -> {
          final int slot = slotsByKey.size();
          slotsByKey.put(key, slot);
          layout.update(slot, x, y, layout.plane(0));
          return Double.NaN;
        });
    final long[] keys = stream.keySequence();
    slots = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      slots[i] = slotsByKey.get(keys[i]);
    }
  }

  private LayoutDesign create(final int keys) {
    final int window = DerivativeSchema.DEFAULT_WINDOW;
    return switch (design) {
      case "columns" -> new ColumnLayout(keys, window);
      case "ringPerKey" -> new RingPerKeyLayout(keys, window);
      case "rows" -> new RowLayout(keys, window);
      default -> throw new IllegalArgumentException("there is no design " + design);
    };
  }

  double feed(final KeyedStream stream) {
    final LayoutDesign layout = this.layout;
    final int[] slots = this.slots;
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int plane = layout.plane(stream.round());
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      sum += layout.update(slots[i], x, total * increments[i], plane);
    }
    derivatives += KeyedStream.BATCH;
    return stream.close(sum);
  }

  /**
   * Fails where a result was wrong or is not where it was to be stored.
   *
   * @param stream after an iteration
   */
  @TearDown(Level.Iteration)
  public void tearDown(final KeyedStream stream) {
    stream.verify(derivatives);
    for (int slot = 0; slot < latest.length; slot++) {
      latest[slot] = layout.derivative(slot);
    }
    stream.verifyLatest(latest);
  }
}
