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

import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.IdleListener;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Progress;
import io.fluxion.collector.output.RecordingFile;
import io.fluxion.collector.output.Streams;
import java.io.IOException;

/**
 * Carries out a plan: files to rows, rows into a recording. Whatever ends it, the good rows before
 * that are in the recording.
 */
final class RecordRun {
  private final RecordPlan plan;
  private final Streams streams;
  private final Messages messages;
  private final Progress progress;
  private final InputFiles<Columns> inputs;
  private final RecordingFile recording;
  private Sample sample;
  private long rows;

  RecordRun(final RecordPlan plan, final Streams streams, final Messages messages) {
    this.plan = plan;
    this.streams = streams;
    this.messages = messages;
    progress =
        new Progress(streams.err(), messages, streams.errIsTerminal(), "record", plan.files());
    inputs = new InputFiles<>(plan.files(), plan.format(), plan.columns(), streams);
    recording = new RecordingFile(plan.out());
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
    if (rows > 0 && !plan.strict()) {
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
      for (final String file : plan.files()) {
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
      sample = inputs.content().rows().newSample();
    }
    int outcome = decoder.next(sample);
    while (outcome != Decoder.END) {
      if (outcome == Decoder.ROW) {
        row(decoder.storeTime(), decoder.label());
      } else {
        InputFiles.malformed(decoder, input.name(), plan.strict(), messages);
      }
      outcome = decoder.next(sample);
    }
    InputFiles.sayWarning(decoder, input.name(), messages);
  }

  private void row(final long storeTime, final String label)
      throws FailureException, UsageException {
    if (!recording.isOpen()) {
      final Columns columns = inputs.content();
      recording.open(columns.recorded(), plan.entries(columns.rows().maxKeyBytes()));
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
