package io.fluxion.derivative;

import io.fluxion.state.StateLayout;
import java.util.List;

/** A schema as columns: those of each field, and the frames' time where there are frames. */
final class StoreLayout {
  private final List<FieldSchema> fields;
  private final FieldColumns[] columns;
  private final int frameId;
  private final int previousFrameId;
  private final StateLayout state;

  StoreLayout(final DerivativeSchema schema) {
    fields = schema.effectiveFields();
    columns = new FieldColumns[fields.size()];
    final StateLayout.Builder layout = StateLayout.builder();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new FieldColumns(layout, fields.get(i), schema.window(), schema.isFramed());
    }
    frameId = schema.isFramed() ? layout.longField("frame") : -1;
    previousFrameId =
        schema.isFramed() && fields.get(0).keepsLast() ? layout.longField("previousFrame") : -1;
    state = layout.build();
  }

  List<FieldSchema> fields() {
    return fields;
  }

  FieldColumns columns(final int field) {
    return columns[field];
  }

  int frameId() {
    return frameId;
  }

  /** Negative where no frame takes the place of another. */
  int previousFrameId() {
    return previousFrameId;
  }

  StateLayout state() {
    return state;
  }
}
