package io.fluxion.collector.codec;

import io.fluxion.collector.source.InputException;
import io.fluxion.collector.source.RowBuffer;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.Sample;
import java.io.IOException;

/** Lines of ndjson. */
final class NdjsonDecoder extends JsonLineDecoder {
  private final NdjsonRow row;

  NdjsonDecoder(final RowBuffer buffer, final String inputName, final RowOptions options) {
    super(buffer, inputName);
    row = new NdjsonRow(options);
  }

  @Override
  JsonRow row() {
    return row;
  }

  @Override
  public int next(final Sample sample) throws IOException, InputException, UsageException {
    row.addPointers();
    return super.next(sample);
  }
}
