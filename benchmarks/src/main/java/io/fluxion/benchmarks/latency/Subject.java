// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

/** What is updated. */
interface Subject {
  /** Takes the next sample. */
  void update();

  /** Throws {@link IllegalStateException} where something else was made than was due. */
  void verify();

  /** What it is, and what it did that a reader of its figures has to know. */
  String description();

  /** The subject of that name: idle, engine or naive. */
  static Subject named(final String name, final int keys) {
    return switch (name) {
      case "idle" -> new IdleSubject();
      case "engine" -> new EngineSubject(keys);
      case "naive" -> new NaiveSubject(keys);
      default -> throw new IllegalArgumentException("there is no subject " + name);
    };
  }
}
