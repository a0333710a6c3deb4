/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.output;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.fluxion.collector.recording.Inspection;
import io.fluxion.collector.recording.KeyInspection;
import io.fluxion.collector.recording.RecordingSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a recording holds, written out: a table below some lines on the whole; or lines of JSON, one
 * for the file, then one for each key and field.
 */
public final class InspectionText {
  private static final int WIDEST_KEY = 40;
  private static final int WIDEST_LIST = 200;
  private static final String SEPARATOR = " · ";
  private static final long NANOS = 1_000_000_000;

  private final String file;
  private final int version;
  private final Inspection inspection;
  private final RecordingSchema schema;

  /**
   * An inspection to be written.
   *
   * @param file what was inspected
   * @param version of its format
   * @param inspection all of it
   */
  public InspectionText(final String file, final int version, final Inspection inspection) {
    this.file = file;
    this.version = version;
    this.inspection = inspection;
    schema = inspection.schema();
  }

  /**
   * Writes lines of JSON.
   *
   * @param out where to; stays open
   * @throws IOException where it cannot be written
   */
  public void putNdjson(final OutputStream out) throws IOException {
    final JsonFactory factory =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .build();
    try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)) {
      json.setRootValueSeparator(null);
      putFile(json);
      for (int key = 0; key < inspection.keys(); key++) {
        for (int field = 0; field < schema.fields().size(); field++) {
          putKey(json, key, field);
        }
      }
    }
  }

  private void putFile(final JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", file);
    json.writeStringField("format", "fluxion");
    json.writeNumberField("version", version);
    json.writeStringField("kind", kind());
    json.writeFieldName("key_columns");
    putNames(json, schema.keyColumns());
    json.writeStringField("x_column", schema.xColumn());
    json.writeStringField("x_type", lower(schema.xType()));
    json.writeStringField("x_unit", schema.xUnit());
    json.writeStringField("x_kind", schema.xCounter() ? "counter" : "time");
    json.writeFieldName("fields");
    putNames(json, schema.fields());
    json.writeStringField("y_type", lower(schema.yType()));
    if (!schema.frames()) {
      json.writeStringField("y_kind", schema.gauge() ? "gauge" : "counter");
    }
    json.writeNumberField("rows", inspection.rows());
    json.writeNumberField("keys", inspection.keys());
    json.writeNumberField("blocks", inspection.blocks());
    json.writeNumberField("damaged_blocks", inspection.lostBlocks());
    json.writeNumberField("lost_rows", inspection.lostRows());
    putX(json, "first_x", inspection.hasX(), inspection.lowestX());
    putX(json, "last_x", inspection.hasX(), inspection.highestX());
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private static void putNames(final JsonGenerator json, final List<String> names)
      throws IOException {
    json.writeStartArray();
    for (final String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }

  private void putKey(final JsonGenerator json, final int key, final int field) throws IOException {
    final KeyInspection of = inspection.of(key, field);
    final boolean any = of.samples() > 0;
    json.writeStartObject();
    json.writeStringField("key", inspection.key(key));
    if (inspection.label(key) != null) {
      json.writeStringField("label", inspection.label(key));
    }
    json.writeStringField("field", schema.fields().get(field));
    json.writeNumberField("samples", of.samples());
    json.writeNumberField("missing", of.missing());
    putX(json, "first_x", any, of.firstX());
    putX(json, "last_x", any, of.lastX());
    json.writeFieldName("largest_step");
    if (inspection.isXDouble()) {
      json.writeNumber(Double.longBitsToDouble(of.largestStep()));
    } else {
      json.writeNumber(new BigInteger(Long.toUnsignedString(of.largestStep())));
    }
    if (inspection.countsGaps()) {
      json.writeNumberField("gaps", of.gaps());
    }
    json.writeNumberField("falls", of.falls());
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void putX(
      final JsonGenerator json, final String name, final boolean there, final long bits)
      throws IOException {
    json.writeFieldName(name);
    if (!there) {
      json.writeNull();
    } else if (inspection.isXDouble()) {
      json.writeNumber(Double.longBitsToDouble(bits));
    } else {
      json.writeNumber(bits);
    }
  }

  /**
   * Writes a table.
   *
   * @param out where to; stays open
   * @param ansi whether the reader is a terminal that obeys ANSI sequences
   * @throws IOException where it cannot be written
   */
  public void putTable(final OutputStream out, final boolean ansi) throws IOException {
    final TextBuffer text = new TextBuffer(out, false);
    for (final String line : about()) {
      text.put(line + '\n');
    }
    final boolean gaps = inspection.countsGaps();
    final TextTable table = new TextTable(ansi);
    table.left(schema.frames() ? "container" : "key");
    table.left("field");
    table.right("samples");
    table.right("missing");
    table.right("first " + shown(schema.xColumn()));
    table.right("last " + shown(schema.xColumn()));
    table.right("largest step" + (schema.nanoseconds() ? " s" : ""));
    if (gaps) {
      table.right("gaps");
    }
    table.right("falls");
    for (int key = 0; key < inspection.keys(); key++) {
      for (int field = 0; field < schema.fields().size(); field++) {
        table.row(cells(key, field, gaps));
      }
    }
    text.put('\n');
    table.put(text);
    text.flush();
  }

  private List<String> about() {
    final List<String> lines = new ArrayList<>();
    lines.add(shown(file) + SEPARATOR + "fluxion recording, version " + version);
    lines.add(
        (schema.frames() ? "docker frames" : "rows")
            + SEPARATOR
            + "key "
            + shown(String.join(",", schema.keyColumns()))
            + SEPARATOR
            + "x "
            + shown(schema.xColumn())
            + ": "
            + (schema.nanoseconds() ? "read in " + schema.xUnit() : lower(schema.xType()))
            + ", "
            + (schema.xCounter() ? "a counter" : "a time")
            + SEPARATOR
            + "y "
            + ShownText.of(String.join(",", schema.fields()), WIDEST_LIST)
            + ": "
            + lower(schema.yType())
            + (schema.frames() ? "" : schema.gauge() ? ", gauge" : ", counter"));
    lines.add(
        counted(inspection.rows(), "row")
            + SEPARATOR
            + counted(inspection.keys(), "key")
            + SEPARATOR
            + counted(inspection.blocks(), "block")
            + (inspection.lostBlocks() == 0
                ? ""
                : SEPARATOR
                    + counted(inspection.lostBlocks(), "damaged block")
                    + SEPARATOR
                    + counted(inspection.lostRows(), "lost row"))
            + span());
    return lines;
  }

  private String span() {
    if (!inspection.hasX()) {
      return "";
    }
    final long lowest = inspection.lowestX();
    final long highest = inspection.highestX();
    if (!schema.nanoseconds()) {
      return SEPARATOR + "x from " + x(lowest) + " to " + x(highest);
    }
    return SEPARATOR
        + String.format(Locale.ROOT, "%,.1f s", ((double) highest - (double) lowest) / NANOS)
        + " from "
        + x(lowest)
        + " to "
        + x(highest);
  }

  private List<String> cells(final int key, final int field, final boolean gaps) {
    final KeyInspection of = inspection.of(key, field);
    final boolean any = of.samples() > 0;
    final List<String> cells = new ArrayList<>();
    final String label = inspection.label(key);
    cells.add(shown(label == null ? inspection.key(key) : label));
    cells.add(shown(schema.fields().get(field)));
    cells.add(HumanNumber.count(of.samples()));
    cells.add(HumanNumber.count(of.missing()));
    cells.add(any ? x(of.firstX()) : HumanNumber.NONE);
    cells.add(any ? x(of.lastX()) : HumanNumber.NONE);
    cells.add(any ? step(of.largestStep()) : HumanNumber.NONE);
    if (gaps) {
      cells.add(HumanNumber.count(of.gaps()));
    }
    cells.add(HumanNumber.count(of.falls()));
    return cells;
  }

  private String x(final long bits) {
    if (inspection.isXDouble()) {
      return NumberOutput.toString(Double.longBitsToDouble(bits), true);
    }
    return schema.nanoseconds()
        ? Instant.ofEpochSecond(Math.floorDiv(bits, NANOS), Math.floorMod(bits, NANOS)).toString()
        : Long.toString(bits);
  }

  private String step(final long bits) {
    if (inspection.isXDouble()) {
      return HumanNumber.real(Double.longBitsToDouble(bits));
    }
    return schema.nanoseconds()
        ? HumanNumber.real(TextBuffer.wide(0, bits).doubleValue() / NANOS)
        : HumanNumber.whole(0, bits);
  }

  private static String shown(final String text) {
    return ShownText.of(text, WIDEST_KEY);
  }

  private String kind() {
    return schema.frames() ? "frames" : "rows";
  }

  private static String lower(final Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String counted(final long count, final String what) {
    return HumanNumber.count(count) + ' ' + what + (count == 1 ? "" : "s");
  }
}
