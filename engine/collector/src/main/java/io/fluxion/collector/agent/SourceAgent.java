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
package io.fluxion.collector.agent;

import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.source.LiveSource;
import java.io.IOException;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/** Polls a source for as long as it has something to give. */
final class SourceAgent implements Agent {
  private final LiveSource source;
  private final RingOutput out;
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

  SourceAgent(final LiveSource source, final RingOutput out, final End end) {
    this.source = source;
    this.out = out;
    this.end = end;
  }

  @Override
  public int doWork() {
    try {
      out.beginPoll();
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
    out.close();
  }

  @Override
  public String roleName() {
    return "fluxion-" + source.name();
  }
}
