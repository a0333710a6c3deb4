package io.fluxion.collector.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jline.utils.Signals;

/**
 * Ctrl-C, a service manager's stop and a terminal that goes away: each asks a run to end, once. Who
 * asks a second time gets what the system does by itself.
 */
final class StopSignals implements AutoCloseable {
  private final Map<String, Object> previous = new LinkedHashMap<>();

  /**
   * Takes the signals over.
   *
   * @param stop called on a thread of the JVM's
   */
  StopSignals(final Runnable stop) {
    for (final String signal : new String[] {"INT", "TERM", "HUP"}) {
      previous.put(
          signal,
          Signals.register(
              signal,
              () -> {
                Signals.registerDefault(signal);
                stop.run();
              }));
    }
  }

  @Override
  public void close() {
    previous.forEach(Signals::unregister);
    previous.clear();
  }
}
