package io.fluxion.derivative;

import io.fluxion.state.Ring;
import io.fluxion.state.StateLayout;
import io.fluxion.state.StateStore;
import java.util.stream.IntStream;

/** One field's set of columns: declared in a layout first, bound to the store's arrays then. */
final class FieldColumns {
  final IncreaseColumn increase;
  final EwmaColumn ewma;
  final IntegralColumn integral;

  /** The last sample taken back where another with the same x comes; null where none is. */
  final UndoColumns undo;

  /** The last frame taken back where another with the same time comes; null where none is. */
  final UndoColumns frameUndo;

  long[] lastX;
  long[] lastY;
  long[] resets;
  long[] changes;
  double[] keyScales;
  Ring ring;
  long[] xs;
  long[] ys;

  private final int lastXId;
  private final int lastYId;
  private final int resetsId;
  private final int changesId;
  private final int keyScalesId;
  private final int ringId;
  private final int xsId;
  private final int ysId;

  FieldColumns(
      final StateLayout.Builder layout,
      final FieldSchema schema,
      final int window,
      final boolean framed) {
    final String prefix = schema.name() + ".";
    lastXId = layout.longField(prefix + "lastX");
    lastYId = layout.longField(prefix + "lastY");
    resetsId = layout.longField(prefix + "resets");
    changesId = schema.countsChanges() ? layout.longField(prefix + "changes") : -1;
    keyScalesId = schema.isScaledPerKey() ? layout.doubleField(prefix + "keyScale") : -1;
    increase = new IncreaseColumn(layout, schema, prefix);
    ewma = schema.averages() ? new EwmaColumn(layout, schema, prefix) : null;
    integral = schema.integralRule() == null ? null : new IntegralColumn(layout, schema, prefix);
    final boolean undone = schema.keepsLast();
    undo = undone ? new UndoColumns(layout, prefix + "undo.", sampleIds(), -1) : null;
    frameUndo =
        undone && framed
            ? new UndoColumns(layout, prefix + "frameUndo.", frameIds(), keyScalesId)
            : null;
    ringId = layout.ring(prefix + "window", window);
    xsId = layout.longLane(ringId, prefix + "x");
    ysId = layout.longLane(ringId, prefix + "y");
  }

  /** What a sample may change. */
  private int[] sampleIds() {
    final IntStream.Builder ids = IntStream.builder();
    ids.add(lastXId).add(lastYId).add(resetsId);
    if (changesId >= 0) {
      ids.add(changesId);
    }
    IntStream.of(increase.ids()).forEach(ids);
    if (ewma != null) {
      ids.add(ewma.id());
    }
    if (integral != null) {
      IntStream.of(integral.ids()).forEach(ids);
    }
    return ids.build().toArray();
  }

  /** What a frame may change: a sample's part, and what could be taken back of it. */
  private int[] frameIds() {
    return IntStream.concat(IntStream.of(sampleIds()), IntStream.of(undo.ids())).toArray();
  }

  void bind(final StateStore store) {
    lastX = store.longs(lastXId);
    lastY = store.longs(lastYId);
    resets = store.longs(resetsId);
    changes = changesId < 0 ? null : store.longs(changesId);
    keyScales = keyScalesId < 0 ? null : store.doubles(keyScalesId);
    ring = store.ring(ringId);
    xs = store.longs(xsId);
    ys = store.longs(ysId);
    increase.bind(store);
    if (ewma != null) {
      ewma.bind(store);
    }
    if (integral != null) {
      integral.bind(store);
    }
    if (undo != null) {
      undo.bind(store, this);
    }
    if (frameUndo != null) {
      frameUndo.bind(store, this);
    }
  }
}
