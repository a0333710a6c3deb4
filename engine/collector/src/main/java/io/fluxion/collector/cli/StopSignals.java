// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
