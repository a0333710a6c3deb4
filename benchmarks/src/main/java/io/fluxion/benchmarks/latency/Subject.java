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
