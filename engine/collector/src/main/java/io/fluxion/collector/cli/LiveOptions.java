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

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words of {@code fluxion live} as they were given; null or empty where they were not. */
public final class LiveOptions extends StoreOptions {
  /** In the help these come before those that replay has too. */
  private static final int FIRST_OPTIONS = -100;

  @Parameters(
      paramLabel = "SOURCE",
      hideParamSyntax = true,
      arity = "0..*",
      description = {
        "What to watch:",
        "docker: the containers of a Docker daemon.",
        "cgroup: the control groups of this machine, without a daemon.",
        "process: the processes of this machine.",
        "scrape URL...: what Prometheus exporters expose.",
        "counters FILE: an Aeron driver's cnc.dat, or any file of Agrona counters.",
        "-: lines on standard input: csv, ndjson or docker, with the options of fluxion replay."
      })
  List<String> words = List.of();

  @Option(
      names = "--interval",
      order = FIRST_OPTIONS + 1,
      paramLabel = "T",
      description = {
        "The distance of two polls (250ms, 5s). Default: 1s. docker sends a frame a second: those"
            + " in between are passed over.",
        "It moves defaults: --idle-timeout is 3600s, or 5 intervals where that is longer; scrape's"
            + " --max-gap 300s, or 2.5 intervals."
      })
  String interval;

  @Option(
      names = "--host",
      order = FIRST_OPTIONS + 2,
      paramLabel = "URL",
      description =
          "docker: where the daemon listens, unix:///PATH or tcp://HOST:PORT."
              + " Default: unix:///var/run/docker.sock.")
  String host;

  @Option(
      names = "--name",
      order = FIRST_OPTIONS + 3,
      paramLabel = "GLOB",
      description = "docker, cgroup: only those whose name, or path, matches one of these.")
  List<String> names = List.of();

  @Option(
      names = "--label",
      order = FIRST_OPTIONS + 4,
      paramLabel = "K[=V]",
      description = "docker: only containers that have all of these labels.")
  List<String> labels = List.of();

  @Option(
      names = "--root",
      order = FIRST_OPTIONS + 5,
      paramLabel = "DIR",
      description = "cgroup: every group below this folder. Default: /sys/fs/cgroup.")
  String root;

  @Option(
      names = "--match",
      order = FIRST_OPTIONS + 6,
      paramLabel = "GLOB",
      description = "process: only those whose name or command line matches one of these.")
  List<String> matches = List.of();

  @Option(
      names = "--timeout",
      order = FIRST_OPTIONS + 7,
      paramLabel = "T",
      description = "scrape: how long an answer may take. Default: the interval.")
  String timeout;

  @Option(
      names = "--max-series-per-target",
      order = FIRST_OPTIONS + 8,
      paramLabel = "N",
      description =
          "scrape: how many series one target may have. Default: half of --max-keys where there"
              + " are several targets.")
  String maxSeriesPerTarget;

  @Option(
      names = "--out",
      order = FIRST_OPTIONS + 9,
      paramLabel = "FORM[=FILE]",
      description = {
        "table, csv, ndjson or none; to standard output, or to a file. May be given several times,"
            + " once of them without a file.",
        "Default: table on a terminal, where it is a live view, otherwise csv. Elsewhere a table is"
            + " printed once, at the end."
      })
  List<String> outs = List.of();

  @Option(
      names = "--record",
      order = FIRST_OPTIONS + 10,
      paramLabel = "FILE",
      description = "Keep every sample in a recording, for fluxion replay.")
  String record;

  @Option(
      names = "--metrics",
      order = FIRST_OPTIONS + 11,
      paramLabel = "[HOST:]PORT",
      description =
          "Expose what is known for Prometheus at http://HOST:PORT/metrics. Default host: 127.0.0.1.")
  String metrics;

  @Option(
      names = "--summary-json",
      order = FIRST_OPTIONS + 12,
      paramLabel = "FILE",
      description = "Where counts of the run are written to when it ends.")
  String summaryJson;

  LiveOptions() {}

  /**
   * Where the Docker daemon listens.
   *
   * @return a URL as it was given, or null
   */
  public String host() {
    return host;
  }

  /**
   * Globs, one of which a name or path must match.
   *
   * @return empty where none is given
   */
  public List<String> names() {
    return names;
  }

  /**
   * Labels, all of which a container must have.
   *
   * @return {@code K} or {@code K=V} each; empty where none is given
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * The folder above all control groups.
   *
   * @return a path as it was given, or null
   */
  public String root() {
    return root;
  }

  /**
   * Globs, one of which a process must match.
   *
   * @return empty where none is given
   */
  public List<String> matches() {
    return matches;
  }

  /**
   * Where metrics are to be exposed.
   *
   * @return as it was given, or null
   */
  public String metrics() {
    return metrics;
  }
}
