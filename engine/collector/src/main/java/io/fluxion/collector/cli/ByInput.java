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
package io.fluxion.collector.cli;

import io.fluxion.ResetPolicy;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.recording.RecordingSchema;
import io.fluxion.collector.row.FrameKind;

/**
 * What a run makes of the columns of its rows. For text they stand in the options, which are
 * checked before anything is read; for a recording they stand in its header, and options that are
 * no good for any text may be good for that. So with {@code --format auto} a refusal waits until
 * the first input is known not to be a recording.
 *
 * @param <T> what is made of the columns
 */
public final class ByInput<T> {
  private final InputOptions options;
  private final ResetPolicy reset;
  private final Making<T> making;
  private Columns text;
  private UsageException refusal;

  /** Makes something of columns. */
  @FunctionalInterface
  interface Making<T> {
    T of(Columns columns) throws UsageException;
  }

  /**
   * Checks the options.
   *
   * @param format of all inputs, or null where their content tells
   * @param reset what the type of y must fit
   */
  ByInput(
      final InputOptions options,
      final Format format,
      final ResetPolicy reset,
      final Making<T> making)
      throws UsageException {
    this.options = options;
    this.reset = reset;
    this.making = making;
    if (format == Format.FLUXION) {
      return;
    }
    final boolean frames =
        format == null ? options.columnOptions().isEmpty() : format == Format.DOCKER;
    try {
      text = Columns.ofText(options, frames ? FrameKind.DOCKER : null, reset);
      making.of(text);
    } catch (final UsageException e) {
      if (format != null) {
        throw e;
      }
      refusal = e;
    }
  }

  /**
   * The columns of text.
   *
   * @return by the options alone
   * @throws UsageException where the options are no good for text
   */
  public Columns text() throws UsageException {
    if (refusal != null) {
      throw refusal;
    }
    return text;
  }

  /**
   * The columns of a recording.
   *
   * @param recording what its header says
   * @param name what messages call it
   * @return by the header, and by the options where these may choose
   * @throws UsageException where the options do not fit it
   * @throws InputException where it holds what is not known here
   */
  public Columns recorded(final RecordingSchema recording, final String name)
      throws UsageException, InputException {
    return RecordedColumns.of(options, recording, name, reset);
  }

  /**
   * What a run makes of columns.
   *
   * @param columns of its first input
   * @return what the plan says of them
   * @throws UsageException where the options do not fit them
   */
  public T of(final Columns columns) throws UsageException {
    return making.of(columns);
  }
}
