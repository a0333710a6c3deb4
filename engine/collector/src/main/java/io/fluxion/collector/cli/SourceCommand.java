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
