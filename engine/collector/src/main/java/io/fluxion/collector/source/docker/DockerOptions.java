// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import io.fluxion.collector.input.Excerpt;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.source.Glob;
import java.util.List;
import java.util.function.Predicate;

/**
 * What of a daemon is watched, and how often.
 *
 * @param address where it listens
 * @param names whether a container of that name is watched
 * @param labels {@code K=V} or {@code K}; a container must have all of them
 * @param intervalNanos the distance of two frames of a container, in ns
 * @param maxKeyBytes the longest id
 */
public record DockerOptions(
    DockerAddress address,
    Predicate<String> names,
    List<String> labels,
    long intervalNanos,
    int maxKeyBytes) {
  /** What a pattern costs grows with the name, and no container of Docker's has a longer one. */
  private static final int LONGEST_NAME = 255;

  /**
   * Checks the options of a call.
   *
   * @param host of {@code --host}, or null for the daemon that the docker command would ask: {@code
   *     DOCKER_HOST}, the current context, {@link DockerAddress#DEFAULT}
   * @param names of {@code --name}
   * @param labels of {@code --label}
   * @param intervalNanos above 0
   * @param maxKeyBytes above 0
   * @return options
   * @throws UsageException where a value is invalid, or a context or TLS file cannot be used
   */
  public static DockerOptions of(
      final String host,
      final List<String> names,
      final List<String> labels,
      final long intervalNanos,
      final int maxKeyBytes)
      throws UsageException {
    for (final String label : labels) {
      if (label.isEmpty() || label.startsWith("=")) {
        throw new UsageException(
            "invalid value for --label: '" + Excerpt.of(label) + "': expected KEY or KEY=VALUE");
      }
    }
    return new DockerOptions(
        DockerEnvironment.ofProcess().resolve(host),
        Glob.any(names),
        List.copyOf(labels),
        intervalNanos,
        maxKeyBytes);
  }

  /** Whether a container of that name is watched; one without limits is not. */
  boolean wants(final String name) {
    return name.length() <= LONGEST_NAME && names.test(name);
  }

  /** As much of a name as it takes to tell that it is too long. */
  static String cut(final String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME + 1) : name;
  }
}
