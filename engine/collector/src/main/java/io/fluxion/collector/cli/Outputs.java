// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.DerivativeStore;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.CsvSink;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.NdjsonSink;
import io.fluxion.collector.output.OutputFile;
import io.fluxion.collector.output.OutputQueue;
import io.fluxion.collector.output.OutputTarget;
import io.fluxion.collector.output.RecordOutput;
import io.fluxion.collector.output.RowOutput;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.output.StandardOutputTarget;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.output.SummarySink;
import io.fluxion.collector.output.TableSink;
import io.fluxion.collector.output.TableStyle;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.source.Log;
import io.fluxion.collector.tui.LiveTerminal;
import io.fluxion.collector.tui.LiveView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The outputs of a run: a queue and a thread for each, which all sources share, and the sinks of
 * each source that write to them.
 */
final class Outputs {
  private final OutputPlan plan;
  private final Streams streams;
  private final Log log;
  private final Runnable quit;
  private final Map<Out, OutputQueue> outs = new LinkedHashMap<>();
  private final List<OutputQueue> queues = new ArrayList<>();
  private final List<OutputFile> files = new ArrayList<>();
  private final Map<Sink, String> names = new LinkedHashMap<>();

  // Where there is a live table, otherwise null.
  private LiveTerminal terminal;
  private LiveView view;
  private Sink viewSink;

  /**
   * Outputs that are not open yet.
   *
   * @param quit called where the person at the live table wants to end the run; null where there is
   *     to be no live table
   */
  Outputs(final OutputPlan plan, final Streams streams, final Log log, final Runnable quit) {
    this.plan = plan;
    this.streams = streams;
    this.log = log;
    this.quit = quit;
  }

  /** Opens every output but the recordings. What files hold they keep so far. */
  void open() throws FailureException, IOException {
    for (final Out out : plan.outs()) {
      final OutputQueue queue = queue(out.name(), out.file(), "--out");
      outs.put(out, queue);
      if (out.form() == Out.Form.CSV && plan.shared()) {
        // Whichever source comes first, the header stands before its rows.
        final byte[] header = CsvSink.header(plan.metrics()).getBytes(StandardCharsets.UTF_8);
        queue.offer(ByteBuffer.wrap(header), 0);
      }
    }
  }

  /**
   * Makes the sinks of a source.
   *
   * @param named the kind of frames whose keys are shown by name, or null
   */
  List<Sink> sinks(final RowSchema rows, final DerivativeStore store, final FrameKind named) {
    final List<Sink> sinks = new ArrayList<>();
    for (final Map.Entry<Out, OutputQueue> out : outs.entrySet()) {
      final Sink sink = new RowOutput(form(out.getKey(), rows, store, named), out.getValue());
      names.put(sink, out.getKey().name());
      sinks.add(sink);
      if (view != null && viewSink == null) {
        viewSink = sink;
      }
    }
    if (view != null) {
      queues.forEach(queue -> view.watch(queue.name(), queue::dropped));
    }
    return sinks;
  }

  /** Opens the recording of a source. */
  Sink recording(final SourcePlan source, final RowSchema rows, final DerivativeStore store)
      throws FailureException, UsageException {
    final String name = "recording " + source.record();
    final OutputQueue queue = queue(name, source.record(), "--record");
    final int entries =
        Math.min(store.capacity(), RecordCommand.defaultEntries(rows.maxKeyBytes()));
    try {
      final Sink sink =
          new RecordOutput(
              rows,
              source.store().settings(store.capacity(), rows, source.isNamed()),
              entries,
              queue);
      names.put(sink, name);
      if (view != null) {
        view.watch(name, queue::dropped);
      }
      return sink;
    } catch (final IllegalArgumentException e) {
      throw FileTarget.failure("--record", source.record(), e.getMessage());
    }
  }

  private Function<OutputStream, Sink> form(
      final Out out, final RowSchema rows, final DerivativeStore store, final FrameKind named) {
    return switch (out.form()) {
      case CSV -> stream -> new CsvSink(store, plan.metrics(), named, !plan.shared(), stream);
      case NDJSON -> stream -> new NdjsonSink(store, plan.metrics(), named, stream);
      default -> stream -> table(out, rows, store, stream);
    };
  }

  private Sink table(
      final Out out, final RowSchema rows, final DerivativeStore store, final OutputStream stream) {
    final boolean onTerminal = out.file() == null && streams.outIsTerminal();
    final boolean ansi = onTerminal && System.getenv("NO_COLOR") == null;
    final TableStyle style =
        new TableStyle(rows.frames(), rows.nanoseconds(), plan.metrics(), ansi);
    if (out.form() == Out.Form.SUMMARY) {
      return new SummarySink(store, style, stream);
    }
    if (onTerminal && quit != null && !plan.shared()) {
      try {
        terminal = LiveTerminal.open();
        view = new LiveView(store, style, terminal, stream, quit);
        return view;
      } catch (final IOException e) {
        log.say("the table is printed at the end, not live: " + e.getMessage());
      }
    }
    return new TableSink(store, style, stream);
  }

  private OutputQueue queue(final String name, final String file, final String option)
      throws FailureException {
    final OutputTarget target =
        file == null ? new StandardOutputTarget(streams) : open(file, option);
    final OutputQueue queue = new OutputQueue(name, target, plan.waits(), log);
    queues.add(queue);
    return queue;
  }

  private OutputTarget open(final String file, final String option) throws FailureException {
    try {
      final OutputFile target = new OutputFile(file);
      files.add(target);
      return target;
    } catch (final IOException e) {
      throw FileTarget.failure(option, file, FileTarget.reason(e));
    }
  }

  /** The live table; null where there is none. */
  LiveView view() {
    return view;
  }

  /** The terminal of the live table; null where there is none. */
  LiveTerminal terminal() {
    return terminal;
  }

  boolean isView(final Sink sink) {
    return sink == viewSink;
  }

  String name(final Sink sink) {
    return names.getOrDefault(sink, "an output");
  }

  List<OutputQueue> queues() {
    return queues;
  }

  /** Says whether files that get no row are empty at the end, or keep what they held. */
  void endEmpty(final boolean empty) {
    files.forEach(file -> file.endsEmpty(empty));
  }

  /** Nobody waits for a slow reader after that time, by {@link System#nanoTime}. */
  void deadline(final long nanos) {
    queues.forEach(queue -> queue.deadline(nanos));
  }

  /** Hears that an output's end is not as it should be. */
  interface Failure {
    void failed(String name, IOException cause);
  }

  /** Writes what is under way and ends the queues' threads. */
  void close(final Failure failure) {
    for (final OutputQueue queue : queues) {
      try {
        queue.close();
      } catch (final IOException e) {
        failure.failed(queue.name(), e);
      }
    }
  }
}
