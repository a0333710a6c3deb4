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

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.IdleListener;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.CsvSink;
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Metric;
import io.fluxion.collector.output.NdjsonSink;
import io.fluxion.collector.output.NoneSink;
import io.fluxion.collector.output.OutputException;
import io.fluxion.collector.output.Progress;
import io.fluxion.collector.output.RunSummary;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.output.StandardOutput;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.output.SummarySink;
import io.fluxion.collector.output.TableSink;
import io.fluxion.collector.output.TableStyle;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out a replay: files to rows, rows through the store, outcomes to the sink. Whatever ends
 * it, the good rows are out before the reason is named.
 */
final class ReplayRun {
  private final ReplayCommand options;
  private final OutputForm out;
  private final Streams streams;
  private final Messages messages;
  private final Progress progress;
  private final PaceKeeper pace;
  private final InputFiles inputs;
  private final List<String> problems = new ArrayList<>();
  private final long started = System.nanoTime();

  private DerivativeStore store;
  private Sample sample;
  // Null before there is a store.
  private Rejections rejections;
  private Sink sink = new NoneSink();
  private long rows;
  private int status = ExitStatus.DONE;
  private boolean outputLost;
  private boolean readerGone;

  /** Checks the options. */
  ReplayRun(final ReplayCommand options, final Streams streams, final Messages messages)
      throws UsageException {
    this.options = options;
    this.streams = streams;
    this.messages = messages;
    out = options.out != null ? options.out : form(streams.outIsTerminal());
    final List<String> files = options.files.files();
    if (options.summaryJson != null) {
      for (final String file : files) {
        FileTarget.refuseInput("--summary-json", options.summaryJson, file);
      }
    }
    pace = Pace.isKept(options.speed) ? new PaceKeeper(options.speed, messages) : null;
    inputs =
        new InputFiles(
            files,
            options.columns,
            options.store.maxKeyBytes,
            options.store.reset,
            this::check,
            streams);
    // On a terminal that takes the rows themselves, a bar would stand between them.
    final boolean rowsOnTerminal =
        streams.outIsTerminal() && (out == OutputForm.CSV || out == OutputForm.NDJSON);
    progress =
        new Progress(
            streams.err(), messages, streams.errIsTerminal() && !rowsOnTerminal, "replay", files);
  }

  private static OutputForm form(final boolean terminal) {
    return terminal ? OutputForm.TABLE : OutputForm.CSV;
  }

  private void check(final RowSchema rows, final RunSettings settings) throws UsageException {
    options.store.adopt(settings, rows);
    Pace.check(options.speed, rows);
    new StoreBuilder(options.store, rows).schema();
  }

  /** A part of a run, which may end it. */
  private interface Step {
    void take() throws IOException, InputException, FailureException, UsageException;
  }

  /**
   * Reads everything.
   *
   * @return an {@link ExitStatus}
   */
  int run() {
    attempt(this::checkFiles);
    if (status == ExitStatus.DONE) {
      attempt(this::readAll);
      progress.close();
      if (!outputLost) {
        attempt(() -> sink.finish(messages.malformed()));
      }
      if (options.summaryJson != null && status != ExitStatus.USAGE) {
        attempt(this::writeSummary);
      }
    }
    if (!readerGone && rows > 0 && !options.files.strict) {
      messages.sayMalformed();
    }
    if (!readerGone && rejections != null) {
      rejections.end();
    }
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
        end(ExitStatus.FAILED, "the output cannot be written: " + e.getMessage());
      }
    } catch (final IOException | RuntimeException | Error e) {
      end(ExitStatus.FAILED, messages.unexpected(e));
    }
  }

  private void end(final int newStatus, final String problem) {
    status = Math.max(status, newStatus);
    problems.add(problem);
  }

  /** Refuses what would fail later, before anything is printed. */
  private void checkFiles() throws InputException, FailureException {
    inputs.check();
    if (options.summaryJson != null) {
      RunSummary.check(options.summaryJson);
    }
  }

  private void readAll() throws IOException, InputException, FailureException, UsageException {
    for (final String file : options.files.files) {
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
          sink.flush();
          progress.tick(input, rows);
        };
    final Decoder decoder = inputs.decoder(input, beforeBlocking);
    if (store == null) {
      begin(inputs.rows());
    }
    readRows(decoder, input.name());
    InputFiles.sayWarning(decoder, input.name(), messages);
  }

  private void begin(final RowSchema schema) throws FailureException, UsageException {
    store = new StoreBuilder(options.store, schema).build();
    sample = store.newSample();
    rejections = new Rejections(store, messages);
    final OutputStream stream = new StandardOutput(streams);
    final List<Metric> metrics = options.store.metrics();
    final boolean ansi = streams.outIsTerminal() && System.getenv("NO_COLOR") == null;
    final TableStyle style = new TableStyle(schema.frames(), schema.nanoseconds(), metrics, ansi);
    // What a live run showed by name, the replay of its recording does too.
    final FrameKind named = inputs.settings().named() ? schema.frames() : null;
    sink =
        switch (out) {
          case TABLE -> new TableSink(store, style, stream);
          case CSV -> new CsvSink(store, metrics, named, true, stream);
          case NDJSON -> new NdjsonSink(store, metrics, named, stream);
          case SUMMARY -> new SummarySink(store, style, stream);
          case NONE -> sink;
        };
  }

  private void readRows(final Decoder decoder, final String name)
      throws IOException, InputException, UsageException {
    int outcome = decoder.next(sample);
    while (outcome != Decoder.END) {
      if (outcome == Decoder.ROW) {
        if (pace != null) {
          pace.await(sample, store.schema().isFramed(), decoder, name, sink);
        }
        rows++;
        if (decoder.storeTime() != Decoder.NO_TIME) {
          store.advanceTo(decoder.storeTime());
        }
        store.update(sample);
        rejections.look();
        sink.row(sample, decoder.label());
      } else if (outcome == Decoder.GONE) {
        gone();
      } else {
        malformed(decoder, name);
      }
      outcome = decoder.next(sample);
    }
  }

  private void gone() throws IOException {
    final int handle = store.find(sample.key(), 0, sample.keyLength());
    if (handle != DerivativeStore.NONE) {
      sink.gone(handle, sample.key(), sample.keyLength());
      store.remove(handle);
    }
  }

  private void malformed(final Decoder decoder, final String name) throws InputException {
    InputFiles.malformed(decoder, name, options.files.strict, messages);
  }

  private void writeSummary() throws FailureException {
    new RunSummary(
            rows,
            messages.malformed(),
            store == null ? List.of() : List.of(store),
            System.nanoTime() - started)
        .write(options.summaryJson);
  }
}
