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

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Standard output as sinks get it: what goes wrong in it is an {@link OutputException}. */
public final class StandardOutput extends OutputStream {
  private final OutputStream target;
  private final boolean pipe;

  /**
   * The standard output of some streams.
   *
   * @param streams whose output is written and never closed
   */
  public StandardOutput(final Streams streams) {
    target = streams.out();
    pipe = streams.outIsPipe();
  }

  @Override
  public void write(final int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(final byte[] bytes, final int offset, final int length) throws IOException {
    try {
      target.write(bytes, offset, length);
    } catch (final IOException e) {
      throw outputException(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      target.flush();
    } catch (final IOException e) {
      throw outputException(e);
    }
  }

  private OutputException outputException(final IOException e) {
    return exception(e, pipe);
  }

  /** What a failed write means; into a pipe, that the reader is gone. */
  static OutputException exception(final IOException e, final boolean pipe) {
    // The system's own words, in the language of its locale: hence a pipe is asked for, too.
    final String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    final boolean gone =
        pipe
            || words.contains("broken pipe")
            || words.contains("connection reset")
            || words.contains("pipe is being closed");
    return new OutputException(e, gone);
  }
}
