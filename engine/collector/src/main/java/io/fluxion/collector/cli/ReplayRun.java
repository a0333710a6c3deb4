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
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.CsvSink;
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
import java.util.List;

/** Carries out a replay: rows through the store, outcomes to the sink. */
final class ReplayRun extends FileRun {
  private final ReplayCommand options;
  private final OutputForm out;
  private final Pace pace;
  private final long started = System.nanoTime();

  private DerivativeStore store;
  // Null before there is a store.
  private Rejections rejections;
  private Sink sink = new NoneSink();

  private ReplayRun(
      final ReplayCommand options,
      final InputFiles inputs,
      final Progress progress,
      final Streams streams,
      final Messages messages) {
    super(options.files, inputs, progress, streams, messages);
    this.options = options;
    out = options.out(streams);
    pace = Pace.isKept(options.speed) ? new Pace(options.speed, messages) : null;
  }

  /** Checks the options. */
  static ReplayRun of(final ReplayCommand options, final Streams streams, final Messages messages)
      throws UsageException {
    final List<String> files = options.files.files();
    if (options.summaryJson != null) {
      for (final String file : files) {
        FileTarget.refuseInput("--summary-json", options.summaryJson, file);
      }
    }
    final InputFiles inputs =
        new InputFiles(
            files,
            options.columns,
            options.store.maxKeyBytes,
            options.store.reset,
            (rows, settings) -> check(options, rows, settings),
            streams);
    // On a terminal that takes the rows themselves, a bar would stand between them.
    final OutputForm form = options.out(streams);
    final boolean rowsOnTerminal =
        streams.outIsTerminal() && (form == OutputForm.CSV || form == OutputForm.NDJSON);
    final Progress progress =
        new Progress(
            streams.err(), messages, streams.errIsTerminal() && !rowsOnTerminal, "replay", files);
    return new ReplayRun(options, inputs, progress, streams, messages);
  }

  private static void check(
      final ReplayCommand options, final RowSchema rows, final RunSettings settings)
      throws UsageException {
    options.store.adopt(settings, rows);
    Pace.check(options.speed, rows);
    new StoreBuilder(options.store, rows).schema();
  }

  @Override
  void check() throws FailureException {
    if (options.summaryJson != null) {
      RunSummary.check(options.summaryJson);
    }
  }

  @Override
  void begin(final RowSchema schema) throws FailureException, UsageException {
    store = new StoreBuilder(options.store, schema).build();
    rejections = new Rejections(store, messages());
    final OutputStream stream = new StandardOutput(streams());
    final List<Metric> metrics = options.store.metrics();
    final boolean ansi = streams().outIsTerminal() && System.getenv("NO_COLOR") == null;
    final TableStyle style = new TableStyle(schema.frames(), schema.nanoseconds(), metrics, ansi);
    // What a live run showed by name, the replay of its recording does too.
    final FrameKind named = inputs().settings().named() ? schema.frames() : null;
    sink =
        switch (out) {
          case TABLE -> new TableSink(store, style, stream);
          case CSV -> new CsvSink(store, metrics, named, true, stream);
          case NDJSON -> new NdjsonSink(store, metrics, named, stream);
          case SUMMARY -> new SummarySink(store, style, stream);
          case NONE -> sink;
        };
  }

  @Override
  void row(final Sample sample, final Decoder decoder, final String name) throws IOException {
    if (pace != null) {
      pace.await(sample, store.schema().isFramed(), decoder, name, sink);
    }
    if (decoder.storeTime() != Decoder.NO_TIME) {
      store.advanceTo(decoder.storeTime());
    }
    store.update(sample);
    rejections.look();
    sink.row(sample, decoder.label());
  }

  @Override
  void gone(final Sample sample) throws IOException {
    final int handle = store.find(sample.key(), 0, sample.keyLength());
    if (handle != DerivativeStore.NONE) {
      sink.gone(handle, sample.key(), sample.keyLength());
      store.remove(handle);
    }
  }

  @Override
  void flush(final Input input) throws IOException {
    sink.flush();
  }

  @Override
  void finish() throws IOException {
    sink.finish(messages().malformed());
  }

  @Override
  void summarize() throws FailureException {
    if (options.summaryJson != null) {
      new RunSummary(
              rows(),
              messages().malformed(),
              store == null ? List.of() : List.of(store),
              System.nanoTime() - started)
          .write(options.summaryJson);
    }
  }

  @Override
  String problem(final OutputException e) {
    return "the output cannot be written: " + e.getMessage();
  }

  @Override
  void sayEnd() {
    if (!isReaderGone() && rejections != null) {
      rejections.end();
    }
  }
}
