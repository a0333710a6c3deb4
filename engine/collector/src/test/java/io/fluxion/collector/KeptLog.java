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
package io.fluxion.collector;

import io.fluxion.collector.source.SampleOutput;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a live source says besides samples. */
public abstract class KeptLog implements SampleOutput {
  private final List<String> malformed = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  /** Nothing said yet. */
  protected KeptLog() {}

  @Override
  public final void malformed(final String place, final String reason) {
    malformed.add(place + ": " + reason);
  }

  @Override
  public final void malformed(final long rows) {
    malformed.add(rows + " not named");
  }

  @Override
  public final void say(final String message) {
    said.add(message);
  }

  /** What was malformed: place and reason. */
  public final List<String> malformed() {
    return malformed;
  }

  /** What was said. */
  public final List<String> said() {
    return said;
  }

  /** Forgets all of that. */
  protected final void clearLog() {
    malformed.clear();
    said.clear();
  }
}
