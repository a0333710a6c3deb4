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

import java.util.LinkedHashMap;
import java.util.Map;
import org.jline.utils.Signals;

/**
 * Ctrl-C, a service manager's stop and a terminal that goes away: each asks a run to end, once. Who
 * asks again once the stop has been heard gets what the system does by itself.
 */
final class StopSignals implements AutoCloseable {
  private final Map<String, Object> previous = new LinkedHashMap<>();

  /**
   * Takes the signals over.
   *
   * @param stop called on a thread of the JVM's; again, and on another thread meanwhile, where a
   *     signal comes again before it has returned
   */
  StopSignals(final Runnable stop) {
    for (final String signal : new String[] {"INT", "TERM", "HUP"}) {
      previous.put(
          signal,
          Signals.register(
              signal,
              () -> {
                stop.run();
                // Not before: a terminal that a stop puts back would stay as it is.
                Signals.registerDefault(signal);
              }));
    }
  }

  @Override
  public void close() {
    previous.forEach(Signals::unregister);
    previous.clear();
  }
}
