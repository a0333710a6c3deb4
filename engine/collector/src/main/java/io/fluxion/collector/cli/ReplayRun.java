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
import io.fluxion.collector.input.RowRounds;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.CsvSink;
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.Messages;
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
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out a plan: files to rows, rows through the store, outcomes to the sink. Whatever ends
 * it, the good rows are out before the reason is named.
 */
final class ReplayRun {
  private final ReplayPlan plan;
  private final Streams streams;
  private final Messages messages;
  private final Progress progress;
  private final PaceKeeper pace;
  private final InputFiles<Layout> inputs;
  private final List<String> problems = new ArrayList<>();
  private final long started = System.nanoTime();

  private DerivativeStore store;
  private Sample sample;
  // Where nobody looks at single rows and the store takes rounds, otherwise null.
  private RowRounds rounds;
  // Null before there is a store.
  private Rejections rejections;
  private Sink sink = new NoneSink();
  private long rows;
  private int status = ExitStatus.DONE;
  private boolean outputLost;
  private boolean readerGone;

  ReplayRun(final ReplayPlan plan, final Streams streams, final Messages messages) {
    this.plan = plan;
    this.streams = streams;
    this.messages = messages;
    pace = Pace.isKept(plan.speed()) ? new PaceKeeper(plan.speed(), messages) : null;
    // On a terminal that takes the rows themselves, a bar would stand between them.
    final boolean rowsOnTerminal =
        streams.outIsTerminal()
            && (plan.out() == ReplayPlan.Out.CSV || plan.out() == ReplayPlan.Out.NDJSON);
    progress =
        new Progress(
            streams.err(),
            messages,
            streams.errIsTerminal() && !rowsOnTerminal,
            "replay",
            plan.files());
    inputs = new InputFiles<>(plan.files(), plan.format(), plan.layouts(), streams);
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
      if (plan.summary() != null && status != ExitStatus.USAGE) {
        attempt(this::writeSummary);
      }
    }
    if (!readerGone && rows > 0 && !plan.strict()) {
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
    if (plan.summary() != null) {
      RunSummary.check(plan.summary());
    }
  }

  private void readAll() throws IOException, InputException, FailureException, UsageException {
    for (final String file : plan.files()) {
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
          if (rounds != null) {
            rounds.flush();
          }
          sink.flush();
          progress.tick(input, rows);
        };
    final Decoder decoder = inputs.decoder(input, beforeBlocking);
    if (store == null) {
      begin(inputs.content());
    }
    if (rounds != null) {
      readRounds(decoder, input.name());
    } else {
      readRows(decoder, input.name());
    }
    InputFiles.sayWarning(decoder, input.name(), messages);
  }

  /** Whether nobody looks at single rows. */
  private boolean isUnseen() {
    return plan.out() == ReplayPlan.Out.NONE && pace == null;
  }

  private void begin(final Layout layout) throws FailureException, UsageException {
    store = StoreOfPlan.build(plan.maxKeys(), layout);
    sample = store.newSample();
    rejections = new Rejections(store, messages);
    rounds = isUnseen() && RowRounds.fit(store) ? new RowRounds(store) : null;
    final OutputStream out = new StandardOutput(streams);
    switch (plan.out()) {
      case TABLE:
        sink = new TableSink(store, style(layout), out);
        break;
      case CSV:
        sink = new CsvSink(store, plan.metrics(), out);
        break;
      case NDJSON:
        sink = new NdjsonSink(store, plan.metrics(), out);
        break;
      case SUMMARY:
        sink = new SummarySink(store, style(layout), out);
        break;
      default:
        break;
    }
  }

  private TableStyle style(final Layout layout) {
    final boolean ansi = streams.outIsTerminal() && System.getenv("NO_COLOR") == null;
    return new TableStyle(layout.kind(), layout.nanoseconds(), plan.metrics(), ansi);
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
      } else {
        malformed(decoder, name);
      }
      outcome = decoder.next(sample);
    }
  }

  /** The way of rows where nobody looks at single ones. */
  private void readRounds(final Decoder decoder, final String name)
      throws IOException, InputException, UsageException {
    try {
      int outcome = decoder.next(sample, rounds);
      while (outcome != Decoder.END) {
        if (outcome == Decoder.ROW) {
          rows++;
          rejections.look();
        } else {
          malformed(decoder, name);
        }
        outcome = decoder.next(sample, rounds);
      }
    } finally {
      // Whatever ended it, a malformed row or an input that breaks off too.
      rounds.flush();
    }
  }

  private void malformed(final Decoder decoder, final String name) throws InputException {
    InputFiles.malformed(decoder, name, plan.strict(), messages);
  }

  private void writeSummary() throws FailureException {
    new RunSummary(rows, messages.malformed(), store, System.nanoTime() - started)
        .write(plan.summary());
  }
}
