// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.OutputException;
import io.fluxion.collector.output.Progress;
import io.fluxion.collector.output.RunSummary;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Carries out a replay: rows through the store, outcomes to the sink. */
final class ReplayRun extends FileRun {
  private final ReplayCommand options;
  private final OutputPlan plan;
  private final Targets targets;
  private final Pace pace;
  private final long started = System.nanoTime();

  private DerivativeStore store;
  // Null before there is a store.
  private Rejections rejections;
  // Those that can go on; without any, the run is for its summary or its speed.
  private List<Sink> sinks = new ArrayList<>();
  private Outputs outputs;
  // The output that was lost last.
  private String lost;

  private ReplayRun(
      final ReplayCommand options,
      final OutputPlan plan,
      final InputFiles inputs,
      final Progress progress,
      final Streams streams,
      final Messages messages)
      throws UsageException {
    super(options.files, inputs, progress, streams, messages);
    this.options = options;
    this.plan = plan;
    targets =
        new Targets()
            .add(plan.outs())
            .add(options.output.summaryJson, "--summary-json")
            .refuse(options.files.files, prints(plan, EnumSet.allOf(Out.Form.class)));
    pace = Pace.isKept(options.speed) ? new Pace(options.speed, messages) : null;
  }

  /** Checks the options. */
  static ReplayRun of(final ReplayCommand options, final Streams streams, final Messages messages)
      throws UsageException {
    final List<String> files = options.files.files();
    final OutputPlan plan =
        new OutputPlan(options.output.outs(streams), options.store.metrics(), true, false);
    final InputFiles inputs =
        new InputFiles(
            files,
            options.columns,
            options.store.maxKeyBytes,
            options.store.reset,
            (rows, settings) -> check(options, rows, settings),
            streams);
    // On a terminal that takes the rows themselves, a bar would stand between them.
    final boolean rowsOnTerminal =
        streams.outIsTerminal() && prints(plan, EnumSet.of(Out.Form.CSV, Out.Form.NDJSON));
    final Progress progress =
        new Progress(
            streams.err(), messages, streams.errIsTerminal() && !rowsOnTerminal, "replay", files);
    return new ReplayRun(options, plan, inputs, progress, streams, messages);
  }

  /** Whether one of some forms goes to standard output. */
  private static boolean prints(final OutputPlan plan, final Set<Out.Form> forms) {
    return plan.outs().stream().anyMatch(out -> out.file() == null && forms.contains(out.form()));
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
    targets.check();
  }

  @Override
  void begin(final RowSchema schema) throws IOException, FailureException, UsageException {
    store = new StoreBuilder(options.store, schema).build();
    rejections = new Rejections(store, messages());
    outputs = new Outputs(plan, streams(), messages(), null);
    outputs.open();
    // What a live run showed by name, the replay of its recording does too.
    sinks = outputs.sinks(schema, store, inputs().settings().named() ? schema.frames() : null);
  }

  @Override
  void row(final Sample sample, final Decoder decoder, final String name) throws IOException {
    if (pace != null) {
      pace.await(
          sample, store.schema().isFramed(), () -> decoder.place(name), () -> each(Sink::flush));
    }
    if (decoder.storeTime() != Decoder.NO_TIME) {
      store.advanceTo(decoder.storeTime());
    }
    store.update(sample);
    rejections.look();
    // By index and without a lambda: this is done for every row.
    for (int i = 0; i < sinks.size(); i++) {
      try {
        sinks.get(i).row(sample, decoder.label());
      } catch (final IOException e) {
        lost(sinks.remove(i--), e);
      }
    }
  }

  @Override
  void gone(final Sample sample) throws IOException {
    final int handle = store.find(sample.key(), 0, sample.keyLength());
    if (handle != DerivativeStore.NONE) {
      each(sink -> sink.gone(handle, sample.key(), sample.keyLength()));
      store.remove(handle);
    }
  }

  @Override
  void flush(final Input input) throws IOException {
    each(Sink::flush);
  }

  @Override
  void finish() throws IOException {
    final long malformed = messages().malformed();
    each(sink -> sink.finish(malformed));
    if (outputs != null) {
      final List<OutputException> failures = new ArrayList<>();
      outputs.close(
          (name, cause) -> {
            lost = name;
            failures.add(failure(cause));
          });
      for (final OutputException failure : failures) {
        throw failure;
      }
    }
  }

  private interface Call {
    void on(Sink sink) throws IOException;
  }

  private void each(final Call call) throws OutputException {
    for (final Sink sink : List.copyOf(sinks)) {
      try {
        call.on(sink);
      } catch (final IOException e) {
        sinks.remove(sink);
        lost(sink, e);
      }
    }
  }

  /** The run goes on for the other outputs; where there is none, it ends. */
  private void lost(final Sink sink, final IOException cause) throws OutputException {
    lost = outputs.name(sink);
    final OutputException failure = failure(cause);
    if (sinks.isEmpty()) {
      throw failure;
    }
    if (!failure.isReaderGone()) {
      fail(problem(failure));
    }
  }

  private static OutputException failure(final IOException cause) {
    return cause instanceof final OutputException failure
        ? failure
        : new OutputException(cause, false);
  }

  @Override
  void summarize() throws FailureException {
    if (options.output.summaryJson != null) {
      new RunSummary(
              rows(),
              messages().malformed(),
              store == null ? List.of() : List.of(store),
              System.nanoTime() - started)
          .write(options.output.summaryJson);
    }
  }

  @Override
  String problem(final OutputException e) {
    return (lost.indexOf(' ') < 0 ? "the output" : lost)
        + " cannot be written: "
        + FileTarget.reason((IOException) e.getCause());
  }

  @Override
  void sayEnd() {
    if (!isReaderGone() && rejections != null) {
      rejections.end();
    }
  }
}
