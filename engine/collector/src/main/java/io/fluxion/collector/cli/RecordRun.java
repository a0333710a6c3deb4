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
import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.IdleListener;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Progress;
import io.fluxion.collector.output.RecordingFile;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;
import java.util.List;

/**
 * Makes a recording: files to rows, rows into a recording. Whatever ends it, the good rows before
 * that are in the recording.
 */
final class RecordRun {
  private final RecordCommand options;
  private final Streams streams;
  private final Messages messages;
  private final Progress progress;
  private final InputFiles inputs;
  private final RecordingFile recording;
  private Sample sample;
  private long rows;

  /** Checks the options. */
  RecordRun(final RecordCommand options, final Streams streams, final Messages messages)
      throws UsageException {
    this.options = options;
    this.streams = streams;
    this.messages = messages;
    final List<String> files = options.files.files();
    for (final String file : files) {
      FileTarget.refuseInput("--record", options.record, file);
    }
    inputs =
        new InputFiles(
            files,
            options.columns,
            options.maxKeyBytes,
            ResetPolicy.DROP,
            (rows, settings) -> {},
            streams);
    progress = new Progress(streams.err(), messages, streams.errIsTerminal(), "record", files);
    recording = new RecordingFile(options.record);
  }

  /** The recording could not be written while an input was read. */
  private static final class WriteException extends IOException {
    private static final long serialVersionUID = 1L;

    private WriteException(final FailureException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * Reads everything.
   *
   * @return an {@link ExitStatus}
   */
  int run() {
    int status = ExitStatus.DONE;
    String problem = null;
    try (progress) {
      recordAll();
    } catch (final UsageException e) {
      status = ExitStatus.USAGE;
      problem = e.getMessage();
    } catch (final InputException | FailureException | WriteException e) {
      status = ExitStatus.FAILED;
      problem = e.getMessage();
    } catch (final IOException | RuntimeException | Error e) {
      status = ExitStatus.FAILED;
      problem = messages.unexpected(e);
    }
    if (rows > 0 && !options.files.strict) {
      messages.sayMalformed();
    }
    if (problem != null) {
      messages.say(problem);
    } else if (streams.errIsTerminal()) {
      messages.say(recording.summary());
    }
    return status;
  }

  private void recordAll() throws IOException, InputException, FailureException, UsageException {
    inputs.check();
    recording.check();
    try (recording) {
      for (final String file : options.files.files) {
        try (Input input = inputs.open(file)) {
          read(input);
          progress.passed(input);
        }
      }
    }
    if (rows == 0) {
      throw inputs.noGoodRow(messages.malformed());
    }
  }

  private void read(final Input input)
      throws IOException, InputException, FailureException, UsageException {
    final IdleListener beforeBlocking =
        () -> {
          if (input.waits()) {
            flush();
          }
          progress.tick(input, rows);
        };
    final Decoder decoder = inputs.decoder(input, beforeBlocking);
    if (sample == null) {
      sample = inputs.rows().newSample();
    }
    int outcome = decoder.next(sample);
    while (outcome != Decoder.END) {
      if (outcome == Decoder.ROW) {
        row(decoder.storeTime(), decoder.label());
      } else if (outcome == Decoder.GONE) {
        if (recording.isOpen()) {
          recording.gone(sample);
        }
      } else {
        InputFiles.malformed(decoder, input.name(), options.files.strict, messages);
      }
      outcome = decoder.next(sample);
    }
    InputFiles.sayWarning(decoder, input.name(), messages);
  }

  private void row(final long storeTime, final String label)
      throws FailureException, UsageException {
    if (!recording.isOpen()) {
      final RowSchema schema = inputs.rows();
      recording.open(schema, inputs.settings(), options.entries(schema.maxKeyBytes()));
    }
    recording.storeTime(storeTime);
    recording.row(sample, label);
    rows++;
  }

  private void flush() throws WriteException {
    try {
      recording.flush();
    } catch (final FailureException e) {
      throw new WriteException(e);
    }
  }
}
