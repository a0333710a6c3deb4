package io.fluxion.derivative;

import io.fluxion.state.Ring;
import io.fluxion.state.StateLayout;
import io.fluxion.state.StateStore;

/** One field's set of columns: declared in a layout first, bound to the store's arrays then. */
final class FieldColumns {
  final IncreaseColumn increase;
  final UndoColumns undo;
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

  FieldColumns(final StateLayout.Builder layout, final FieldSchema schema, final int window) {
    final String prefix = schema.name() + ".";
    lastXId = layout.longField(prefix + "lastX");
    lastYId = layout.longField(prefix + "lastY");
    resetsId = layout.longField(prefix + "resets");
    changesId = schema.countsChanges() ? layout.longField(prefix + "changes") : -1;
    keyScalesId = schema.isScaledPerKey() ? layout.doubleField(prefix + "keyScale") : -1;
    increase = new IncreaseColumn(layout, schema, prefix);
    undo = schema.keepsLast() ? new UndoColumns(layout, schema, prefix) : null;
    ringId = layout.ring(prefix + "window", window);
    xsId = layout.longLane(ringId, prefix + "x");
    ysId = layout.longLane(ringId, prefix + "y");
  }

  void bind(final StateStore store) {
    lastX = store.longs(lastXId);
    lastY = store.longs(lastYId);
    resets = store.longs(resetsId);
    changes = changesId < 0 ? null : store.longs(changesId);
    keyScales = keyScalesId < 0 ? null : store.doubles(keyScalesId);
    increase.bind(store);
    if (undo != null) {
      undo.bind(store);
    }
    ring = store.ring(ringId);
    xs = store.longs(xsId);
    ys = store.longs(ysId);
  }
}
