// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fluxion.Sample;
import java.io.IOException;

/**
 * A stats frame as the Docker Engine API streams it from {@code /containers/{id}/stats}. The key is
 * the container's id.
 */
public final class DockerFrameReader extends JsonRow {
  /** How many bytes behind a frame must be readable, whatever is in them. */
  public static final int PADDING = Bytes.PADDING;

  /** The length of a label that is not there. */
  public static final int NO_LABEL = -1;

  private final KeyWriter key;
  private final DockerFrame frame = new DockerFrame();
  private final DateTimeReader time = new DateTimeReader();
  private final JsonCell id = new JsonCell();
  private final JsonCell read = new JsonCell();
  private final JsonCell name = new JsonCell();
  private final JsonCell message = new JsonCell();
  private byte[] label = {};
  private int labelLength = NO_LABEL;

  /**
   * A reader of frames.
   *
   * @param maxKeyBytes the longest key; a frame with a longer id cannot be read
   */
  public DockerFrameReader(final int maxKeyBytes) {
    key = new KeyWriter(maxKeyBytes);
  }

  /**
   * The name of the last frame's container.
   *
   * @return UTF-8; the same array for a while, of which {@link #labelLength} bytes count
   */
  public byte[] label() {
    return label;
  }

  /**
   * How long the name of the last frame's container is.
   *
   * @return bytes, or {@link #NO_LABEL}
   */
  public int labelLength() {
    return labelLength;
  }

  @Override
  String labelText() {
    return labelLength == NO_LABEL ? null : new String(label, 0, labelLength, UTF_8);
  }

  @Override
  void readObject(final JsonParser parser, final Sample sample) throws IOException, RowException {
    id.clear();
    read.clear();
    name.clear();
    message.clear();
    frame.clear();
    labelLength = NO_LABEL;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "id" -> take(id, parser);
        case "read" -> take(read, parser);
        case "name" -> take(name, parser);
        case "message" -> take(message, parser);
        case "cpu_stats" -> frame.readCpu(parser);
        case "memory_stats" -> frame.readMemory(parser);
        case "networks" -> frame.readNetworks(parser);
        case "blkio_stats" -> frame.readBlocks(parser);
        default -> parser.skipChildren();
      }
    }
    fill(sample);
  }

  private static void take(final JsonCell cell, final JsonParser parser) throws IOException {
    cell.take(parser);
    parser.skipChildren();
  }

  private void fill(final Sample sample) throws RowException {
    need(id, "id");
    need(read, "read");
    key.begin(sample);
    key.add(id.bytes(), 0, id.length());
    if (!key.finish(sample)) {
      throw new RowException(key.why());
    }
    takeLabel();
    if (!time.read(read.bytes(), 0, read.length())) {
      throw new RowException("read '" + text(read) + "' is not a time of RFC 3339");
    }
    if (time.isYearOne()) {
      // A stopped container's: blank.
      return;
    }
    if (!time.isInRange()) {
      throw new RowException("read '" + text(read) + "' is beyond what 64 bits of ns hold");
    }
    frame.fill(sample, time.nanos());
  }

  private void takeLabel() {
    if (name.kind() != JsonCell.Kind.STRING || name.length() == 0) {
      labelLength = NO_LABEL;
      return;
    }
    final int from = name.bytes()[0] == '/' ? 1 : 0;
    labelLength = name.length() - from;
    if (label.length < labelLength) {
      label = new byte[name.bytes().length];
    }
    System.arraycopy(name.bytes(), from, label, 0, labelLength);
    if (Utf8.findInvalid(label, 0, labelLength) >= 0) {
      // A lone surrogate, which only an escape can write.
      label = new String(label, 0, labelLength, UTF_8).getBytes(UTF_8);
      labelLength = label.length;
    }
  }

  private void need(final JsonCell cell, final String member) throws RowException {
    if (cell.kind() != JsonCell.Kind.STRING || cell.length() == 0) {
      throw new RowException(
          "no "
              + member
              + ": not a stats frame of the Docker Engine API"
              + (message.kind() == JsonCell.Kind.STRING
                  ? ", which answered '" + text(message) + "'"
                  : ""));
    }
  }

  private static String text(final JsonCell cell) {
    return Excerpt.of(cell.bytes(), 0, cell.length());
  }
}
