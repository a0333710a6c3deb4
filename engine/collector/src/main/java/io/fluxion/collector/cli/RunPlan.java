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
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.Metric;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    List<LiveOut> outs,
    List<Metric> metrics,
    InetSocketAddress endpoint,
    String summary,
    int polls) {

  /** The plan of a run with one source. */
  static RunPlan of(final SourcePlan source, final LiveOptions options, final boolean terminal)
      throws UsageException {
    return new RunPlan(
        List.of(source),
        LiveOut.all(options.outs, terminal),
        source.store().metrics(),
        options.metrics,
        options.summaryJson,
        options.polls());
  }

  /** The same run with other sources. */
  RunPlan with(final List<SourcePlan> others) {
    return new RunPlan(others, outs, metrics, endpoint, summary, polls);
  }

  /**
   * Every file that is written, with the option that names it; none is written twice, or read.
   *
   * @return options by paths, in the order in which they are checked
   */
  Map<String, String> targets() throws UsageException {
    final Map<String, String> targets = new LinkedHashMap<>();
    for (final LiveOut out : outs) {
      add(targets, out.file(), "--out");
    }
    for (final SourcePlan source : sources) {
      add(targets, source.record(), "--record");
    }
    add(targets, summary, "--summary-json");
    final boolean prints = outs.stream().anyMatch(out -> out.file() == null);
    for (final Map.Entry<String, String> target : targets.entrySet()) {
      for (final SourcePlan source : sources) {
        if (source.reads() != null) {
          FileTarget.refuseInput(target.getValue(), target.getKey(), source.reads());
        }
      }
      if (prints) {
        FileTarget.refuseStandardOutput(target.getValue(), target.getKey());
      }
    }
    return targets;
  }

  private static void add(final Map<String, String> targets, final String file, final String option)
      throws UsageException {
    if (file == null) {
      return;
    }
    for (final String other : targets.keySet()) {
      if (file.equals(other) || FileTarget.isSame(file, other)) {
        throw new UsageException(
            "'"
                + file
                + "' is to be written twice"
                + (file.equals(other) ? "" : ", as '" + other + "' too")
                + ": give two files");
      }
    }
    targets.put(file, option);
  }
}
