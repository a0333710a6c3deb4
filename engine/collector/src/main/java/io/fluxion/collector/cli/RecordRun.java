// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.ResetPolicy;
import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.OutputException;
import io.fluxion.collector.output.OutputFile;
import io.fluxion.collector.output.OutputQueue;
import io.fluxion.collector.output.Progress;
import io.fluxion.collector.output.RecordOutput;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;
import java.util.List;

/**
 * Makes a recording of files. It is opened when the first row is there: a run that does not come
 * that far leaves the file as it was.
 */
final class RecordRun extends FileRun {
  private final RecordCommand options;
  // Null before the first row.
  private RecordOutput recording;
  private OutputQueue queue;

  private RecordRun(
      final RecordCommand options,
      final InputFiles inputs,
      final Progress progress,
      final Streams streams,
      final Messages messages) {
    super(options.files, inputs, progress, streams, messages);
    this.options = options;
  }

  /** Checks the options. */
  static RecordRun of(final RecordCommand options, final Streams streams, final Messages messages)
      throws UsageException {
    final List<String> files = options.files.files();
    for (final String file : files) {
      FileTarget.refuseInput("--record", options.record, file);
    }
    final InputFiles inputs =
        new InputFiles(
            files,
            options.columns,
            options.maxKeyBytes,
            ResetPolicy.DROP,
            (rows, settings) -> {},
            streams);
    final Progress progress =
        new Progress(streams.err(), messages, streams.errIsTerminal(), "record", files);
    return new RecordRun(options, inputs, progress, streams, messages);
  }

  @Override
  void check() throws FailureException {
    FileTarget.check("--record", options.record);
  }

  @Override
  void begin(final RowSchema schema) {
    // With the first row.
  }

  private void open() throws FailureException, UsageException {
    final RowSchema schema = inputs().rows();
    final int entries = options.entries(schema.maxKeyBytes());
    try {
      queue = new OutputQueue("recording", new OutputFile(options.record), true, null);
      recording = new RecordOutput(schema, inputs().settings(), entries, queue);
    } catch (final IOException e) {
      throw FileTarget.failure("--record", options.record, FileTarget.reason(e));
    } catch (final IllegalArgumentException e) {
      throw FileTarget.failure("--record", options.record, e.getMessage());
    }
  }

  @Override
  void row(final Sample sample, final Decoder decoder, final String name)
      throws IOException, FailureException, UsageException {
    if (recording == null) {
      open();
    }
    write(
        () -> {
          recording.storeTime(decoder.storeTime());
          recording.row(sample, decoder.label());
        });
  }

  @Override
  void gone(final Sample sample) throws IOException {
    if (recording != null) {
      write(() -> recording.gone(0, sample.key(), sample.keyLength()));
    }
  }

  @Override
  void flush(final Input input) throws IOException {
    if (recording != null && input.waits()) {
      write(recording::flush);
    }
  }

  @Override
  void finish() throws IOException {
    if (recording != null) {
      write(
          () -> {
            recording.finish(0);
            queue.close();
          });
    }
  }

  private interface Write {
    void run() throws IOException;
  }

  private static void write(final Write write) throws OutputException {
    try {
      write.run();
    } catch (final IOException e) {
      throw new OutputException(e, false);
    }
  }

  @Override
  String problem(final OutputException e) {
    final String reason = FileTarget.reason((IOException) e.getCause());
    return FileTarget.failure("--record", options.record, reason).getMessage();
  }

  @Override
  void sayEnd() {
    if (isGood() && recording != null && streams().errIsTerminal()) {
      messages().say(recording.summary() + ": " + options.record);
    }
  }
}
