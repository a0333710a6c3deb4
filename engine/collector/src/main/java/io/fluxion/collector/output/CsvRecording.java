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

import io.fluxion.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Samples as they are, not what became of them: a header, then a row of csv for each, with an empty
 * cell for what is absent. Quotes as RFC 4180 has them, lines end in LF.
 *
 * <p>A row of longs costs no allocation. Not thread-safe.
 */
public final class CsvRecording implements Sink {
  private final TextBuffer out;
  private final WrittenNumbers numbers;
  private final int fields;
  private final String header;
  private boolean begun;

  /**
   * A recording of csv. Nothing is written before the first row.
   *
   * @param columns what they are called
   * @param target where to
   */
  public CsvRecording(final WrittenColumns columns, final OutputStream target) {
    out = new TextBuffer(target, false);
    numbers = new WrittenNumbers(columns);
    fields = columns.ys().size();
    final StringBuilder names = new StringBuilder(cell(columns.key()));
    names.append(',').append(cell(columns.x()));
    for (final String y : columns.ys()) {
      names.append(',').append(cell(y));
    }
    header = names.append('\n').toString();
  }

  private static String cell(final String name) {
    return CsvText.quoted(name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    if (!begun) {
      begun = true;
      out.put(header);
    }
    if (CsvText.needsQuotes(sample.key(), sample.keyLength())) {
      CsvText.putQuoted(out, sample.key(), sample.keyLength());
    } else {
      out.put(sample.key(), 0, sample.keyLength());
    }
    out.put(',');
    numbers.putX(out, sample);
    for (int i = 0; i < fields; i++) {
      out.put(',');
      numbers.putY(out, sample, i);
    }
    out.put('\n');
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
