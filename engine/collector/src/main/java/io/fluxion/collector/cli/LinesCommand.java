// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Streams;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fluxion live -}. */
@Command(
    name = Input.STANDARD_INPUT,
    sortOptions = false,
    customSynopsis = "fluxion live - [OPTIONS]",
    header = "Watches lines on standard input: csv, ndjson or docker frames, as fluxion replay.",
    description = {
      "",
      "At the end of the input the run ends. Nothing is dropped: the input waits."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Defaults: --max-keys and --max-key-bytes as for fluxion replay; no --idle-timeout.",
      "What counts for --idle-timeout is when rows arrive; without --x-unit, whose unit is not"
          + " known then, the newest x that two keys have reached.",
      "",
      "Example:",
      "  tail -f a.csv | fluxion live - --key id --x t --x-unit s --y rx",
      ""
    })
final class LinesCommand extends SourceCommand {
  @Mixin private final ColumnOptions columns = new ColumnOptions();
  @Mixin private final RowStoreOptions store = new RowStoreOptions();

  @Override
  StoreOptions store() {
    return store;
  }

  @Override
  SourcePlan source(final String record) throws UsageException {
    if (columns.format == Format.FLUXION) {
      throw new UsageException("a recording is no live source: fluxion replay reads it");
    }
    inputs(null);
    return new SourcePlan("lines", this::open, 0, store, record, Input.STANDARD_INPUT);
  }

  /** Checks the options. */
  private InputFiles inputs(final Streams streams) throws UsageException {
    return new InputFiles(
        List.of(Input.STANDARD_INPUT),
        columns,
        store.maxKeyBytes,
        store.reset,
        (rows, settings) -> new StoreBuilder(store, rows).schema(),
        streams);
  }

  private SourcePlan.Opened open(final Streams streams, final BooleanSupplier stopped)
      throws IOException, InputException, UsageException {
    final InputFiles inputs = inputs(streams);
    final Input input = Input.of("standard input", interruptible(streams));
    final LineSource.Waits waits = new LineSource.Waits();
    final Decoder decoder;
    try {
      decoder = inputs.decoder(input, waits);
    } catch (final InputException e) {
      if (stopped.getAsBoolean()) {
        return null;
      }
      throw e;
    }
    return new SourcePlan.Opened(
        new LineSource(input, decoder, inputs.rows().newSample(), waits), inputs.rows());
  }

  /** A stream whose reads end when their thread is interrupted, where the system lets it. */
  private static InputStream interruptible(final Streams streams) {
    return streams.in() == System.in
        ? Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel())
        : streams.in();
  }
}
