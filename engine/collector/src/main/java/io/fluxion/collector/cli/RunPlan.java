// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Metric;
import io.fluxion.collector.output.Streams;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/**
 * A live run: what is watched, and what is written of it.
 *
 * @param sources one or more
 * @param outs the forms of the output
 * @param metrics what each row of the output has
 * @param endpoint where metrics are exposed, or null
 * @param summary where the summary goes, or null
 * @param polls the run ends after so many polls that gave samples, of each source; 0 for never
 */
record RunPlan(
    List<SourcePlan> sources,
    List<Out> outs,
    List<Metric> metrics,
    InetSocketAddress endpoint,
    String summary,
    int polls) {

  /** The plan of a run with one source. */
  static RunPlan of(final SourcePlan source, final LiveOptions options, final Streams streams)
      throws UsageException {
    return new RunPlan(
        List.of(source),
        options.output.outs(streams),
        source.store().metrics(),
        options.metrics,
        options.output.summaryJson,
        options.polls());
  }

  /** The same run with other sources. */
  RunPlan with(final List<SourcePlan> others) {
    return new RunPlan(others, outs, metrics, endpoint, summary, polls);
  }

  /** What the outputs need to know of the run. */
  OutputPlan outputs() {
    // What comes from a pipe can wait for slow readers; what is polled cannot.
    final boolean waits = sources.stream().allMatch(SourcePlan::waits);
    return new OutputPlan(outs, metrics, waits, sources.size() > 1);
  }

  /** Every file that is written; none is written twice, or read. */
  Targets targets() throws UsageException {
    final Targets targets = new Targets().add(outs);
    for (final SourcePlan source : sources) {
      targets.add(source.record(), "--record");
    }
    return targets
        .add(summary, "--summary-json")
        .refuse(
            sources.stream().map(SourcePlan::reads).filter(Objects::nonNull).toList(),
            outs.stream().anyMatch(out -> out.file() == null));
  }
}
