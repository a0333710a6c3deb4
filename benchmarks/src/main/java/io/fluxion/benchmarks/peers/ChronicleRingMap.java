// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import io.fluxion.SampleStatus;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.values.Values;

/**
 * The same rings off heap, in a Chronicle Map in memory, as its own documentation has it: keys and
 * values of generated types and of fixed size, one view that is moved from entry to entry, nothing
 * allocated for a sample.
 *
 * <p>Judges a sample as {@link KeyRing} does. It does less than the other maps in one thing: it
 * takes no more keys than it was made for. And it does more: it can be shared between processes,
 * whose locks are taken for every sample.
 *
 * <p>Needs a JDK, not only a JVM, because the types are compiled when they are first used, and
 * packages of the JDK opened: see {@code chronicle.jvm} in the pom.
 *
 * <p>Not thread-safe, because of the view.
 */
public final class ChronicleRingMap implements KeyedPeer, AutoCloseable {
  private static final int WINDOW = ChronicleKeyState.WINDOW;

  private final ChronicleMap<LongValue, ChronicleKeyState> states;
  private final LongValue keyView;
  private final ChronicleKeyState view;
  private final long[] counts = new long[SampleStatus.COUNT];

  /**
   * An empty map. Its memory is reserved now.
   *
   * @param keys the most keys
   * @throws IllegalStateException where this JVM does not let Chronicle in
   */
  public ChronicleRingMap(final int keys) {
    try {
      keyView = Values.newHeapInstance(LongValue.class);
      view = Values.newNativeReference(ChronicleKeyState.class);
      states =
          ChronicleMapBuilder.of(LongValue.class, ChronicleKeyState.class)
              .name("fluxion-peer")
              .entries(keys)
              .create();
    } catch (final RuntimeException | LinkageError | AssertionError e) {
      throw new IllegalStateException(
          "Chronicle Map does not run on Java "
              + Runtime.version()
              + " with the packages that are open to it",
          e);
    }
  }

  @Override
  public double update(final long key, final long x, final long y) {
    keyView.setValue(key);
    states.acquireUsing(keyView, view);
    final int length = view.getLength();
    if (length == 0) {
      push(x, y, length);
      counts[SampleStatus.FIRST]++;
      return Double.NaN;
    }
    final long dx = x - view.getLastX();
    if (dx <= 0) {
      counts[dx == 0 ? SampleStatus.DUPLICATE_X : SampleStatus.OUT_OF_ORDER]++;
      return Double.NaN;
    }
    final long dy = y - view.getLastY();
    push(x, y, length);
    if (dy < 0) {
      counts[SampleStatus.RESET]++;
      return Double.NaN;
    }
    counts[SampleStatus.OK]++;
    return (double) dy / dx;
  }

  private void push(final long x, final long y, final int length) {
    final int next = view.getNext();
    view.setLastX(x);
    view.setLastY(y);
    view.setXAt(next, x);
    view.setYAt(next, y);
    view.setNext(next + 1 == WINDOW ? 0 : next + 1);
    if (length < WINDOW) {
      view.setLength(length + 1);
    }
  }

  @Override
  public long count(final int status) {
    return counts[status];
  }

  /**
   * How many keys there are.
   *
   * @return 0 to the most keys
   */
  public long size() {
    return states.longSize();
  }

  /**
   * Δy/Δx from the oldest sample in a key's ring to the newest.
   *
   * @param key any
   * @return NaN where there are not two
   */
  public double slope(final long key) {
    keyView.setValue(key);
    if (states.getUsing(keyView, view) == null || view.getLength() < 2) {
      return Double.NaN;
    }
    final int oldest = view.getLength() < WINDOW ? 0 : view.getNext();
    return (double) (view.getLastY() - view.getYAt(oldest))
        / (view.getLastX() - view.getXAt(oldest));
  }

  /** Gives the memory back; nothing may be asked afterwards. */
  @Override
  public void close() {
    states.close();
  }
}
