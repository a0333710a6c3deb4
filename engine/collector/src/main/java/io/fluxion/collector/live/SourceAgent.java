package io.fluxion.collector.live;

import io.fluxion.collector.source.InputException;
import io.fluxion.collector.source.UsageException;
import java.io.IOException;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/** Polls a source for as long as it has something to give. */
final class SourceAgent implements Agent {
  private final LiveSource source;
  private final SampleOutput out;
  private final End end;

  /** Hears that a source has ended. */
  interface End {
    /**
     * Called once, on the source's thread.
     *
     * @param cause what it failed of, or null where it is simply at its end
     */
    void ended(Throwable cause);
  }

  SourceAgent(final LiveSource source, final SampleOutput out, final End end) {
    this.source = source;
    this.out = out;
    this.end = end;
  }

  @Override
  public int doWork() {
    try {
      if (source.poll(out)) {
        return 1;
      }
      end.ended(null);
    } catch (final IOException | InputException | UsageException | RuntimeException | Error e) {
      end.ended(e);
    }
    throw new AgentTerminationException();
  }

  @Override
  public void onClose() {
    source.close();
  }

  @Override
  public String roleName() {
    return "fluxion-" + source.name();
  }
}
