// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Streams;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** A command of {@code fluxion live}: one source, and what is written of it. */
abstract class SourceCommand implements Callable<Integer> {
  /** In the help the options of the source itself come first. */
  static final int FIRST = -100;

  @ParentCommand private LiveCommand live;
  @Mixin private final LiveOptions outputs = new LiveOptions();
  @Mixin private FluxionCommand.Help help;

  /** The options of the store. */
  abstract StoreOptions store();

  /**
   * The source that the options describe, which is not open yet.
   *
   * @param record where its samples are recorded, or null
   */
  abstract SourcePlan source(String record) throws UsageException;

  /** The run that the options describe. */
  final RunPlan plan(final Streams streams) throws UsageException {
    return RunPlan.of(source(outputs.record), outputs, streams);
  }

  @Override
  public final Integer call() throws UsageException {
    live.refuseConfig();
    return live.run(plan(live.streams()));
  }
}
