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

/** An output that cannot be written: told apart from whatever else is an IOException. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean readerGone;

  /**
   * An output that cannot be written.
   *
   * @param cause why
   * @param readerGone whether its reader went away
   */
  public OutputException(final IOException cause, final boolean readerGone) {
    super(cause.getMessage(), cause);
    this.readerGone = readerGone;
  }

  /**
   * Whether the reader went away, as {@code head} does, which is no failure.
   *
   * @return false for any other reason
   */
  public boolean isReaderGone() {
    return readerGone;
  }
}
