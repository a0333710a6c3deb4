// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.column.ColumnLayout;
import io.fluxion.internal.column.Columns;
import io.fluxion.internal.key.KeyLife;
import java.util.List;

/** The columns of all fields of a store, and of its frames where there are any. */
public final class StoreColumns implements KeyLife.Slots {
  public final ColumnLayout layout;
  public final FieldColumns[] fields;

  /** Null where samples do not come in frames. */
  public final FrameOrder frames;

  private Columns columns;

  public StoreColumns(final List<FieldSettings> settings, final int window, final boolean framed) {
    final ColumnLayout.Builder builder = ColumnLayout.builder();
    fields = new FieldColumns[settings.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = new FieldColumns(builder, settings.get(i), window, framed);
    }
    frames = framed ? new FrameOrder(builder, settings) : null;
    layout = builder.build();
  }

  /** Takes the memory. */
  public void allocate(final int capacity) {
    columns = new Columns(layout, capacity);
    for (final FieldColumns field : fields) {
      field.bind(columns);
      field.clear();
    }
    if (frames != null) {
      frames.bind(columns);
    }
  }

  @Override
  public void entered(final int slot) {
    for (final FieldColumns field : fields) {
      field.enter(slot);
    }
    if (frames != null) {
      frames.enter(slot);
    }
  }

  @Override
  public void left(final int slot) {
    for (final FieldColumns field : fields) {
      field.forget(slot);
    }
  }

  /** Copies the first slots to another store's. */
  public void copyTo(final StoreColumns target, final int slots) {
    columns.copyTo(target.columns, slots);
    for (int i = 0; i < fields.length; i++) {
      fields[i].copyCursorsTo(target.fields[i], slots);
    }
  }
}
