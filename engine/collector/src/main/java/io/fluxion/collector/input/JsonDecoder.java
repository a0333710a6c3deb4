// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import io.fluxion.Sample;
import java.io.IOException;

/** One JSON object a line; what the object means, a {@link JsonRow} knows. */
final class JsonDecoder implements Decoder {
  private final RowBuffer buffer;
  private final String inputName;
  private final JsonRow row;
  private boolean passesLine;
  private boolean hasContent;
  private long line;
  private String reason;

  JsonDecoder(final RowBuffer buffer, final String inputName, final JsonRow row) {
    this.buffer = buffer;
    this.inputName = inputName;
    this.row = row;
  }

  @Override
  public int next(final Sample sample) throws IOException, InputException {
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
      if (Format.passBlank(buffer.bytes(), start, end) < end) {
        hasContent = true;
        if (row.read(buffer.bytes(), start, end, sample)) {
          return ROW;
        }
        reason = row.reason();
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

  @Override
  public long line() {
    return line;
  }

  @Override
  public String reason() {
    return reason;
  }

  @Override
  public String label() {
    return row.labelText();
  }
}
