// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The daemon's own filters: a map of lists as JSON, escaped for a URL. */
final class Filters {
  private Filters() {}

  /**
   * Filters by what happens, and by labels.
   *
   * @param actions of containers, or null where it is not events that are filtered
   * @param labels {@code K=V} or {@code K}; may be empty
   */
  static String of(final List<String> actions, final List<String> labels) {
    final StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonReading.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      if (actions != null) {
        write(json, "type", List.of("container"));
        write(json, "event", actions);
      }
      if (!labels.isEmpty()) {
        write(json, "label", labels);
      }
      json.writeEndObject();
    } catch (final IOException e) {
      throw new IllegalStateException("a string in memory cannot fail", e);
    }
    return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
  }

  private static void write(final JsonGenerator json, final String name, final List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (final String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
