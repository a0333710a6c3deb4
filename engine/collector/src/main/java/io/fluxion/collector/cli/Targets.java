// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.FileTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a run writes, each with the option that names it. */
final class Targets {
  private final Map<String, String> options = new LinkedHashMap<>();

  /** Adds a file, which is null where the option was not given. */
  Targets add(final String file, final String option) throws UsageException {
    if (file == null) {
      return this;
    }
    for (final String other : options.keySet()) {
      if (file.equals(other) || FileTarget.isSame(file, other)) {
        throw new UsageException(
            "'"
                + file
                + "' is to be written twice"
                + (file.equals(other) ? "" : ", as '" + other + "' too")
                + ": give two files");
      }
    }
    options.put(file, option);
    return this;
  }

  /** Adds the files of outputs. */
  Targets add(final List<Out> outs) throws UsageException {
    for (final Out out : outs) {
      add(out.file(), "--out");
    }
    return this;
  }

  /**
   * Refuses files that the run reads, or that standard output goes to.
   *
   * @param inputs what is read: paths, or - for standard input
   * @param prints whether standard output is written
   */
  Targets refuse(final List<String> inputs, final boolean prints) throws UsageException {
    for (final Map.Entry<String, String> target : options.entrySet()) {
      for (final String input : inputs) {
        FileTarget.refuseInput(target.getValue(), target.getKey(), input);
      }
      if (prints) {
        FileTarget.refuseStandardOutput(target.getValue(), target.getKey());
      }
    }
    return this;
  }

  /** Refuses files that could not be written. Opens nothing. */
  void check() throws FailureException {
    for (final Map.Entry<String, String> target : options.entrySet()) {
      FileTarget.check(target.getValue(), target.getKey());
    }
  }

  /** The files, in the order in which they were added. */
  List<String> files() {
    return List.copyOf(options.keySet());
  }
}
