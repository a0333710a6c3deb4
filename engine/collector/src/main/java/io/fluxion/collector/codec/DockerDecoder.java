package io.fluxion.collector.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fluxion.collector.source.RowBuffer;
import io.fluxion.derivative.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Stats frames as the Docker Engine API streams them from {@code /containers/{id}/stats}. The key
 * is the container's id.
 */
final class DockerDecoder extends JsonLineDecoder {
  private final KeyWriter key;
  private final DockerFrame frame = new DockerFrame();
  private final JsonCell id = new JsonCell();
  private final JsonCell read = new JsonCell();
  private final JsonCell name = new JsonCell();
  private final JsonCell message = new JsonCell();
  private String label;

  DockerDecoder(final RowBuffer buffer, final String inputName, final int maxKeyBytes) {
    super(buffer, inputName);
    key = new KeyWriter(maxKeyBytes);
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  void readObject(final JsonParser parser, final Sample sample) throws IOException, RowException {
    id.clear();
    read.clear();
    name.clear();
    message.clear();
    frame.clear();
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
    label = name();
    final Rfc3339 time = Rfc3339.read(read.bytes(), read.length());
    if (time == null) {
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

  private String name() {
    if (name.kind() != JsonCell.Kind.STRING || name.length() == 0) {
      return null;
    }
    final int from = name.bytes()[0] == '/' ? 1 : 0;
    return new String(name.bytes(), from, name.length() - from, StandardCharsets.UTF_8);
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
