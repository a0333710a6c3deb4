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
package io.fluxion.collector.output;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * Lets a thread sleep until there is work: an idle strategy that costs nothing while nothing comes.
 *
 * <p>Work comes in rounds. A thread that has just worked first looks away for {@link
 * #LINGER_NANOS}, in which nobody needs to wake it: otherwise the many samples of a round would
 * each pay for waking a thread that had gone to sleep after the one before. Only when there is
 * nothing after that does it sleep, and then the first piece of work wakes it at once.
 *
 * <p>The sleeper says that it sleeps and then looks once more for work; whoever brings work puts it
 * there first and then looks whether somebody sleeps. A full fence between the two steps on either
 * side sees to it that one of the two sees the other.
 */
public final class Doorbell implements IdleStrategy {
  /** As long as work may wait that comes right after other work. */
  private static final long LINGER_NANOS = 1_000_000;

  private final BooleanSupplier hasWork;
  private final long longestNanos;
  private volatile Thread sleeper;
  private boolean hasWorked;

  /**
   * A bell nobody sleeps by.
   *
   * @param hasWork looked at on the sleeper's thread, before it sleeps
   * @param longestNanos it wakes then at the latest
   */
  public Doorbell(final BooleanSupplier hasWork, final long longestNanos) {
    this.hasWork = hasWork;
    this.longestNanos = longestNanos;
  }

  @Override
  public void idle(final int workCount) {
    if (workCount > 0) {
      hasWorked = true;
    } else if (hasWorked) {
      hasWorked = false;
      LockSupport.parkNanos(this, LINGER_NANOS);
    } else {
      idle();
    }
  }

  @Override
  public void idle() {
    sleeper = Thread.currentThread();
    VarHandle.fullFence();
    if (!hasWork.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, longestNanos);
    }
    sleeper = null;
  }

  @Override
  public void reset() {
    // Every sleep is as long as the next.
  }

  @Override
  public String alias() {
    return "doorbell";
  }

  /** Wakes the sleeper, if there is one. Called after work was put where it looks. */
  public void ring() {
    VarHandle.fullFence();
    final Thread thread = sleeper;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }
}
