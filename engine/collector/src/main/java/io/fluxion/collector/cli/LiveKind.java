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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The kinds of live sources, and which options go with each. */
public enum LiveKind {
  /** The containers of a Docker daemon. */
  DOCKER("docker", 0, 0, Set.of("--host", "--name", "--label", "--interval")),
  /** The control groups of this machine. */
  CGROUP("cgroup", 0, 0, Set.of("--root", "--name", "--interval")),
  /** The processes of this machine. */
  PROCESS("process", 0, 0, Set.of("--match", "--interval")),
  /** What Prometheus exporters expose. */
  SCRAPE(
      "scrape",
      1,
      Integer.MAX_VALUE,
      Set.of("--timeout", "--max-series-per-target", "--interval", "--y-kind", "--max-rate")),
  /** A file of Agrona counters. */
  COUNTERS("counters", 1, 1, Set.of("--interval", "--y-kind", "--max-rate")),
  /** Lines on standard input. */
  LINES(
      "-",
      0,
      0,
      Set.of(
          "--format",
          "--key",
          "--x",
          "--y",
          "--x-kind",
          "--x-type",
          "--y-type",
          "--x-unit",
          "--y-kind",
          "--max-rate"));

  private final String word;
  private final int fewestArguments;
  private final int mostArguments;
  private final Set<String> options;

  LiveKind(
      final String word,
      final int fewestArguments,
      final int mostArguments,
      final Set<String> options) {
    this.word = word;
    this.fewestArguments = fewestArguments;
    this.mostArguments = mostArguments;
    this.options = options;
  }

  String word() {
    return word;
  }

  /** The kind that the call names first. */
  static LiveKind of(final List<String> words) throws UsageException {
    final List<String> known = new ArrayList<>();
    for (final LiveKind kind : values()) {
      if (!words.isEmpty() && kind.word.equals(words.get(0))) {
        return kind;
      }
      known.add(kind.word);
    }
    final String there = "there are: " + Words.alternatives(known);
    throw new UsageException(
        words.isEmpty()
            ? "name a source to watch; " + there
            : "'" + words.get(0) + "' is no live source; " + there);
  }

  /** What follows the source's word, of which there must be as many as it takes. */
  List<String> arguments(final List<String> words) throws UsageException {
    final List<String> arguments = words.subList(1, words.size());
    if (arguments.size() < fewestArguments) {
      throw new UsageException(
          this == SCRAPE
              ? "scrape takes one URL or more, such as http://127.0.0.1:9100/metrics"
              : word + " takes a FILE, such as /dev/shm/aeron/cnc.dat");
    }
    if (arguments.size() > mostArguments) {
      throw new UsageException(
          "'" + arguments.get(mostArguments) + "' follows " + word + ", which takes no more words");
    }
    return arguments;
  }

  /** Refuses options that this kind makes nothing of. */
  void check(final Iterable<String> given) throws UsageException {
    for (final String option : given) {
      if (!options.contains(option)) {
        final List<String> takers = new ArrayList<>();
        for (final LiveKind kind : values()) {
          if (kind.options.contains(option)) {
            takers.add(kind.word);
          }
        }
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "%s goes with %s, not with %s",
                option,
                Words.alternatives(takers),
                word));
      }
    }
  }
}
