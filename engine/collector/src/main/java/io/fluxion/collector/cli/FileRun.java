// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
import io.fluxion.collector.output.OutputException;
import io.fluxion.collector.output.Progress;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files, one after the other, row by row. Whatever ends a run, what the good rows before that
 * have made is out before the reason is said.
 */
abstract class FileRun {
  private final FileOptions files;
  private final Streams streams;
  private final Messages messages;
  private final Progress progress;
  private final InputFiles inputs;
  private final List<String> problems = new ArrayList<>();

  // Null before the first input is known.
  private Sample sample;
  private long rows;
  private int status = ExitStatus.DONE;
  private boolean outputLost;
  private boolean readerGone;

  FileRun(
      final FileOptions files,
      final InputFiles inputs,
      final Progress progress,
      final Streams streams,
      final Messages messages) {
    this.files = files;
    this.inputs = inputs;
    this.progress = progress;
    this.streams = streams;
    this.messages = messages;
  }

  final Streams streams() {
    return streams;
  }

  final Messages messages() {
    return messages;
  }

  final InputFiles inputs() {
    return inputs;
  }

  /** The good rows so far. */
  final long rows() {
    return rows;
  }

  /** Whether nobody reads the output any more. */
  final boolean isReaderGone() {
    return readerGone;
  }

  /** Whether nothing has gone wrong so far. */
  final boolean isGood() {
    return problems.isEmpty() && !readerGone;
  }

  /** Refuses what would fail later, before anything is read. */
  abstract void check() throws FailureException;

  /** What the rows are is known. */
  abstract void begin(RowSchema schema) throws IOException, FailureException, UsageException;

  /** Takes a good row. */
  abstract void row(Sample row, Decoder from, String name)
      throws IOException, FailureException, UsageException;

  /** Takes that the key of a row has ended. */
  abstract void gone(Sample row) throws IOException;

  /** Hands on what is buffered, before each wait for input. */
  abstract void flush(Input input) throws IOException;

  /** Writes what is left; not where the output is lost. */
  abstract void finish() throws IOException, FailureException;

  /** Writes what goes elsewhere than to the output. */
  void summarize() throws FailureException {
    // Nothing does, mostly.
  }

  /** What a lost output is called. */
  abstract String problem(OutputException e);

  /** Says what is to be said at the end. */
  abstract void sayEnd();

  /** A part of a run, which may end it. */
  private interface Step {
    void take() throws IOException, InputException, FailureException, UsageException;
  }

  /**
   * Reads everything.
   *
   * @return an {@link ExitStatus}
   */
  final int run() {
    attempt(
        () -> {
          inputs.check();
          check();
        });
    if (status == ExitStatus.DONE) {
      attempt(this::readAll);
      progress.close();
      if (!outputLost) {
        attempt(this::finish);
      }
      if (status != ExitStatus.USAGE) {
        attempt(this::summarize);
      }
    }
    if (!readerGone && rows > 0 && !files.strict) {
      messages.sayMalformed();
    }
    sayEnd();
    problems.forEach(messages::say);
    return status;
  }

  private void attempt(final Step step) {
    try {
      step.take();
    } catch (final UsageException e) {
      end(ExitStatus.USAGE, e.getMessage());
    } catch (final InputException | FailureException e) {
      end(ExitStatus.FAILED, e.getMessage());
    } catch (final OutputException e) {
      outputLost = true;
      readerGone = e.isReaderGone();
      if (!readerGone) {
        end(ExitStatus.FAILED, problem(e));
      }
    } catch (final IOException | RuntimeException | Error e) {
      end(ExitStatus.FAILED, messages.unexpected(e));
    }
  }

  /** Something has failed, and the run goes on. */
  final void fail(final String problem) {
    end(ExitStatus.FAILED, problem);
  }

  private void end(final int newStatus, final String problem) {
    status = Math.max(status, newStatus);
    problems.add(problem);
  }

  private void readAll() throws IOException, InputException, FailureException, UsageException {
    for (final String file : files.files) {
      try (Input input = inputs.open(file)) {
        read(input);
        progress.passed(input);
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
          flush(input);
          progress.tick(input, rows);
        };
    final Decoder decoder = inputs.decoder(input, beforeBlocking);
    if (sample == null) {
      begin(inputs.rows());
      sample = inputs.rows().newSample();
    }
    int outcome = decoder.next(sample);
    while (outcome != Decoder.END) {
      if (outcome == Decoder.ROW) {
        rows++;
        row(sample, decoder, input.name());
      } else if (outcome == Decoder.GONE) {
        gone(sample);
      } else {
        InputFiles.malformed(decoder, input.name(), files.strict, messages);
      }
      outcome = decoder.next(sample);
    }
    InputFiles.sayWarning(decoder, input.name(), messages);
  }
}
