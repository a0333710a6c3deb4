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
import io.fluxion.collector.output.CsvSink;
import io.fluxion.collector.output.Drops;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.FileOutletTarget;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.Grace;
import io.fluxion.collector.output.LiveSink;
import io.fluxion.collector.output.NdjsonSink;
import io.fluxion.collector.output.Outlet;
import io.fluxion.collector.output.OutletTarget;
import io.fluxion.collector.output.RecordOutput;
import io.fluxion.collector.output.RecordingFile;
import io.fluxion.collector.output.RowOutput;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.output.StreamTarget;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.output.TableSink;
import io.fluxion.collector.output.TableStyle;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.source.Log;
import io.fluxion.collector.tui.LiveTerminal;
import io.fluxion.collector.tui.LiveView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The sinks of a live run, each before an outlet of its own. */
final class LiveSinks {
  private final RunPlan plan;
  private final SourcePlan source;
  private final RowSchema rows;
  private final DerivativeStore store;
  private final Streams streams;
  private final Log log;
  private final Runnable stop;
  private final List<LiveSink> sinks = new ArrayList<>();
  private final Map<LiveSink, String> names = new LinkedHashMap<>();
  private final Map<Outlet, String> outlets = new LinkedHashMap<>();
  private final List<FileOutletTarget> files = new ArrayList<>();
  private final List<Drops> drops = new ArrayList<>();
  // Where there is one, otherwise null.
  private LiveTerminal terminal;
  private LiveView view;
  private LiveSink viewSink;

  LiveSinks(
      final RunPlan plan,
      final SourcePlan source,
      final RowSchema rows,
      final DerivativeStore store,
      final Streams streams,
      final Log log,
      final Runnable stop) {
    this.plan = plan;
    this.source = source;
    this.rows = rows;
    this.store = store;
    this.streams = streams;
    this.log = log;
    this.stop = stop;
  }

  /** Opens every output. What files hold they have until the first row for them. */
  void open() throws FailureException {
    for (final LiveOut out : plan.outs()) {
      final Outlet outlet = outlet(out.name(), out.file(), "--out");
      final Drops dropped = drops(out.name());
      final LiveSink sink = new RowOutput(form(out), outlet, dropped);
      add(out.name(), sink);
      if (view != null && viewSink == null) {
        viewSink = sink;
      }
    }
    if (source.record() != null) {
      final String name = "recording " + source.record();
      final Outlet outlet = outlet(name, source.record(), "--record");
      add(name, recording(outlet, drops(name)));
    }
    if (view != null) {
      for (final Drops dropped : drops) {
        view.watch(dropped.sink(), dropped::rows);
      }
    }
  }

  private LiveSink recording(final Outlet outlet, final Drops dropped) throws FailureException {
    final int entries =
        Math.min(store.capacity(), RecordCommand.defaultEntries(rows.maxKeyBytes()));
    try {
      return new RecordOutput(
          RecordedColumns.header(rows).with(source.store().settings(store.capacity())),
          entries,
          outlet,
          dropped);
    } catch (final OutOfMemoryError e) {
      throw FileTarget.failure("--record", source.record(), RecordingFile.tooLarge(entries));
    } catch (final IllegalArgumentException e) {
      throw FileTarget.failure("--record", source.record(), e.getMessage());
    }
  }

  private Function<OutputStream, Sink> form(final LiveOut out) {
    return switch (out.form()) {
      case CSV -> stream -> new CsvSink(store, plan.metrics(), stream);
      case NDJSON -> stream -> new NdjsonSink(store, plan.metrics(), stream);
      default -> stream -> table(out, stream);
    };
  }

  private Sink table(final LiveOut out, final OutputStream stream) {
    if (out.file() == null && streams.outIsTerminal()) {
      try {
        terminal = LiveTerminal.open();
        view = new LiveView(store, style(out), terminal, stream, stop);
        return view;
      } catch (final IOException e) {
        log.say("the table is printed at the end, not live: " + e.getMessage());
      }
    }
    return new TableSink(store, style(out), stream);
  }

  /** The live table; null where there is none. */
  LiveView view() {
    return view;
  }

  /** Whether a sink is the live table. */
  boolean isView(final LiveSink sink) {
    return sink == viewSink;
  }

  /** Whom to wake when a key was pressed, where there is a live table. */
  void onInput(final Runnable wake) {
    if (terminal != null) {
      terminal.onInput(wake);
    }
  }

  private TableStyle style(final LiveOut out) {
    final boolean ansi =
        out.file() == null && streams.outIsTerminal() && System.getenv("NO_COLOR") == null;
    return new TableStyle(rows.frames(), rows.nanoseconds(), plan.metrics(), ansi);
  }

  private void add(final String name, final LiveSink sink) {
    sinks.add(sink);
    names.put(sink, name);
  }

  private Drops drops(final String name) {
    final Drops dropped = new Drops(name, log);
    drops.add(dropped);
    return dropped;
  }

  private Outlet outlet(final String name, final String file, final String option)
      throws FailureException {
    final OutletTarget target = file == null ? new StreamTarget(streams) : open(file, option);
    // What comes from a pipe can wait there; what is polled cannot.
    final Outlet outlet = new Outlet(option.substring(2), target, source.waits());
    outlets.put(outlet, name);
    return outlet;
  }

  private OutletTarget open(final String file, final String option) throws FailureException {
    try {
      final FileOutletTarget target = FileOutletTarget.open(file);
      files.add(target);
      return target;
    } catch (final IOException e) {
      throw FileTarget.failure(option, file, RecordingFile.reason(e));
    }
  }

  /** Whether files that get no row are empty at the end, or have what they held, as at first. */
  void endEmpty(final boolean empty) {
    files.forEach(file -> file.endsEmpty(empty));
  }

  List<LiveSink> all() {
    return sinks;
  }

  List<Drops> drops() {
    return drops;
  }

  String name(final LiveSink sink) {
    return names.getOrDefault(sink, "an output");
  }

  /** Ends the waits for slow readers once the run was told to stop; of the outputs opened. */
  Grace grace() {
    return new Grace(outlets.keySet());
  }

  /** A sink's end that is not as it should be. */
  interface Failure {
    void failed(String name, IOException cause);
  }

  /** Writes what is under way and ends the outlets' threads. */
  void close(final Failure failure) {
    outlets.forEach(
        (outlet, name) -> {
          try {
            final long left = outlet.close();
            if (left > 0) {
              log.say(name + ": too slow, its last " + left + " bytes are not written");
            }
          } catch (final IOException e) {
            failure.failed(name, e);
          }
        });
  }
}
