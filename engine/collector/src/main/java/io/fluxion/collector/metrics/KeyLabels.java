// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.metrics;

import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.SeriesKey;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of a key: of a frame's the container, the group or the process, of a row's one for
 * each column of its key, of a scraped series its own.
 */
public final class KeyLabels {
  private static final String FIELD = "field";
  private static final String SOURCE = "source";
  private static final String SERIES = "series";

  private final FrameKind kind;
  private final List<String> columns;

  /**
   * Labels of the keys of rows.
   *
   * @param rows what they are
   */
  public KeyLabels(final RowSchema rows) {
    kind = rows.frames();
    columns = rows.keyColumns();
  }

  /** The labels of a key, without the field's; {@code name} is what a person calls it, or null. */
  Map<String, String> of(final String key, final String name) {
    final Map<String, String> labels = new LinkedHashMap<>();
    if (kind != null) {
      labels.put(kind.noun(), name == null ? kind.shown(key, null) : name);
      if (!key.equals(labels.get(kind.noun()))) {
        labels.put(kind.keyColumn().equals(kind.noun()) ? "id" : kind.keyColumn(), key);
      }
      return labels;
    }
    final Optional<SeriesKey> series =
        columns.equals(List.of(SERIES)) ? SeriesKey.parse(key) : Optional.empty();
    if (series.isPresent()) {
      labels.put(SERIES, series.get().name());
      series.get().labels().forEach(l -> labels.put(labelName(l.name(), labels), l.value()));
      return labels;
    }
    final List<String> parts = columns.size() == 1 ? List.of(key) : parts(key);
    if (parts.size() != columns.size()) {
      labels.put("key", key);
      return labels;
    }
    for (int i = 0; i < parts.size(); i++) {
      labels.put(labelName(columns.get(i), labels), parts.get(i));
    }
    return labels;
  }

  /** Label names are unique; those of the field and the source are taken. */
  private static String labelName(final String column, final Map<String, String> taken) {
    String name = PrometheusNaming.sanitizeLabelName(column).replaceAll("[^a-zA-Z0-9_]", "_");
    while (name.equals(FIELD) || name.equals(SOURCE) || taken.containsKey(name)) {
      name = "exported_" + name;
    }
    return name;
  }

  /** The same with the source's name, or null, and the field's, as the library has them. */
  static Labels with(final Map<String, String> labels, final String source, final String field) {
    final List<String> names = new ArrayList<>(labels.keySet());
    final List<String> values = new ArrayList<>(labels.values());
    if (source != null) {
      names.add(SOURCE);
      values.add(source);
    }
    names.add(FIELD);
    values.add(field);
    return Labels.of(names, values);
  }

  /**
   * The parts of a composite key, which are quoted as in csv where they hold a comma or a quote.
   */
  private static List<String> parts(final String key) {
    final List<String> parts = new ArrayList<>();
    final StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < key.length(); i++) {
      final char c = key.charAt(i);
      if (c == '"' && quoted && i + 1 < key.length() && key.charAt(i + 1) == '"') {
        part.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
