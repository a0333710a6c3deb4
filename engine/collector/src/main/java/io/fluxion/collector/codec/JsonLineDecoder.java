package io.fluxion.collector.codec;

import io.fluxion.collector.source.InputException;
import io.fluxion.collector.source.RowBuffer;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.Sample;
import java.io.IOException;

/** One JSON object a line; what the object means, a {@link JsonRow} knows. */
abstract class JsonLineDecoder extends RowDecoder {
  private final RowBuffer buffer;
  private final String inputName;
  private boolean passesLine;
  private boolean hasContent;

  JsonLineDecoder(final RowBuffer buffer, final String inputName) {
    this.buffer = buffer;
    this.inputName = inputName;
  }

  /** What reads the objects. */
  abstract JsonRow row();

  @Override
  public int next(final Sample sample) throws IOException, InputException, UsageException {
    while (true) {
      if (passesLine) {
        passesLine = false;
        buffer.passLine();
      }
      final int end = buffer.findLine();
      line = buffer.line();
      if (end == RowBuffer.END) {
        return end();
      }
      if (end == RowBuffer.TOO_LONG) {
        hasContent = true;
        passesLine = true;
        reason = "longer than " + buffer.maxRowBytes() + " bytes";
        return MALFORMED;
      }
      final int start = buffer.start();
      // The bytes stay where they are until the next line is looked for.
      buffer.advance(Math.min(end + 1, buffer.limit()), 1);
      if (!isBlank(start, end)) {
        hasContent = true;
        if (row().read(buffer.bytes(), start, end, sample)) {
          return ROW;
        }
        reason = row().reason();
        return MALFORMED;
      }
    }
  }

  private int end() throws InputException {
    if (!hasContent) {
      throw new InputException(inputName + " is empty");
    }
    return END;
  }

  private boolean isBlank(final int from, final int to) {
    int i = from;
    while (i < to && Format.isBlank(buffer.bytes()[i])) {
      i++;
    }
    return i == to;
  }
}
