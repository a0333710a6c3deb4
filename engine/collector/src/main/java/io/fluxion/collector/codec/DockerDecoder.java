package io.fluxion.collector.codec;

import io.fluxion.collector.source.RowBuffer;
import java.nio.charset.StandardCharsets;

/** Lines of stats frames as the Docker Engine API streams them. */
final class DockerDecoder extends JsonLineDecoder {
  private final DockerFrameReader row;

  DockerDecoder(final RowBuffer buffer, final String inputName, final int maxKeyBytes) {
    super(buffer, inputName);
    row = new DockerFrameReader(maxKeyBytes);
  }

  @Override
  JsonRow row() {
    return row;
  }

  @Override
  public String label() {
    return row.labelLength() == DockerFrameReader.NO_LABEL
        ? null
        : new String(row.label(), 0, row.labelLength(), StandardCharsets.UTF_8);
  }
}
