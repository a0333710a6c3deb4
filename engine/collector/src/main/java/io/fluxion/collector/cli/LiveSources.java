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

import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Streams;
import io.fluxion.collector.source.Glob;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.aeron.CountersSource;
import io.fluxion.collector.source.cgroup.CgroupSource;
import io.fluxion.collector.source.docker.DockerOptions;
import io.fluxion.collector.source.docker.DockerSource;
import io.fluxion.collector.source.process.ProcessSource;
import io.fluxion.collector.source.prometheus.ScrapeSource;
import io.fluxion.collector.source.prometheus.SeriesKind;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Makes the source of a plan. */
final class LiveSources {
  private final LivePlan plan;
  private final Streams streams;
  private LiveShape shape;

  LiveSources(final LivePlan plan, final Streams streams) {
    this.plan = plan;
    this.streams = streams;
    shape = plan.shape();
  }

  /** What the source's rows are, once it is open. */
  LiveShape shape() {
    return shape;
  }

  /**
   * Opens the source.
   *
   * @param stopped whether the run is to end before it has begun
   * @return null where it is
   */
  LiveSource open(final BooleanSupplier stopped)
      throws IOException, InputException, UsageException {
    return switch (plan.kind()) {
      case DOCKER -> docker();
      case LINES -> lines(stopped);
      case CGROUP ->
          new CgroupSource(
              root(plan.options().root()),
              Glob.any(plan.options().names()),
              plan.intervalNanos(),
              maxKeyBytes());
      case PROCESS ->
          new ProcessSource(
              plan.options().matches().isEmpty() ? null : Glob.any(plan.options().matches()),
              plan.intervalNanos(),
              maxKeyBytes());
      case SCRAPE -> scrape();
      case COUNTERS ->
          new CountersSource(file(plan.arguments().get(0)), plan.intervalNanos(), maxKeyBytes());
    };
  }

  private static Path file(final String word) throws UsageException {
    try {
      return Path.of(word);
    } catch (final InvalidPathException e) {
      throw new UsageException("counters takes a file, not '" + word + "': " + e.getReason());
    }
  }

  private LiveSource scrape() throws UsageException {
    final long timeout = plan.timeoutNanos();
    final SeriesKind kind = shape.columns().gauge() ? SeriesKind.GAUGE : SeriesKind.COUNTER;
    return new ScrapeSource(plan.arguments(), plan.intervalNanos(), timeout, kind, maxKeyBytes());
  }

  private int maxKeyBytes() {
    return shape.columns().rows().maxKeyBytes();
  }

  private static Path root(final String word) throws UsageException {
    try {
      return word == null ? CgroupSource.DEFAULT_ROOT : Path.of(word);
    } catch (final InvalidPathException e) {
      throw new UsageException("--root takes a folder, not '" + word + "': " + e.getReason());
    }
  }

  private LiveSource docker() throws IOException, UsageException {
    return new DockerSource(
        DockerOptions.of(
            plan.options().host(),
            plan.options().names(),
            plan.options().labels(),
            plan.intervalNanos(),
            maxKeyBytes()));
  }

  private LiveSource lines(final BooleanSupplier stopped)
      throws IOException, InputException, UsageException {
    final InputFiles<LiveShape> inputs =
        new InputFiles<>(List.of(Input.STANDARD_INPUT), plan.format(), plan.shapes(), streams);
    final Input input = Input.of("standard input", StandardInput.interruptible(streams));
    final AtomicBoolean waited = new AtomicBoolean();
    final Decoder decoder;
    try {
      decoder = inputs.decoder(input, () -> waited.set(true));
    } catch (final InputException e) {
      if (stopped.getAsBoolean()) {
        return null;
      }
      throw e;
    }
    shape = inputs.content();
    return new LineSource(input, decoder, shape.columns().rows().newSample(), waited);
  }
}
