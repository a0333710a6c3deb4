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

/**
 * Samples as they are, not what became of them: a JSON object a line, null for what is absent.
 *
 * <p>A row of longs costs no allocation. Not thread-safe.
 */
public final class NdjsonRecording implements Sink {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] END = {'}', '\n'};

  private final TextBuffer out;
  private final WrittenNumbers numbers;
  private final byte[] key;
  private final byte[] x;
  private final byte[][] ys;

  /**
   * A recording of JSON lines.
   *
   * @param columns what the members are called
   * @param target where to
   */
  public NdjsonRecording(final WrittenColumns columns, final OutputStream target) {
    out = new TextBuffer(target, true);
    numbers = new WrittenNumbers(columns);
    key = JsonText.member("{", columns.key());
    x = JsonText.member(",", columns.x());
    ys = new byte[columns.ys().size()][];
    for (int i = 0; i < ys.length; i++) {
      ys[i] = JsonText.member(",", columns.ys().get(i));
    }
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    out.put(key);
    JsonText.put(out, sample.key(), sample.keyLength());
    out.put(x);
    if (!numbers.putX(out, sample)) {
      out.put(NULL);
    }
    for (int i = 0; i < ys.length; i++) {
      out.put(ys[i]);
      if (!numbers.putY(out, sample, i)) {
        out.put(NULL);
      }
    }
    out.put(END);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
